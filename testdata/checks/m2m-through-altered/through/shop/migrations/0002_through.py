from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Writing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("book", models.ForeignKey(on_delete=models.CASCADE, to="shop.book")),
                ("author", models.ForeignKey(on_delete=models.CASCADE, to="shop.author")),
            ],
        ),
        migrations.AlterField(  # expect(L2): m2m-through-altered "to a through model"
            "book", "authors", models.ManyToManyField(through="shop.Writing", to="shop.author")
        ),
    ]
