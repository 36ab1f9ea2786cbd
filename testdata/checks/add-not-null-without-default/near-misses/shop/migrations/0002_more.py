from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "a", models.IntegerField(null=True)),
        migrations.AddField("book", "b", models.CharField(max_length=9, blank=True, db_default="")),
        migrations.AddField("book", "c", models.ManyToManyField(to="shop.book")),
        migrations.AddField("book", "d", models.IntegerField(db_default=3)),
        migrations.CreateModel(name="Fresh", fields=[("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
        migrations.AddField("fresh", "price", models.IntegerField()),
        migrations.AddField("fresh", "name", models.CharField(max_length=9)),
        migrations.AddField("ghost", "price", models.IntegerField()),
    ]
