from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=20)


class Membership(models.Model):
    club = models.ForeignKey("Club", models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
    rival = models.ForeignKey(Person, models.CASCADE, related_name="+")
