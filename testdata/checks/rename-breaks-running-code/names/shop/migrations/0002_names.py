from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RenameField("book", "title", "name"),  # expect(L3): rename-breaks-running-code "renames the column title of shop_book"
        migrations.RenameField("book", "author", "writer"),  # expect: rename-breaks-running-code "column author_id"
        migrations.RenameModel("Book", "Volume"),  # expect: rename-breaks-running-code "the table shop_book to shop_volume"
        migrations.AlterModelTable("author", "writers"),  # expect: rename-breaks-running-code "the table shop_author to writers"
    ]
