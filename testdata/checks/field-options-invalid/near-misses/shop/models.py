from os import environ

from django.core.validators import validate_slug
from django.db import models

WIDTH = int(environ["WIDTH"])


class Money(models.DecimalField):
    def __init__(self, *args, **kwargs):
        kwargs["max_digits"] = 12
        super().__init__(*args, **kwargs)


class Checked(models.CharField):
    def check(self, **kwargs):
        return []


class Book(models.Model):
    a = models.CharField(max_length=WIDTH)
    b = models.CharField()
    c = Money(max_digits=2, decimal_places=4)
    d = models.DecimalField(**{"max_digits": 3, "decimal_places": 2})
    e = models.DateTimeField(auto_now=False, auto_now_add=True)
    f = models.FilePathField(path="/", allow_files=False, allow_folders=True)
    g = models.GenericIPAddressField(blank=True, null=True)
    h = models.TextField(validators=[validate_slug, lambda value: None])
    i = models.FileField(upload_to="books/")
    j = models.BinaryField(default=b"bytes")
    k = models.IntegerField(max_length=None)
    l = Checked(max_length=0)
    m = models.EmailField()
    n = models.BooleanField(db_index=1)
