from django.db import models


class Book(models.Model):
    class Meta:
        default_permissions = ()
        permissions = [("view_book", "Can view"), ("view_author", "Can view authors")]


class Author(models.Model):
    class Meta:
        verbose_name = "an author who has written one of the books that the shop sells"
        permissions = [("view_book", "Can view")]
