from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("shop", "0001_initial"),
        ("stock", "0009_gone"),  # expect: migration-dependency-broken "0002_a depends on stock.0009_gone, which doesn't exist"
        ("elsewhere", "0001_initial"),
        ("stock", "__first__"),
    ]
    operations = []
