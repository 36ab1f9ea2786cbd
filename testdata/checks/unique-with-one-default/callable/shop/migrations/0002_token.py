import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "token", models.UUIDField(default=uuid.uuid4, null=True, unique=True)),  # expect: unique-with-one-default "calls the default once", index-blocks-writes
        migrations.AddField("book", "code", models.CharField(default="x", max_length=9, unique=True)),  # expect: unique-with-one-default, index-blocks-writes, added-column-breaks-running-code
    ]
