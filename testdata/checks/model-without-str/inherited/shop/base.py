from django.db import models


class Stamped(models.Model):
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Labelled(models.Model):
    title = models.CharField(max_length=40)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title


class Words:
    def __repr__(self):
        return "<words>"
