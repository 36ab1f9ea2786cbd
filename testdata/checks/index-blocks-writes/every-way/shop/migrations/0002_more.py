from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddIndex("book", models.Index(fields=["title"], name="book_title_idx")),  # expect(L3): index-blocks-writes "builds the index book_title_idx"
        # help: use AddIndexConcurrently of django.contrib.postgres.operations, in a migration of its own with `atomic = False`
        migrations.AlterField("book", "title", models.CharField(db_index=True, max_length=60)),  # expect: index-blocks-writes "the index of title"
        migrations.AlterField("book", "code", models.CharField(max_length=9, unique=True)),  # expect: index-blocks-writes "the unique index of code"
        migrations.AddField("book", "isbn", models.CharField(max_length=9, null=True, unique=True)),  # expect: index-blocks-writes
        migrations.AlterUniqueTogether("book", {("title", "code")}),  # expect: index-blocks-writes
        migrations.AddConstraint(  # expect: index-blocks-writes "the unique constraint book_code_once"
            "book", models.UniqueConstraint(fields=["code"], name="book_code_once")
        ),
    ]
