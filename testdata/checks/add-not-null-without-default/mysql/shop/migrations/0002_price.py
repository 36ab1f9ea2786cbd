from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "price", models.IntegerField()),  # expect: add-not-null-without-default "MySQL gives the rows"
    ]
