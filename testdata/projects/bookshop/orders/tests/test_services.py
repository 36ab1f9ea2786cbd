from django.test import TestCase
from django.urls import reverse

from catalog.models import Book
from core.testing import make_shop
from orders import services
from orders.models import Order


class ServiceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.customer = make_shop(3)

    def test_order_takes_the_price_of_the_book(self):
        book = Book.objects.get(slug="book-1")
        order = services.place_order(self.customer, {book.pk: 2})
        self.assertEqual([line.price for line in order.lines.all()], [book.price])

    def test_more_than_the_stock_is_refused(self):
        book = Book.objects.get(slug="book-1")
        with self.assertRaises(services.OutOfStock):
            services.place_order(self.customer, {book.pk: 6})

    def test_packing_list(self):
        self.assertIn(
            "Customer 0: 1 x Book 0 (collect)",
            services.packing_list(Order.objects.all()),
        )

    def test_restock(self):
        services.restock({f"{1:013}": 4})
        self.assertEqual(Book.objects.get(slug="book-1").stock, 9)

    def test_reminders_need_no_query_for_each_order(self):
        Order.objects.update(paid=None)
        with self.assertNumQueries(4):
            self.assertEqual(len(services.reminders()), 3)

    def test_countries(self):
        self.assertEqual(services.countries_served(), {})

    def test_pages_answer(self):
        self.client.force_login(self.customer.user)
        for name in ["orders:orders", "orders:packing", "orders:bestsellers"]:
            with self.subTest(name=name):
                self.assertEqual(self.client.get(reverse(name)).status_code, 200)
