from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_b")]
    operations = [
        migrations.AddField("book", "pages", models.IntegerField(default=0)),
    ]
