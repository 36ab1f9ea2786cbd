import csv

from django.core.management.base import BaseCommand

from catalog.models import Author, Book


class Command(BaseCommand):
    help = "Writes the catalogue as CSV to standard output."

    def add_arguments(self, parser):
        parser.add_argument(
            "--authors",
            action="store_true",
            help="export the authors instead of the books",
        )

    def handle(self, *args, **options):
        writer = csv.writer(self.stdout, lineterminator="\n")
        if options["authors"]:
            self.export_authors(writer)
        else:
            self.export_books(writer)

    def export_books(self, writer):
        books = Book.objects.in_print().for_listing()
        for book in books.iterator(chunk_size=500):
            names = ", ".join(author.name for author in book.authors.all())
            writer.writerow([book.title, book.publisher.name, names, book.price])

    def export_authors(self, writer):
        for author in Author.objects.filter(profile__isnull=False):
            writer.writerow([author.name, author.profile.website])
