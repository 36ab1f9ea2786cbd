from django.db import models


class Author(models.Model):  # expect: app-not-installed
    title = models.CharField(max_length=80)

    def __str__(self):
        return self.title
