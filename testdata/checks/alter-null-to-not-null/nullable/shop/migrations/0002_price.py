from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "price", models.IntegerField()),  # expect(L3): alter-null-to-not-null "PostgreSQL reads all of shop_book"
    ]
