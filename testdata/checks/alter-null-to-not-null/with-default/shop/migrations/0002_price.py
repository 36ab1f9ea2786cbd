from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "price", models.IntegerField(default=0)),  # expect: alter-null-to-not-null "get its default first"
    ]
