from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.functional import cached_property

from common.models import Named, TimeStamped


class Skill(Named):
    pass


class Team(Named):
    area = models.ForeignKey("lineup.Area", on_delete=models.PROTECT, related_name="teams")
    lead = models.ForeignKey("Volunteer", null=True, blank=True, on_delete=models.SET_NULL, related_name="leads")


class Volunteer(TimeStamped):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="volunteer")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    mentor = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="mentees")
    skills = models.ManyToManyField(Skill, blank=True, related_name="volunteers")
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Volunteer {self.pk}"

    @property
    def full_name(self):
        return f"{self.user.first_name} {self.user.last_name}"

    @cached_property
    def contact_line(self):
        return f"{self.user.email}, {self.phone}, {self.team.name}"


class Note(TimeStamped):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    text = models.TextField()
    written_by = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="notes")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class Equipment(Named):
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="equipment")
    notes = GenericRelation(Note)

    class Meta(Named.Meta):
        verbose_name_plural = "equipment"


class Shift(TimeStamped):
    stage = models.ForeignKey("lineup.Stage", on_delete=models.CASCADE, related_name="shifts")
    starts_at = models.DateTimeField()
    volunteers = models.ManyToManyField(Volunteer, through="Assignment", related_name="shifts")
    notes = GenericRelation(Note)

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return f"Shift {self.pk}"


class Assignment(TimeStamped):
    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="assignments")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=40, default="gate")

    class Meta:
        ordering = ["pk"]
        unique_together = [("shift", "volunteer")]

    def __str__(self):
        return f"{self.volunteer.full_name} as {self.role}"
