from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial"), ("far", "0001_initial")]
    operations = [
        migrations.AddField("line", "near", models.ForeignKey("stock.Item", models.CASCADE, null=True, related_name="+")),
    ]
