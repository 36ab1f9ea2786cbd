import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_token")]
    operations = [
        migrations.AlterField("book", "token", models.UUIDField(default=uuid.uuid4, unique=True)),  # expect: index-blocks-writes, alter-null-to-not-null
    ]
