import django.db.models.deletion
import django.db.models.manager
import django_extensions.db.fields
import markupfield.fields
from django.conf import settings
from django.db import migrations, models

import shop.fields

ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(name="Tag", fields=[ID, ("name", models.CharField(max_length=40))]),
        migrations.CreateModel(
            name="Book",
            fields=[
                ("uid", shop.fields.UidField(prefix="b", primary_key=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("paper", "On paper"), ("file", "A file")],
                        db_comment="The kind",
                        default="paper",
                        max_length=8,
                    ),
                ),
                ("text", markupfield.fields.MarkupField(rendered_field=True)),
                ("text_markup_type", models.CharField(default=None, editable=False, max_length=30)),
                ("_text_rendered", models.TextField(editable=False)),
                ("slug", django_extensions.db.fields.AutoSlugField(blank=True, editable=False, populate_from="kind")),
                (
                    "cover",
                    models.ImageField(db_comment="The cover", upload_to=shop.fields.UploadTo("kind", path="covers/")),
                ),
                ("tags", models.ManyToManyField(to="shop.tag")),
            ],
        ),
        migrations.CreateModel(name="BookTagsEvent", fields=[("pgh_id", models.AutoField(primary_key=True))]),
        migrations.CreateModel(name="GroupPermissionsEvent", fields=[("pgh_id", models.AutoField(primary_key=True))]),
        migrations.CreateModel(name="ShelfHistoryEvent", fields=[("pgh_id", models.AutoField(primary_key=True))]),
        migrations.CreateModel(name="HistoricalUser", fields=[ID]),
        migrations.CreateModel(name="Shelf", fields=[ID, ("name", models.CharField(max_length=40))]),
        migrations.CreateModel(
            name="BookTags",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("shop.book_tags",),
        ),
        migrations.CreateModel(
            name="Asset",
            fields=[
                ID,
                (
                    "polymorphic_ctype",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="polymorphic_%(app_label)s.%(class)s_set+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={"base_manager_name": "objects"},
            managers=[("objects", django.db.models.manager.Manager()), ("plain", django.db.models.manager.Manager())],
        ),
    ]
