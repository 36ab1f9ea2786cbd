from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("shop", "Book").objects.update(title="x")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(fill, fill),
        migrations.RunPython(migrations.RunPython.noop),
        migrations.RunPython(code=fill, reverse_code=migrations.RunPython.noop, elidable=True),
        migrations.RunSQL("UPDATE shop_book SET title = ''", migrations.RunSQL.noop),
        migrations.RunSQL("UPDATE shop_book SET title = ''", reverse_sql=""),
    ]
