from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "price", models.IntegerField(default=0, db_default=0)),
        migrations.AddField("book", "a", models.IntegerField(default=0, null=True)),
        migrations.CreateModel(name="Shelf", fields=[("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
        migrations.AddField("shelf", "name", models.CharField(max_length=9, default="")),
    ]
