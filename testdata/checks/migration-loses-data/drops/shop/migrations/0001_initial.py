from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=60)),
                ("day", models.DateTimeField()),
                ("price", models.DecimalField(decimal_places=4, max_digits=9)),
                ("note", models.TextField()),
                ("peers", models.ManyToManyField(to="shop.book")),
            ],
        ),
        migrations.CreateModel("Shelf", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")), ("book", models.ForeignKey(on_delete=models.CASCADE, to="shop.book"))]),
    ]
