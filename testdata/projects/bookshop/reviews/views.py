from django.db.models import Avg
from django.http import JsonResponse
from django.shortcuts import render

from catalog.models import Book
from reviews.models import Review


def latest(request):
    """The newest reviews. Book and customer are loaded with them."""
    reviews = Review.objects.select_related("book", "customer")[:20]
    return render(request, "reviews/latest.html", {"reviews": reviews})


def most_helpful(request):
    """Reviews by the number of votes that call them helpful."""
    reviews = Review.objects.filter(stars__gte=4).select_related("book")
    ranked = sorted(
        (
            (
                sum(vote.helpful for vote in review.vote_set.all()),
                review.pk,
                review.book.title,
            )
            for review in reviews
        ),
        reverse=True,
    )
    return JsonResponse(
        {"reviews": [{"votes": votes, "book": title} for votes, _, title in ranked]}
    )


def averages(request):
    """The mean of the stars of every book, by one query."""
    books = Book.objects.annotate(mean=Avg("reviews__stars")).values("title", "mean")
    return JsonResponse(
        {"books": [{"title": book["title"], "mean": book["mean"]} for book in books]}
    )
