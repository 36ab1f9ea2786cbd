from .models import Author, Book


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
