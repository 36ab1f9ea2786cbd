from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "title", models.TextField()),  # expect: alter-type-rewrites "to longtext: MySQL"
        migrations.AlterField("book", "size", models.PositiveIntegerField()),  # expect: alter-type-rewrites "integer unsigned"
    ]
