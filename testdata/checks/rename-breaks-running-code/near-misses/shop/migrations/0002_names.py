from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "title", models.CharField(db_column="title", max_length=60)),
        migrations.RenameField("book", "title", "name"),
        migrations.AddField("book", "size", models.IntegerField(null=True)),
        migrations.RenameField("book", "size", "pages"),
        migrations.AlterModelTable("book", "shop_book"),
        migrations.RenameModel("Book", "Volume"),
    ]
