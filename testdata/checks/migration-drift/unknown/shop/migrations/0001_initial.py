import somewhere
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("elsewhere", "0004_more")]
    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("title", models.CharField(max_length=40)),
                ("cover", somewhere.FancyField(size=3, width=4)),
                ("pages", models.IntegerField()),
            ],
        ),
    ]
