from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=60)  # expect: migration-drift "max_length: 40 in 0001_initial, 60 in the model"
    email = models.EmailField(null=True)  # expect: migration-drift "null: absent in 0001_initial, True in the model"
    born = models.DateField()  # expect: migration-drift "shop.Author.born has no migration"
    tags = models.ManyToManyField("Tag")  # expect: migration-drift, migration-drift


class Tag(models.Model):  # expect: migration-drift "The migrations have shop.Tag.colour, which the model doesn't"
    id = models.AutoField(primary_key=True)  # expect: migration-drift "the class: django.db.models.BigAutoField"


class Shelf(models.Model):  # expect: migration-drift "shop.Shelf has no migration"
    label = models.CharField(max_length=10)
