from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("package", "0003_more")]
    operations = [
        # The package may depend on the app stock.
        migrations.CreateModel("Line", [("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")), ("item", models.ForeignKey("stock.Item", models.CASCADE))]),
    ]
