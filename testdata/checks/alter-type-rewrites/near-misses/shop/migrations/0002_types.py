from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "title", models.CharField(max_length=90)),
        migrations.AlterField("book", "text", models.TextField()),
        migrations.AlterField("book", "mail", models.EmailField(max_length=99)),
        migrations.AlterField("book", "price", models.DecimalField(decimal_places=2, max_digits=12)),
        migrations.AlterField("book", "size", models.PositiveIntegerField()),
    ]
