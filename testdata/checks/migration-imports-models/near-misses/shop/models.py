from django.db import models


class Book(models.Model):
    DRAFT = "draft"
    title = models.CharField(max_length=60)

    @staticmethod
    def make_title():
        return "x"
