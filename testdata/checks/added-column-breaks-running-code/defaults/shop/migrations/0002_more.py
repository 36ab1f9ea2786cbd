from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "price", models.IntegerField(default=0)),  # expect(L3): added-column-breaks-running-code "insert into shop_book"
        migrations.AddField("book", "note", models.TextField(blank=True)),  # expect: added-column-breaks-running-code
        migrations.AddField("book", "at", models.DateTimeField(auto_now=True)),  # expect: added-column-breaks-running-code
    ]
