from django.db import models


class Team(models.Model):
    name = models.CharField(max_length=20)


class Ticket(models.Model):
    title = models.CharField(max_length=20)
    team = models.ForeignKey(Team, on_delete=models.CASCADE)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE)
    price = models.IntegerField(null=True)

    def team_name(self):
        return self.team.name
