from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []
    replaces = [("shop", "0001_initial"), ("shop", "0002_a")]
