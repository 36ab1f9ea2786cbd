from django.db import migrations


def upper_case(apps, schema_editor):
    publisher_model = apps.get_model("catalog", "Publisher")
    for publisher in publisher_model.objects.all():
        publisher.country = publisher.country.upper()
        publisher.save(update_fields=["country"])


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [migrations.RunPython(upper_case, migrations.RunPython.noop)]
