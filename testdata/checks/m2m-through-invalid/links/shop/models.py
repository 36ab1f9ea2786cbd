from django.db import models

from .people import Membership, Person


class Club(models.Model):
    one = models.ManyToManyField(Person, through=Membership)  # expect: m2m-through-invalid
    two = models.ManyToManyField(Person, through=Membership, through_fields=("club",), related_name="+")  # expect: m2m-through-invalid
    three = models.ManyToManyField(  # expect: m2m-through-invalid
        Person, through=Membership, through_fields=("club", "persons"), related_name="+"
    )
    four = models.ManyToManyField(  # expect: m2m-through-invalid
        Person, through=Membership, through_fields=("person", "club"), related_name="+"
    )


class Team(models.Model):
    players = models.ManyToManyField(Person, through="Play")  # expect: m2m-through-invalid "no key to Team"


class Play(models.Model):
    person = models.ForeignKey(Person, models.CASCADE)
    name = models.CharField(max_length=9)


class Firm(models.Model):  # expect: m2m-through-invalid "same relation"
    staff = models.ManyToManyField(Person, through="Job", related_name="+")
    board = models.ManyToManyField(Person, through="Job", related_name="+")


class Job(models.Model):
    firm = models.ForeignKey(Firm, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE, related_name="jobs")


class Tabled(models.Model):
    one = models.ManyToManyField(Person, db_table="shop_links", related_name="+")  # expect: m2m-through-invalid
    two = models.ManyToManyField(Person, db_table="shop_links", related_name="+")  # expect: m2m-through-invalid
