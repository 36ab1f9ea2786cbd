from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "title", models.CharField(db_index=True, max_length=70)),
        migrations.AlterUniqueTogether("book", {("title", "code")}),
        migrations.AddField("book", "author", models.ForeignKey(null=True, on_delete=models.CASCADE, to="shop.book")),
        migrations.CreateModel("Shelf", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")), ("name", models.CharField(max_length=9))]),
        migrations.AddIndex("shelf", models.Index(fields=["name"], name="shelf_name_idx")),
    ]
