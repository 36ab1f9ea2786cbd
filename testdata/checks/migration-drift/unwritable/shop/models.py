from django.db import models


class Book(models.Model):
    place = models.IntegerField(default=lambda: 1)  # expect(L2): migration-drift "shop.Book.place has no migration"
    # help: run `python manage.py makemigrations shop` and commit what it writes; djvet can't write it: the field `place`: `default` is a function without a name of its own
    title = models.CharField(max_length=60)  # expect(L2): migration-drift "max_length: 40 in 0001_initial, 60 in the model"
