from django.db import migrations, models


def fill(apps, schema_editor):
    pass


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RenameField(model_name="book", old_name="state", new_name="status"),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="book",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("in_print", "In Print")], default="draft", max_length=10
            ),
        ),
        migrations.AddIndex(
            model_name="book",
            index=models.Index(fields=["title", "-price"], name="shop_book_title_514da6_idx"),
        ),
        migrations.AddConstraint(
            model_name="book",
            constraint=models.CheckConstraint(condition=models.Q(("price__gte", 0)), name="book_price"),
        ),
        migrations.CreateModel(
            name="Cheap",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("shop.book",),
        ),
    ]
