from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.AutoField(primary_key=True)),
                ("title", models.CharField(max_length=60)),
                ("price", models.DecimalField(max_digits=9, decimal_places=4)),
                ("pages", models.IntegerField()),
            ],
        ),
    ]
