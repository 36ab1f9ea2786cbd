from django.db import migrations, models


class Migration(migrations.Migration):
    # The state takes the second model of a name for the first one, and its table is another: Django applies this.
    dependencies = [("shop", "0005_later")]
    operations = [
        migrations.CreateModel("Owner", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))], options={"db_table": "shop_owner_2020"}),
    ]
