from django.db import migrations, models


class Migration(migrations.Migration):  # expect(L3): migration-conflict "0002_book_isbn, 0002_book_price"
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "price", models.IntegerField(null=True)),
        migrations.RunPython(migrations.RunPython.noop),
    ]
