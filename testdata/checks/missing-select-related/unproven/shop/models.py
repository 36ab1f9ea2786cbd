from django.db import models
from django.utils.functional import cached_property


class Team(models.Model):
    name = models.CharField(max_length=20)


class Author(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE)

    @cached_property
    def team_name(self):
        return self.team.name


class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    original = models.ForeignKey("self", null=True, on_delete=models.CASCADE)
    editor = models.ForeignKey(Author, null=True, related_name="edited", on_delete=models.CASCADE)
    price = models.IntegerField(null=True)
    kind = models.CharField(max_length=20)
    listed = models.BooleanField(default=True)
    archived = models.BooleanField(default=False)

    def save(self, *args, **kwargs):
        if self.archived:
            self.editor = None
        super().save(*args, **kwargs)

    @property
    def shown(self):
        return self.listed or self.author.team_id == 1
