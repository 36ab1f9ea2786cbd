from django.db import models


class Book(models.Model):
    _title = models.TextField()
    class_ = "not a field"
    pk_text = models.TextField()

    def save_(self):
        pass


class Draft(models.Model):
    title_ = models.TextField()

    class Meta:
        abstract = True
