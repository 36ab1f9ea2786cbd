from .models import Author, Book, Chapter


def known_parent_and_on(pk):
    author = Author.objects.get(pk=pk)
    return [book.author.team.name for book in author.books.filter(state=1)]


def given_instead(name):
    return [book.zone(override="UTC") for book in Book.objects.all()]


def no_user():
    for book in Book.objects.all():
        book.translate(None, 3)


def switched_off(user):
    for book in Book.objects.all():
        book.after_save(user, check_new=False)


def not_one_of_them():
    for book in Book.objects.all():
        book.clear("outdated")


def attribute_is_filled():
    return [len(book.all_chapters) for book in Book.loading.with_chapters()]


def assigned_and_on(author):
    for book in Book.objects.all():
        book.author = author
        print(book.author.team.name)


def given_something(request):
    return [book.zone(override=request.zone) for book in Book.objects.all()]


def read_after_it_was_written():
    for chapter in Chapter.objects.all():
        Book.objects.filter(pk=chapter.book_id).update(state=2)
        print(chapter.book.state)
