from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunSQL("CREATE TEMPORARY TABLE t (a int); DROP TABLE t; -- DROP TABLE shop_book", "DROP TABLE shop_log"),
        migrations.RunSQL("DELETE FROM shop_log WHERE day IS NULL", ""),
        migrations.RunSQL("ALTER TABLE shop_log DROP CONSTRAINT x", ""),
        migrations.RunSQL("INSERT INTO shop_log (text) VALUES ('TRUNCATE; DROP TABLE x; COMMIT')", ""),
        migrations.RunSQL("CREATE FUNCTION f() RETURNS void AS $$ BEGIN; TRUNCATE shop_log; END; $$", ""),
    ]
