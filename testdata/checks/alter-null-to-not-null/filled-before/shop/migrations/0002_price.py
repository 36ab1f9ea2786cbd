from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunSQL("UPDATE shop_book SET price = 0 WHERE price IS NULL", ""),
        migrations.AlterField("book", "price", models.IntegerField()),  # expect: alter-null-to-not-null "NOT NULL: code of the last release"
    ]
