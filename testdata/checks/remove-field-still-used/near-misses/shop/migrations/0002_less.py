from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RemoveField("book", "price"),  # expect: migration-loses-data
        migrations.RemoveField("book", "cost"),  # expect: migration-loses-data
        migrations.RemoveField("book", "size"),  # expect: migration-loses-data
    ]
