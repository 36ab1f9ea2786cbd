from django.test import TestCase
from django.urls import reverse

from core.testing import make_shop


class ReviewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_shop(3)

    def test_pages_answer(self):
        for name in ["latest", "helpful", "averages"]:
            with self.subTest(name=name):
                self.assertEqual(
                    self.client.get(reverse(f"reviews:{name}")).status_code, 200
                )

    def test_latest_is_one_query(self):
        with self.assertNumQueries(1):
            self.client.get(reverse("reviews:latest"))
