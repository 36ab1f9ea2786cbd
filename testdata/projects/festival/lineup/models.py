from django.conf import settings
from django.db import models
from django.urls import reverse

from common.models import Named, TimeStamped


class Country(models.Model):
    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self):
        return self.name


class Person(TimeStamped):
    name = models.CharField(max_length=120)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="people")
    biography = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Genre(Named):
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")

    @property
    def path(self):
        return f"{self.parent.name} / {self.name}" if self.parent else self.name


class Agency(Named):
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="agencies")
    email = models.EmailField(blank=True)

    class Meta(Named.Meta):
        verbose_name_plural = "agencies"


class ArtistQuerySet(models.QuerySet):
    def listed(self):
        return self.filter(hidden=False).select_related("home", "agency").prefetch_related("genres")

    def booked(self):
        return self.filter(performances__isnull=False).distinct()


class Artist(Named):
    home = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="artists")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.SET_NULL, related_name="artists")
    genres = models.ManyToManyField(Genre, blank=True, related_name="artists")
    members = models.ManyToManyField(Person, through="Membership", related_name="artists")
    hidden = models.BooleanField(default=False)
    website = models.URLField(blank=True)

    objects = ArtistQuerySet.as_manager()

    def get_absolute_url(self):
        return reverse("lineup:artist-detail", args=[self.slug])

    @property
    def billing(self):
        return f"{self.name} ({self.home.code})"


class Membership(models.Model):
    artist = models.ForeignKey(Artist, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    instrument = models.CharField(max_length=40)

    class Meta:
        unique_together = [("artist", "person")]

    def __str__(self):
        return self.instrument


class Rider(TimeStamped):
    artist = models.OneToOneField(Artist, on_delete=models.CASCADE, related_name="rider")
    catering = models.TextField(blank=True)
    power = models.CharField(max_length=40, blank=True)

    def __str__(self):
        return f"Rider {self.pk}"


class Area(Named):
    capacity = models.PositiveIntegerField(default=1000)


class Stage(Named):
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="stages")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
                                related_name="managed_stages")

    def get_absolute_url(self):
        return reverse("lineup:stage-detail", args=[self.slug])


class ConfirmedManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(status=Performance.Status.CONFIRMED)

    def with_artist(self):
        return self.get_queryset().select_related("artist")


class Performance(TimeStamped):
    class Status(models.TextChoices):
        ASKED = "asked", "Asked"
        CONFIRMED = "confirmed", "Confirmed"
        CANCELLED = "cancelled", "Cancelled"

    artist = models.ForeignKey(Artist, on_delete=models.CASCADE, related_name="performances")
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="performances")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.CONFIRMED)

    objects = models.Manager()
    confirmed = ConfirmedManager()

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return f"{self.artist.name} at {self.stage.name}"

    def get_absolute_url(self):
        return f"{reverse('lineup:stage-detail', args=[self.stage.slug])}#{self.pk}"

    @property
    def minutes(self):
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
