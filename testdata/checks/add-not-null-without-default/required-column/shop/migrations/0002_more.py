from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "price", models.IntegerField()),  # expect(L2): add-not-null-without-default "shop.Book.price"
        # help: give price a `db_default` (Django 5.0) or a `default`; or add it with null=True, fill it in 0003, and take null=True away in 0004
        migrations.AddField(  # expect: add-not-null-without-default
            model_name="book",
            name="author",
            field=models.ForeignKey(on_delete=models.CASCADE, to="shop.author"),
        ),
        migrations.AddField("book", "code", models.CharField(max_length=9)),  # expect: add-not-null-without-default
        migrations.AddField("book", "note", models.IntegerField(default=None)),  # expect: add-not-null-without-default
    ]
