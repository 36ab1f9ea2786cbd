from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "price", models.IntegerField(default=1)),
        migrations.AlterField("book", "size", models.IntegerField()),
        migrations.AddField("book", "pages", models.IntegerField(null=True)),
        migrations.AlterField("book", "pages", models.IntegerField()),
    ]
