from django.db import models


class PublishedManager(models.Manager):
    use_in_migrations = True


class Book(models.Model):  # expect: migration-drift "AlterModelManagers"
    title = models.CharField(max_length=9)
    year = models.IntegerField()

    published = PublishedManager()

    class Meta:
        ordering = ("title",)  # expect: migration-drift "AlterModelOptions"
        db_table = "books"  # expect: migration-drift "db_table"
        unique_together = [("title", "year")]  # expect: migration-drift "AlterUniqueTogether"
        indexes = [
            models.Index(fields=["year"], name="by_year"),  # expect: migration-drift "RenameIndex"
            models.Index(fields=["title"], name="by_title"),  # expect: migration-drift "AddIndex"
        ]
        constraints = [
            models.UniqueConstraint(fields=["title"], name="one_title"),  # expect: migration-drift, migration-drift
        ]
