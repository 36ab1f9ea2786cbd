from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.CreateModel(
            "Line",
            [
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.ForeignKey("stock.Item", models.CASCADE)),  # expect: migration-relation-undeclared "0001_initial relates to stock.Item, but no dependency leads to the app stock"
                ("kind", models.ForeignKey("contenttypes.ContentType", models.CASCADE, null=True)),  # expect: migration-relation-undeclared "leads to the app contenttypes"
                ("parent", models.ForeignKey("shop.Line", models.CASCADE, null=True)),
            ],
        ),
    ]
