from django.apps import apps
from django.db import migrations


def fill(apps, schema_editor):
    if apps.is_installed("stock"):
        apps.get_model("stock", "Item")
    names = ["stock"]
    for name in names:
        apps.get_model(name, "Item")


def other(registry, schema_editor):
    apps.get_model("stock", "Item")


class Migration(migrations.Migration):
    dependencies = []
    operations = [migrations.RunPython(fill, migrations.RunPython.noop), migrations.RunPython(other, migrations.RunPython.noop)]
