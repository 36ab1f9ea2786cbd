from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("shop", "Book").objects.update(price=1)


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField(model_name="book", name="price", field=models.IntegerField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),  # expect(L2): schema-and-data-mixed "keeps shop_book locked"
    ]
