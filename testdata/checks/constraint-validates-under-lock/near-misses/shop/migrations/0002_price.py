from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddConstraint("book", models.CheckConstraint(condition=models.Q(("price__gte", 0)), name="price_positive")),
    ]
