from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RemoveField("shelf", "book"),
        migrations.RemoveField("book", "note"),  # expect(L4): migration-loses-data "drops shop.Book.note with all its values"
        migrations.RemoveField("book", "peers"),  # expect: migration-loses-data
        migrations.RemoveField("book", "title"),  # expect: migration-loses-data "it adds name, which may be the same field"
        migrations.AddField(  # expect: added-column-breaks-running-code
            "book", "name", models.CharField(default="", max_length=60), preserve_default=False
        ),
        migrations.AlterField("book", "day", models.DateField()),  # expect: migration-loses-data, alter-type-rewrites
        migrations.AlterField("book", "price", models.DecimalField(decimal_places=2, max_digits=9)),  # expect: migration-loses-data, alter-type-rewrites
        migrations.DeleteModel("Shelf"),  # expect: migration-loses-data "drops the table shop_shelf"
    ]
