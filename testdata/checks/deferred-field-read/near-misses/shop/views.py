from .models import Author, Book


def named():
    return [(book.pk, book.id, book.title) for book in Book.objects.only("title")]


def key_is_named():
    return [book.author_id for book in Book.objects.only("author")]


def later_only_replaces():
    return [book.summary for book in Book.objects.only("title").only("summary")]


def nothing_is_deferred_any_more():
    return [book.summary for book in Book.objects.defer("summary").defer(None)]


def names_from_elsewhere(names):
    return [book.summary for book in Book.objects.only(*names)]


def one_row():
    return Book.objects.only("title").first().summary


def no_column():
    return [author.nickname for author in Author.objects.only("name")]


def key_of_a_relation_that_is_named():
    return [book.author_id for book in Book.objects.only("title", "author__name")]
