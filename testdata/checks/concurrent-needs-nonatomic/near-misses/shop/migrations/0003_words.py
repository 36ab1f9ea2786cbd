from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_index")]
    operations = [
        migrations.RunSQL(
            "-- CREATE INDEX CONCURRENTLY would need no transaction\nUPDATE shop_book SET title = 'CREATE INDEX CONCURRENTLY'",
            "",
        ),
    ]
