from django.db import models


class Book(models.Model):
    title_ = models.TextField()  # expect: field-name-invalid
    sub__title = models.TextField()  # expect: field-name-invalid
    pk = models.TextField()  # expect: field-name-invalid
