from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse

from catalog.models import Book
from core.testing import make_shop


class CatalogTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_shop(3)

    def test_front_page_loads_what_it_shows(self):
        with self.assertNumQueries(3):
            response = self.client.get(reverse("catalog:books"))
        self.assertContains(response, "Publisher 2")

    def test_every_page_answers(self):
        for name in [
            "books",
            "authors",
            "publishers",
            "prices",
            "index",
            "genres",
            "audio",
        ]:
            with self.subTest(name=name):
                self.assertEqual(
                    self.client.get(reverse(f"catalog:{name}")).status_code, 200
                )

    def test_book_has_a_page(self):
        for book in Book.objects.all():
            self.assertContains(
                self.client.get(book.get_absolute_url()), book.publisher.name
            )

    def test_export(self):
        out = StringIO()
        call_command("export_catalog", stdout=out)
        self.assertIn("Book 1,Publisher 1,Author 1,10.00", out.getvalue())
        call_command("export_catalog", "--authors", stdout=out)
        self.assertIn("https://author2.example/", out.getvalue())
