from django.db import models


class Field(models.Model):
    name = models.CharField(max_length=20)


class Document(models.Model):
    title = models.CharField(max_length=20)


class Value(models.Model):
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="values")
    field = models.ForeignKey(Field, on_delete=models.CASCADE)
