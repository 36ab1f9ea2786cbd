from django.db import models


class Place(models.Model):
    name = models.CharField(max_length=40)

    class NamedManager(models.Manager.from_queryset(models.QuerySet)):
        pass

    named = NamedManager()


class Branch(Place):
    head = models.ForeignKey("people.Staff", models.SET_NULL, null=True)


class Hall(Branch):
    place = models.OneToOneField(Branch, models.CASCADE, parent_link=True, related_name="hall_of")

    class Meta:
        app_label = "shop"


class Corner(Place):
    class Meta:
        proxy = True


class Nook(Corner):
    seats = models.IntegerField()
