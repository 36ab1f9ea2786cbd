from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        AddIndexConcurrently(  # expect(L2): concurrent-needs-nonatomic "AddIndexConcurrently"
            "book", models.Index(fields=["title"], name="book_title_idx")
        ),
        RemoveIndexConcurrently("book", "old_idx"),  # expect: concurrent-needs-nonatomic
        migrations.RunSQL(  # expect: concurrent-needs-nonatomic "CREATE INDEX CONCURRENTLY"
            "CREATE INDEX CONCURRENTLY x ON shop_book (title)", migrations.RunSQL.noop
        ),
        migrations.RunSQL([("vacuum analyze shop_book", None)], []),  # expect: concurrent-needs-nonatomic "VACUUM"
    ]
