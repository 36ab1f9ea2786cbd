from django.db import migrations

from shop import models as shop_models
from shop.helpers import fill_authors


def rows():
    return shop_models.Book.objects.all()  # expect(L2): migration-imports-models "uses shop.Book as the class is today"


def fill(apps, schema_editor):
    for book in rows():
        book.save()


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(fill_authors, migrations.RunPython.noop),  # expect: migration-imports-models "uses shop.Author"
    ]
