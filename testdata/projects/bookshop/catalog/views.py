from django.db.models import Count, Prefetch
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import ListView

from catalog.models import AudioBook, Author, Book, Genre, Publisher


class BookList(ListView):
    """The shop's front page. The template names the publisher and the authors of every book."""

    queryset = Book.objects.in_print().for_listing()
    template_name = "catalog/book_list.html"
    context_object_name = "books"
    paginate_by = 50


class AuthorList(ListView):
    model = Author
    template_name = "catalog/author_list.html"
    context_object_name = "authors"

    def get_queryset(self):
        newest_first = Book.objects.in_print().order_by("-published")
        return (
            super()
            .get_queryset()
            .select_related("profile")
            .prefetch_related(
                Prefetch("books", queryset=newest_first, to_attr="books_in_print")
            )
        )


def book_detail(request, slug):
    book = get_object_or_404(
        Book.objects.select_related("publisher", "sequel_of"), slug=slug
    )
    return render(
        request,
        "catalog/book_detail.html",
        {
            "book": book,
            "authors": book.authors.all(),
            "reviews": book.reviews.select_related("customer"),
        },
    )


def price_feed(request):
    """What is in stock, for comparison sites."""
    rows = []
    for book in Book.objects.filter(stock__gt=0):
        rows.append(
            {
                "title": book.title,
                "price": str(book.price),
                "publisher": book.publisher.name,
                "country": book.publisher.country,
            }
        )
    return JsonResponse({"books": rows})


def search_index(request):
    """Everything that the search box looks through."""
    books = Book.objects.select_related("publisher").order_by("pk")
    return JsonResponse(
        {
            "books": [
                {
                    "title": book.title,
                    "publisher": book.publisher.name,
                    "authors": [author.name for author in book.authors.all()],
                }
                for book in books
            ]
        }
    )


def genre_index(request):
    """Genres with their parents. The identifier of the parent is a column of the row, so it costs nothing."""
    genres = Genre.objects.annotate(book_count=Count("book"))
    return JsonResponse(
        {
            "genres": [
                {
                    "name": genre.name,
                    "books": genre.book_count,
                    "parent": genre.parent_id,
                }
                for genre in genres
            ]
        }
    )


def audio_feed(request):
    audio_books = AudioBook.objects.select_related("narrator__profile", "publisher")
    return JsonResponse(
        {
            "audio": [
                {
                    "title": audio.title,
                    "publisher": audio.publisher.name,
                    "narrator": audio.narrator.name,
                    "minutes": audio.minutes,
                }
                for audio in audio_books
            ]
        }
    )


def publisher_list(request):
    """Publishers with the number of their books in print."""
    publishers = []
    for publisher in Publisher.objects.all():
        in_print = Book.objects.filter(publisher=publisher, out_of_print=False).count()
        publishers.append((publisher, in_print))
    return render(request, "catalog/publisher_list.html", {"publishers": publishers})
