from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stock", "0001_initial")]
    operations = [
        migrations.AddField("item", "price", models.IntegerField()),  # expect: migration-state-invalid "the model shop.item isn't there at this point"
    ]
