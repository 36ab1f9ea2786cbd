from django.db import models


class Named(models.Model):
    name = models.CharField(max_length=30)  # expect: migration-drift "shop.Author.name isn't as its migrations leave it"
    notes = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["name"]
