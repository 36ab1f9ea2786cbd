"""A small shop for the tests of all apps."""

from django.contrib.auth import get_user_model
from django.utils import timezone

from catalog.models import Author, Book, Profile, Publisher
from orders.models import Customer, Order, OrderLine
from reviews.models import Review, Vote


def make_shop(size):
    """`size` publishers, authors, books, customers, orders and reviews; returns the first customer."""
    first = None
    for number in range(size):
        publisher = Publisher.objects.create(name=f"Publisher {number}", country="DE")
        author = Author.objects.create(name=f"Author {number}")
        Profile.objects.create(
            author=author, website=f"https://author{number}.example/"
        )
        book = Book.objects.create(
            title=f"Book {number}",
            slug=f"book-{number}",
            isbn=f"{number:013}",
            price=10,
            stock=5,
            publisher=publisher,
        )
        book.authors.add(author)
        user = get_user_model().objects.create_user(
            f"user{number}", f"user{number}@shop.example", is_staff=True
        )
        customer = Customer.objects.create(user=user, name=f"Customer {number}")
        order = Order.objects.create(customer=customer, paid=timezone.now())
        OrderLine.objects.create(order=order, book=book, price=book.price)
        review = Review.objects.create(book=book, customer=customer, stars=4)
        Vote.objects.create(review=review, customer=customer, helpful=True)
        first = first or customer
    return first
