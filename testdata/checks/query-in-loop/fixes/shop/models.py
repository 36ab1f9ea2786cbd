from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)
    portrait = models.FileField()


class LivingAuthors(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(living=True)


class Editor(models.Model):
    living = models.BooleanField(default=True)
    objects = LivingAuthors()


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    translator = models.ForeignKey(Author, on_delete=models.SET_NULL, null=True, related_name="+")
    editor = models.ForeignKey(Editor, on_delete=models.CASCADE)
    printer = models.ForeignKey(Author, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    scan = models.FileField()
