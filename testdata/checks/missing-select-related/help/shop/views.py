from .models import Author, Book


def methods_of_managers():
    return Book.objects.names(), Book.objects.some(), Book.listed.all().titles(), Book.listed.all().listed()


def authors_of_books():
    authors = [book.author for book in Book.objects.select_related("author")]
    for author in authors:
        print(author.portrait.path)  # expect: missing-select-related
        # help: load it with the rows: `Book.objects.select_related("author").select_related("author__portrait")`


def locked_with_a_relation_that_may_be_missing():
    for book in Book.objects.select_for_update():
        print(book.editor.name)  # expect: missing-select-related
        # help: load it with the rows: `Book.objects.select_for_update().select_related("editor")`, with `select_for_update(of=("self",))`: rows that may be missing can't be locked


def locked_with_a_relation_that_is_there():
    for book in Book.objects.select_for_update():
        print(book.author.name)  # expect: missing-select-related
        # help: load it with the rows: `Book.objects.select_for_update().select_related("author")`


def locked_alone():
    for book in Book.objects.select_for_update(of=("self",)):
        print(book.editor.name)  # expect: missing-select-related
        # help: load it with the rows: `Book.objects.select_for_update(of=...).select_related("editor")`


def only_the_key():
    for book in Book.objects.all():
        print(book.author.pk)  # expect: missing-select-related
        # help: read `book.author_id`: the row has the key itself, nothing needs to be loaded


def only_a_key_of_another_name():
    for author in Author.objects.all():
        print(author.publisher.code)  # expect: missing-select-related
        # help: read `author.publisher_id`: the row has the key itself, nothing needs to be loaded


def only_the_key_of_the_second_hop():
    for book in Book.objects.all():
        print(book.author.publisher.pk)  # expect: missing-select-related, missing-select-related
        # help: load it with the rows: `Book.objects.all().select_related("author")`
        # help: read `book.author.publisher_id`: the row has the key itself, nothing needs to be loaded


def the_key_and_more():
    for book in Book.objects.all():
        print(book.author.id)  # expect: missing-select-related
        # help: load it with the rows: `Book.objects.all().select_related("author")`
        print(book.author.name)


def the_key_of_a_row_of_another_table():
    for author in Author.objects.all():
        print(author.portrait.pk)  # expect: missing-select-related
        # help: load it with the rows: `Author.objects.all().select_related("portrait")`
