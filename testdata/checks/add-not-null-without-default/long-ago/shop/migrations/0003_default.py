from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_price")]
    operations = [
        migrations.AlterField("book", "price", models.IntegerField(db_default=1)),
    ]
