from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        # Nothing says which of the two comes first.
        migrations.AlterField("book", "isbn", models.CharField(max_length=13)),
    ]
