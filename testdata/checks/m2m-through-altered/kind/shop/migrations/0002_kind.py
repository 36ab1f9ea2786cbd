from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "authors", models.ManyToManyField(to="shop.author")),  # expect: m2m-through-altered "into a many-to-many field"
    ]
