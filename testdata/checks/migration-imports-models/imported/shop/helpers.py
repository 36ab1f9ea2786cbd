from .models import Author


def fill_authors(apps, schema_editor):
    Author(name="x").save()
