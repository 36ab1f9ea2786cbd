from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("book", "id", models.BigAutoField(primary_key=True, serialize=False)),  # expect(L3): alter-type-rewrites "from integer to bigint: PostgreSQL writes"
        migrations.AlterField("book", "title", models.CharField(max_length=40)),  # expect: alter-type-rewrites "varchar(60) to varchar(40)"
        migrations.AlterField("book", "price", models.DecimalField(max_digits=9, decimal_places=3)),  # expect: alter-type-rewrites, migration-loses-data
        migrations.AlterField("book", "pages", models.CharField(max_length=9)),  # expect: alter-type-rewrites
    ]
