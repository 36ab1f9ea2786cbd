import django.contrib.postgres.fields
from django.db import migrations, models


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", key()),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(choices=[("new", "New"), ("old", "Old")], max_length=10), size=4
                    ),
                ),
                (
                    "rows",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=2),
                        null=True,
                        size=None,
                    ),
                ),
                (
                    "marks",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
            ],
            options={"permissions": [("sell", "May sell")]},
        ),
        migrations.CreateModel(
            name="Shelf",
            fields=[
                ("id", key()),
                ("lft", models.PositiveIntegerField(editable=False)),
                ("rght", models.PositiveIntegerField(editable=False)),
                ("tree_id", models.PositiveIntegerField(db_index=True, editable=False)),
                ("level", models.PositiveIntegerField(editable=False)),
                ("parent", models.ForeignKey(null=True, on_delete=models.CASCADE, to="shop.shelf")),
            ],
        ),
        migrations.AddIndex(
            model_name="shelf",
            index=models.Index(fields=["tree_id", "lft"], name="shop_shelf_tree_id_lft_idx"),
        ),
    ]
