from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=20)


class Membership(models.Model):
    club = models.ForeignKey("Club", models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
    guest_of = models.ForeignKey(Person, models.CASCADE, related_name="guests")


class Club(models.Model):
    members = models.ManyToManyField(Person, through=Membership, through_fields=["club", "person"])


class Friend(models.Model):
    friends = models.ManyToManyField("self", through="Friendship")


class Friendship(models.Model):
    one = models.ForeignKey(Friend, models.CASCADE, related_name="+")
    two = models.ForeignKey(Friend, models.CASCADE, related_name="+")


class Link(models.Model):
    class Meta:
        abstract = True


class Kept(Link):
    pass
