from django.db import migrations, models


def move(apps, schema_editor):
    Book = apps.get_model("shop", "Book")
    for book in Book.objects.all():  # expect: data-migration-unbatched
        book.title = book.note
        book.save()


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "price", models.FloatField()),  # expect: alter-type-rewrites
        migrations.AddField("book", "short_lived", models.TextField(null=True)),
        migrations.RemoveField("book", "short_lived"),
        migrations.CreateModel("Scratch", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
        migrations.DeleteModel("Scratch"),
        migrations.DeleteModel("View"),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("book", "old")]),
        migrations.RunPython(move, migrations.RunPython.noop),  # expect: schema-and-data-mixed
        migrations.RemoveField("book", "note"),
    ]
