import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "token", models.UUIDField(default=uuid.uuid4, null=True)),
        migrations.CreateModel("Shelf", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
        migrations.AddField("shelf", "token", models.UUIDField(default=uuid.uuid4, unique=True)),
    ]
