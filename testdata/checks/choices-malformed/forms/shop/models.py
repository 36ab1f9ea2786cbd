from django.db import models


class Book(models.Model):
    one = models.CharField(max_length=2, choices="ab")  # expect: choices-malformed
    two = models.CharField(max_length=9, choices=["new", "old"])  # expect: choices-malformed
    three = models.IntegerField(choices=[(1, "a", "x"), (2, "b")])  # expect: choices-malformed
    four = models.CharField(max_length=3, choices=[("group", [("new", "N"), ("sold", "S")])])  # expect: choices-malformed "sold"
