from django.db import models

from .tags import Tag


class Book(models.Model):
    # expect: m2m-options-ignored, expired-suppression "until 2026-11-22 and no longer does"
    one = models.ManyToManyField(Tag, null=True, related_name="+")  # djvet: ignore[m2m-options-ignored] waits for @maria. until=2026-11-22
    # expect: m2m-options-ignored, unused-suppression "names no day; write it as until=2027-01-31"
    two = models.ManyToManyField(Tag, null=True, related_name="+")  # djvet: ignore[m2m-options-ignored] until=soon
    # expect: m2m-options-ignored, unused-suppression "more than one"
    three = models.ManyToManyField(Tag, null=True, related_name="+")  # djvet: ignore[m2m-options-ignored] until=2030-01-01 until=2031-01-01
    # expect: unused-suppression "no finding of"
    four = models.TextField()  # djvet: ignore[m2m-options-ignored] until=2020-02-29 nothing needs it any more
