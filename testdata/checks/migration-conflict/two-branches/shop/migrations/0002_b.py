from django.db import migrations


class Migration(migrations.Migration):  # expect: migration-conflict "The app shop has several last migrations: 0002_a, 0002_b"
    dependencies = [("shop", "0001_initial")]
    operations = []
