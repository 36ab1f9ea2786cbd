from django.db import models


class Book(models.Model):
    title = models.CharField()  # expect: field-options-invalid
    slug = models.SlugField()
