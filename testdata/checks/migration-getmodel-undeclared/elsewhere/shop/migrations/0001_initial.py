from django.conf import settings
from django.db import migrations, models

from shop.fill import fill


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
