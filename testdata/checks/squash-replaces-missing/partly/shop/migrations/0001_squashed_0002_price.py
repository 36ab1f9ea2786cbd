from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("shop", "0001_initial"),
        ("shop", "0002_prices"),  # expect: squash-replaces-missing "0001_squashed_0002_price replaces shop.0002_prices, which doesn't exist, beside others that do"
        ("shop", "0002_price"),
    ]
    dependencies = []
    operations = []
