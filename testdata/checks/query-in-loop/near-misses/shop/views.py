import remote

from .models import Author, Book


def asked_once():
    authors = Author.objects.in_bulk()
    return [authors[book.author_id].name for book in Book.objects.all()]


def keys_at_once():
    keys = [book.author_id for book in Book.objects.all()]
    return list(Author.objects.filter(pk__in=keys))


def does_not_depend_on_the_row():
    for book in Book.objects.all():
        print(book.title, Author.objects.count())  # expect: query-loop-invariant


def lazily_built():
    return [Author.objects.filter(pk=book.author_id) for book in Book.objects.all()]


def short_literal_loop():
    for name in ("Ann", "Bob"):
        print(Author.objects.get(name=name))


def writes():
    for book in Book.objects.all():
        Author.objects.filter(pk=book.author_id).update(name=book.title)


def loop_variable_of_an_earlier_loop():
    last = None
    for book in Book.objects.all():
        last = book.author_id
    for author in Author.objects.all():
        print(author.name, Author.objects.filter(pk=last).exists())  # expect: query-loop-invariant


def first_match(title):
    for book in Book.objects.all():
        if book.title == title:
            return Author.objects.get(pk=book.author_id)


def remembered():
    authors = {}
    for book in Book.objects.all():
        if book.author_id not in authors:
            authors[book.author_id] = Author.objects.get(pk=book.author_id)
    return authors


def one_row_at_a_time():
    for pk in Book.objects.values_list("pk", flat=True):
        print(Book.objects.get(pk=pk).title)


def locked_one_by_one():
    for author in Author.objects.all():
        print(author.books.select_for_update().filter(in_print=True).first())


def only_when_it_changes():
    last = None
    author = None
    for book in Book.objects.order_by("author_id"):
        if last != book.author_id:
            last = book.author_id
            author = Author.objects.get(pk=book.author_id)
        print(author, book.title)


def only_until_it_is_known():
    first = None
    for book in Book.objects.all():
        if first is None:
            first = Author.objects.filter(pk=book.author_id).first()
    return first


def remembered_queryset():
    last = rows = None
    for book in Book.objects.order_by("author_id"):
        if rows is None or last != book.author_id:
            last = book.author_id
            rows = Author.objects.filter(pk=book.author_id)
        for author in rows:
            print(author.name, book.title)


def kinds_of_rows():
    for title in Book.objects.values_list("title", flat=True).distinct():
        print(Book.objects.filter(title=title).count())
    for title in set(Book.objects.values_list("title", flat=True)):
        print(Book.objects.filter(title=title).count())


def under_a_lock():
    for author in Author.objects.iterator():
        with author.lock:
            print(author.books.filter(in_print=True).count())


def repeated_by_something_else():
    for author in Author.objects.all():
        for title in remote.titles(author.name):
            print(Book.objects.filter(title=title).exists())


def writes_every_row():
    for author in Author.objects.all():
        author.rank = Book.objects.filter(author=author).count()
        author.save()


def kept_in_the_cache():
    for book in Book.objects.all():
        print(book.latest_cover(), book.oldest_cover())


def kept_in_a_dict():
    counts = {}
    for book in Book.objects.all():
        if book.author_id in counts:
            count = counts[book.author_id]
        else:
            count = Book.objects.filter(author=book.author_id).count()
        counts[book.author_id] = count - 1
        print(count)


def add_reader():
    Author.objects.create(name="reader")


def writes_once():
    add_reader()


def writes_in_another_function():
    for book in Book.objects.all():
        add_reader()
        print(Author.objects.filter(books=book).count())
