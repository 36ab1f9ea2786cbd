import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0003_fill")]
    operations = [
        migrations.AlterField("book", "token", models.UUIDField(default=uuid.uuid4, unique=True)),
    ]
