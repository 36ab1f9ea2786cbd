from django.conf import settings
from django.db import migrations, models


def fill(apps, schema_editor):
    item = apps.get_model("stock", "Item")  # expect: migration-getmodel-undeclared "0001_initial asks for stock.Item, but no dependency leads to the app stock"
    apps.get_model("shop", "Order")
    apps.get_model("elsewhere", "Thing")
    item.objects.update(user=1)


def types(registry, schema_editor):
    registry.get_model(app_label="contenttypes", model_name="ContentType").objects.all()  # expect: migration-getmodel-undeclared
    registry.get_model("stock.Item")


def careful(apps, schema_editor):
    from django.apps import apps as current

    try:
        apps.get_model("stock", "Item")
    except LookupError:
        return
    apps.get_model("stock", "Item")


def current(registry, schema_editor):
    from django.apps import apps

    apps.get_model("stock", "Item")


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(code=types, reverse_code=migrations.RunPython.noop),
        migrations.RunPython(careful, migrations.RunPython.noop),
        migrations.RunPython(current, migrations.RunPython.noop),
    ]
