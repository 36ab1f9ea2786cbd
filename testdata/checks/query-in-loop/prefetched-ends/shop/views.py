from .models import Author


def first_of_what_is_there():
    return [author.books.first() for author in Author.objects.prefetch_related("books")]


def last_turns_the_order():
    return [author.books.last() for author in Author.objects.prefetch_related("books")]  # expect: prefetch-defeated


def latest_orders_again():
    return [author.books.latest("pk") for author in Author.objects.prefetch_related("books")]  # expect: prefetch-defeated
