from shop.models import Book
