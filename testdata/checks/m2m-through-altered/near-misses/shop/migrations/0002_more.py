from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "authors", models.ManyToManyField(blank=True, related_name="+", to="shop.author")),
    ]
