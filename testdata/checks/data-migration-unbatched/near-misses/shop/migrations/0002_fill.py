from django.db import migrations, models


def fill(apps, schema_editor):
    Book = apps.get_model("shop", "Book")
    Shelf = apps.get_model("shop", "Shelf")
    for book in Book.objects.filter(title=""):
        book.save()
    for book in Book.objects.all()[:10]:
        book.save()
    for book in Book.objects.all().iterator():
        book.save()
    for book in Book.objects.all():
        print(book.title)
    for shelf in Shelf.objects.all():
        shelf.save()


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel("Shelf", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
