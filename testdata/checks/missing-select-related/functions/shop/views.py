from itertools import groupby
from operator import attrgetter

from . import services
from .models import Author, Book, Cover
from .services import (
    Report,
    Shelf,
    all_books,
    collect,
    collect_loaded,
    describe,
    each,
    itself,
    lines,
    loaded_books,
    name_of,
    remembered,
    replaced,
    short,
)


def helper_in_another_module():
    return [describe(book) for book in Book.objects.all()]  # expect: missing-select-related


def helper_through_its_module():
    for book in Book.objects.all():
        services.describe(book)  # expect: missing-select-related


def helper_of_loaded_rows():
    return [describe(book) for book in Book.objects.select_related("author")]


def flag_is_off():
    return [short(book) for book in Book.objects.all()]


def flag_is_on():
    return [short(book, with_author=True) for book in Book.objects.all()]  # expect: missing-select-related


def queryset_as_argument():
    return collect(Book.objects.all())


def queryset_as_argument_again():
    return collect(Book.objects.filter(title="x"))


def loaded_queryset_as_argument():
    return collect_loaded(Book.objects.select_related("author"))


def queryset_as_result():
    return [book.author.name for book in all_books()]  # expect: missing-select-related


def queryset_as_result_refined():
    return [book.author.name for book in all_books(only_series=True).order_by("pk")]  # expect: missing-select-related


def loaded_queryset_as_result():
    return [book.author.name for book in loaded_books()]


def property_of_the_row():
    return [book.byline for book in Book.objects.all()]  # expect: missing-select-related


def property_of_a_function():
    return [book.credit for book in Book.objects.all()]  # expect: missing-select-related


def property_of_a_function_loaded():
    return [book.credit for book in Book.objects.select_related("author")]


def methods_three_deep():
    return [book.origin for book in Book.objects.all()]  # expect: missing-select-related "author__country"


def methods_three_deep_loaded():
    return [book.origin for book in Book.objects.select_related("author__country")]


def text_of_the_row():
    return [str(author) for author in Author.objects.all()]  # expect: missing-select-related


def formatted():
    for author in Author.objects.all():
        print(f"- {author}")  # expect: missing-select-related


def printed():
    for author in Author.objects.all():
        print(author)  # expect: missing-select-related


def formatted_the_old_way():
    return ["%s!" % author for author in Author.objects.all()]  # expect: missing-select-related


def texts_by_map():
    return ", ".join(map(str, Author.objects.select_related("country")))


def own_queryset_method():
    return [book.author.name for book in Book.objects.in_series()]  # expect: missing-select-related


def own_queryset_method_that_loads():
    return [book.author.name for book in Book.objects.with_author()]


def own_manager_method():
    return [book.author.name for book in Book.objects.newest()]  # expect: missing-select-related


def own_methods_chained():
    return [book.author.name for book in Book.objects.newest().with_author().in_series()]


def manager_that_loads():
    return [book.author.name for book in Book.loaded.filter(title="x")]


def manager_that_makes_its_own_queryset():
    return [book.author.name for book in Book.plain.all()]  # expect: missing-select-related


def manager_of_a_queryset():
    return [book.author.name for book in Book.querysets.in_series()]  # expect: missing-select-related


def generator():
    return list(lines(Book.objects.all()))


def generator_of_rows():
    return [book.author.name for book in each(Book.objects.all())]  # expect: missing-select-related


def generator_of_loaded_rows():
    return [book.author.name for book in each(Book.objects.select_related("author"))]


def mapped():
    return list(map(name_of, Book.objects.all()))  # expect: missing-select-related


def sorted_by_a_function():
    return sorted(Book.objects.all(), key=name_of)  # expect: missing-select-related


def sorted_by_a_getter():
    return sorted(Book.objects.all(), key=attrgetter("author.name"))  # expect: missing-select-related


def sorted_by_a_column():
    return sorted(Book.objects.all(), key=attrgetter("title"))


def function_held_by_a_name():
    render = describe
    return [render(book) for book in Book.objects.all()]  # expect: missing-select-related


def nested_function():
    loads = Book.objects.all()

    def render(book):
        return book.author.name

    return [render(book) for book in loads]  # expect: missing-select-related


def memoised():
    return [remembered(book) for book in Book.objects.all()]


def decorated_with_something_else():
    return [replaced(book) for book in Book.objects.all()]


def recursion():
    return [itself(book) for book in Book.objects.all()]  # expect: missing-select-related


def object_with_a_queryset():
    return Report(Book.objects.all()).rows()


def iterable_object():
    return [book.author.name for book in Shelf()]  # expect: missing-select-related


def collected_by_hand():
    rows = []
    for book in Book.objects.all():
        rows.append(book)
    return [book.author.name for book in rows]  # expect: missing-select-related


def names_given(names=("author",)):
    return [book.author.name for book in Book.objects.select_related(*names)]


def in_a_dict():
    context = {"books": Book.objects.all(), "title": "Books"}
    return [book.author.name for book in context["books"]]  # expect: missing-select-related


def one_to_one_forward():
    return [cover.book.title for cover in Cover.objects.all()]  # expect: missing-select-related


def one_to_one_backward():
    return [book.cover.pk for book in Book.objects.all()]  # expect: missing-select-related


def one_to_one_back_again():
    return [book.cover.book.title for book in Book.objects.select_related("cover")]


def known_parent(pk):
    author = Author.objects.get(pk=pk)
    return [book.author.name for book in author.books.all()]


def saved_one_by_one():
    for book in Book.objects.all():
        book.title = book.title.strip()
        book.save()


def cache_by_hand():
    names = {}
    for book in Book.objects.all():
        if book.author_id not in names:
            names[book.author_id] = name_of(book)
    return names


def result_given_on():
    return collect_more(all_books())


def collect_more(books):
    return [book.author.name for book in books]  # expect: missing-select-related


def of_the_user(request):
    return [author.country.name for author in request.user.authors.all()]  # expect: missing-select-related


def annotated_as_text(author: "Author"):
    return [book.series.name for book in author.books.all()]  # expect: missing-select-related


def annotated_as_optional(author: Author | None):
    return [book.series.name for book in author.books.all()]  # expect: missing-select-related


def grouped():
    for name, books in groupby(Book.objects.all(), key=name_of):  # expect: missing-select-related
        print(name, list(books))


def rows_in_a_dict():
    books = {book.pk: book for book in Book.objects.all()}
    return [book.author.name for book in books.values()]  # expect: missing-select-related


def rows_put_into_a_dict():
    books = {}
    for book in Book.objects.all():
        books[book.pk] = book
    return [book.author.name for key, book in books.items()]  # expect: missing-select-related


def several_relations_behind_one_call():
    return [summary(book) for book in Book.objects.all()]  # expect: missing-select-related "author__country"


def summary(book):
    return [book.author.country.name, book.series.name]


def read_again_from_the_same_rows():
    books = list(Book.objects.all())
    names = [book.author.name for book in books]  # expect: missing-select-related
    return names + [book.author.name for book in books]
