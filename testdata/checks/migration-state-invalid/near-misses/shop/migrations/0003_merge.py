from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_unordered_a"), ("shop", "0002_unordered_b")]
    operations = [
    ]
