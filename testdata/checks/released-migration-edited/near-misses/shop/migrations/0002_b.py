from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "size", models.IntegerField(default=0)),  # expect: added-column-breaks-running-code
    ]
