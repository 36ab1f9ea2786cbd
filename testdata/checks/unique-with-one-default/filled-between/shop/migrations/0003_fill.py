from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_token")]
    operations = [
        migrations.RunSQL("UPDATE shop_book SET token = randomblob(16)", ""),
    ]
