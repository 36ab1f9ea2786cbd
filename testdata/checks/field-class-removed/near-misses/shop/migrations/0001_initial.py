from django.db import migrations, models

import shop.models


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen", shop.models.NullBooleanField()),
                ("old", models.NullBooleanField()),
                ("host", models.GenericIPAddressField()),
            ],
        ),
        migrations.RemoveField("Book", "old"),
    ]
