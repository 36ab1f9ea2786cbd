from .models import Author, Book, Review


def streamed():
    for author in Author.objects.prefetch_related("books"):
        for book in author.books.iterator():  # expect: prefetch-defeated
            # help: go through `all()` without `iterator()`: its rows are there
            print(book.title)


def streamed_all():
    for author in Author.objects.all():
        print([book.title for book in author.books.all().iterator()])  # expect: query-in-loop
        # help: fetch the rows at once: `prefetch_related("books")` on the loop's queryset, and no `iterator()` here: it asks again for rows that are prefetched


def streamed_some():
    for author in Author.objects.iterator():
        print(list(author.books.filter(in_print=True).iterator()))  # expect: query-in-loop
        # help: fetch the rows at once: `Prefetch("books", queryset=..., to_attr=...)` on the loop's queryset (`iterator()` then needs a `chunk_size`)


def first_of_some():
    for author in Author.objects.all():
        print(author.books.order_by("-pk")[0])  # expect: query-in-loop
        # help: ask with the rows: a `Subquery` annotation on the loop's queryset, or one ordered query before the loop


def filtered_by_the_row():
    for book in Book.objects.all():
        print(list(book.reviews.filter(stars__gt=book.pk)))  # expect: query-in-loop
        # help: take the query out of the loop: one query before it for all rows, grouped by key


def days_of_each():
    for book in Book.objects.all():
        for day in book.reviews.dates("written", "day"):  # expect: query-in-loop
            # help: ask once before the loop: `values_list(key, Trunc(...)).distinct()` gives the dates of all rows
            print(day)


def of_each_day():
    for day in Review.objects.dates("written", "day"):
        print(list(Review.objects.filter(written=day)))  # expect: query-in-loop
        # help: ask once before the loop: one query for all dates, annotated with the same `Trunc(...)` and grouped by it
