from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunSQL("truncate table shop_log", ""),  # expect(L4): runsql-destructive "TRUNCATE"
        migrations.RunSQL("DROP TABLE IF EXISTS shop_log;", ""),  # expect: runsql-destructive
        migrations.RunSQL(["UPDATE x SET y = 1", "ALTER TABLE shop_log DROP COLUMN day"], []),  # expect: runsql-destructive
        migrations.RunSQL([("DELETE FROM shop_log", None)], []),  # expect: runsql-destructive
        migrations.RunSQL("UPDATE x SET y = 1; COMMIT;", ""),  # expect(L2): runsql-destructive "COMMIT of this SQL"
    ]
