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
    price = models.IntegerField(null=True)
