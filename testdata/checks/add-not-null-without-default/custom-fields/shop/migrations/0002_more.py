from django.db import migrations, models

import shop.fields


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "a", shop.fields.Stamp()),
        migrations.AddField("book", "b", shop.fields.Plain()),  # expect: add-not-null-without-default
    ]
