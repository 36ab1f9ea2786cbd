from .catalogue import Author, Book, Chapter, Genre, Magazine, Publication, Shelf
from .loans import Fine, Loan, Note, Reminder

__all__ = ["Author", "Book", "Chapter", "Fine", "Genre", "Loan", "Magazine", "Note", "Publication", "Reminder", "Shelf"]
