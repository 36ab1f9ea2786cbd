from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("shop", "Book").objects.update(title="x")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(fill),  # expect(L2): runpython-irreversible "no reverse_code"
        migrations.RunPython(code=fill, reverse_code=None),  # expect: runpython-irreversible
        migrations.RunSQL("UPDATE shop_book SET title = ''"),  # expect: runpython-irreversible "no reverse_sql"
    ]
