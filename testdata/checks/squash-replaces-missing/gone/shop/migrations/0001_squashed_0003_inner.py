from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("shop", "0001_initial"),
        ("shop", "0002_price"),
        ("shop", "0001_squashed_0002_price"),
        ("shop", "0003_inner"),
    ]
    dependencies = []
    operations = []
