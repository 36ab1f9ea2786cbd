from django.conf import settings
from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("stock", "Item")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial"), ("far", "0001_initial")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
