from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse

from common.models import Named, TimeStamped


class Tag(Named):
    pass


class Comment(TimeStamped):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text[:40]


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(draft=False).select_related("author")


class Article(TimeStamped):
    title = models.CharField(max_length=160)
    slug = models.SlugField(unique=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="articles")
    artist = models.ForeignKey("lineup.Artist", null=True, blank=True, on_delete=models.SET_NULL, related_name="articles")
    tags = models.ManyToManyField(Tag, blank=True, related_name="articles")
    body = models.TextField()
    draft = models.BooleanField(default=False)
    comments = GenericRelation(Comment)

    objects = models.Manager.from_queryset(ArticleQuerySet)()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("press:article-detail", kwargs={"slug": self.slug})

    def tag_names(self):
        return ", ".join(tag.name for tag in self.tags.all())


class Photo(TimeStamped):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="photos")
    photographer = models.ForeignKey("lineup.Person", on_delete=models.PROTECT, related_name="photos")
    title = models.CharField(max_length=120)
    caption = models.TextField(blank=True)
    path = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title


class Tier(Named):
    amount = models.PositiveIntegerField(default=500)


class Sponsor(Named):
    contact = models.ForeignKey("lineup.Person", on_delete=models.PROTECT, related_name="sponsors")


class Deal(TimeStamped):
    sponsor = models.ForeignKey(Sponsor, on_delete=models.CASCADE, related_name="deals")
    tier = models.ForeignKey(Tier, on_delete=models.PROTECT, related_name="deals")
    stage = models.ForeignKey("lineup.Stage", null=True, blank=True, on_delete=models.SET_NULL, related_name="deals")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.sponsor.name} ({self.tier.name})"

    def get_label(self):
        return f"{self.sponsor.name}, {self.tier.amount}"
