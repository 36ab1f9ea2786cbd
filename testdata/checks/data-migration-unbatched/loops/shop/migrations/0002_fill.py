from django.db import migrations

from shop.fills import fill_all


def fill(apps, schema_editor):
    Book = apps.get_model("shop", "Book")
    for book in Book.objects.all():  # expect(L2): data-migration-unbatched "holds all rows of shop.Book"
        book.title = book.title.title()
        book.save()


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(fill_all, migrations.RunPython.noop),  # expect: data-migration-unbatched "all rows of shop.Book"
    ]
