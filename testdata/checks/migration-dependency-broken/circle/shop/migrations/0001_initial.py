from django.db import migrations


class Migration(migrations.Migration):  # expect: migration-dependency-broken "in a circle: 0001_initial, 0001_initial"
    dependencies = [("stock", "0001_initial")]
    operations = []
