from django.db import models


class Organizer(models.Model):
    slug = models.CharField(max_length=80)


class Event(models.Model):
    name = models.CharField(max_length=80)
    organizer = models.ForeignKey(Organizer, on_delete=models.CASCADE)


class Log(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    text = models.TextField()
