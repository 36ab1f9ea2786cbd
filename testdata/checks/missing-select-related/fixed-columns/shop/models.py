from django.db import models


class Team(models.Model):
    name = models.CharField(max_length=20)


class Author(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE)


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    FINAL = "final", "Final"
    ACTIVE = "active", "Active"
    EXPIRED = "expired", "Expired"


class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    status = models.CharField(max_length=20, choices=Status.choices)
    sold = models.BooleanField(default=False)
    price = models.IntegerField(null=True)

    def expire(self):
        self.status = "expired"
        self.refresh_team()

    def expire_some(self):
        if self.sold:
            return
        self.status = "expired"

    def refresh_team(self):
        if self.status == "active":
            print(self.author.team_id)

    @property
    def team(self):
        return self.author.team_id if self.sold else None
