from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("shop", "Book").objects.update(size=1)


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel("Shelf", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
        migrations.AlterField("book", "size", models.IntegerField(help_text="in cm", null=True)),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.AddField("book", "old", models.IntegerField(null=True))]),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddField("book", "price", models.IntegerField(null=True)),
        migrations.RunPython(migrations.RunPython.noop),
    ]
