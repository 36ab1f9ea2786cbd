import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "token", models.UUIDField(default=uuid.uuid4)),
        migrations.AlterField("book", "token", models.UUIDField(default=uuid.uuid4, unique=True)),  # expect: unique-with-one-default "in which every row of shop_book has the same token"
    ]
