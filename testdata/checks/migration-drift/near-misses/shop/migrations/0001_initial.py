import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import shop.models


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=40, verbose_name="title")),
                ("slug", models.SlugField()),
                ("link", models.URLField()),
                ("state", models.CharField(choices=[("draft", "Draft")], default="draft", max_length=10)),
                ("key", models.CharField(default=shop.models.new_key, editable=False, max_length=32)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "price",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=6,
                        validators=[django.core.validators.MinValueValidator(0)],
                    ),
                ),
                ("changed", models.DateTimeField(auto_now=True)),
                ("cover", models.ImageField(upload_to="")),
            ],
            options={"ordering": ["title"], "unique_together": {("title", "slug")}},
        ),
        migrations.CreateModel(
            name="Legacy",
            fields=[("id", models.AutoField(primary_key=True)), ("name", models.CharField(max_length=90))],
            options={"managed": False},
        ),
    ]
