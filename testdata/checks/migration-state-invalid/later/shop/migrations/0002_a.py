from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "isbn", models.TextField()),  # expect: migration-state-invalid "is only made later, by 0003_b"
    ]
