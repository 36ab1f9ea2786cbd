# Two lines, of which the second is the comment.
# expect: expired-suppression
# djvet: ignore-file[models] the whole family until=2026-01-31
# help: mend what it stands for, or ask whoever wrote this line (`git blame` tells) for another day; the reason was: the whole family
from django.db import models


class Tag(models.Model):
    others = models.ManyToManyField("self", null=True)  # expect: m2m-options-ignored
