from django.db import migrations, models


class Migration(migrations.Migration):  # expect(L2): released-migration-edited "0002_b was edited after its release"
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("book", "size", models.IntegerField(default=0)),
    ]
