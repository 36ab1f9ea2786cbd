from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RemoveField("book", "price"),  # expect: remove-field-still-used "drops shop.Book.price, but 2 places", migration-loses-data
        migrations.RenameField("book", "cost", "net"),  # expect(L3): remove-field-still-used "renames shop.Book.cost to net, but 2 places"
    ]
