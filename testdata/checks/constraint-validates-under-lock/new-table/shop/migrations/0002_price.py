from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel("Shelf", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")), ("title", models.CharField(max_length=60)), ("price", models.IntegerField())]),
        migrations.AddConstraint("shelf", models.CheckConstraint(condition=models.Q(("price__gte", 0)), name="price_positive")),
    ]
