from django.db import migrations, models


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(name="Person", fields=[("id", key())]),
        migrations.CreateModel(name="Shop", fields=[("id", key())]),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", key()),
                ("shop", models.ForeignKey(on_delete=models.CASCADE, to="shop.shop")),
                ("person", models.ForeignKey(on_delete=models.CASCADE, to="shop.person")),
            ],
        ),
        migrations.AddField(
            model_name="shop",
            name="people",
            field=models.ManyToManyField(through="shop.Job", to="shop.person"),
        ),
        migrations.CreateModel(
            name="Colour",
            fields=[
                ("id", key()),
                ("shop", models.ForeignKey(on_delete=models.CASCADE, related_name="colours", to="shop.shop")),
            ],
        ),
        migrations.CreateModel(
            name="Size",
            fields=[
                ("id", key()),
                ("shop", models.ForeignKey(on_delete=models.CASCADE, related_name="sizes", to="shop.shop")),
            ],
        ),
    ]
