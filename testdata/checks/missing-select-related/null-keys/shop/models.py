from django.db import models


class TopManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(parent=None)


class Category(models.Model):
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    twin = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="other")

    objects = models.Manager()
    top = TopManager()

    def path(self):
        return f"{self.parent.path()}/{self.name}" if self.parent else self.name
