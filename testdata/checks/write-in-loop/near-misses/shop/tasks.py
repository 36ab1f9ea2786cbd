from .models import Author, Bill, Book, LateBill, Note, Order


def drop(author):
    for book in author.books.all():
        book.delete()


def does_more(mailer):
    for book in Book.objects.all():
        book.in_print = False
        book.save()
        mailer.tell(book)


def one_by_one():
    for book in Book.objects.all():
        try:
            book.rank = 1
            book.save()
        except ValueError:
            print(book)


def property_of_a_row():
    for book in Book.objects.all():
        book.shelf = 1
        book.save()


def nothing_set():
    for book in Book.objects.all():
        book.save()


def own_save():
    for order in Order.objects.all():
        order.done = True
        order.save()


def sends_signals():
    for bill in Bill.objects.all():
        bill.paid = True
        bill.save()


def sets_a_date():
    for note in Note.objects.all():
        note.text = ""
        note.save()


def has_a_parent():
    for bill in LateBill.objects.all():
        bill.days = 1
        bill.save()


def uses_what_it_creates():
    for author in Author.objects.all():
        book = Book.objects.create(author=author, title="")
        print(book)


def of_a_list(names):
    for name in names:
        Author.objects.create(name=name)


def drops_some():
    for book in Book.objects.all():
        if len(book.title) > 3:
            book.delete()


def drops_the_first():
    for book in Book.objects.all()[:10]:
        book.delete()


def drops_distinct_rows():
    for author in Author.objects.filter(books__rank=1).distinct():
        author.delete()
