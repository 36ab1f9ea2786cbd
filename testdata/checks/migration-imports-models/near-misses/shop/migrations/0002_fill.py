from django.db import migrations

from shop.models import Book as CurrentBook


def unused():
    return CurrentBook.objects.all()


def fill(apps, schema_editor):
    Book = apps.get_model("shop", "Book")
    Book.objects.filter(title=CurrentBook.DRAFT).update(title=CurrentBook.make_title())


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
