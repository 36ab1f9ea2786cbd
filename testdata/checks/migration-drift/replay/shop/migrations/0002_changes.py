from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RenameModel("Author", "Writer"),
        migrations.RenameField("Book", "author", "writer"),
        migrations.RenameField("book", "length", "pages"),
        migrations.AlterField(
            "book", "writer", models.ForeignKey(on_delete=models.CASCADE, to="shop.writer")
        ),
        migrations.AlterField("Book", "pages", models.IntegerField(default=1)),
        migrations.RunSQL("ALTER TABLE x", state_operations=[migrations.RemoveField("book", "isbn")]),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AddField("book", "unseen", models.IntegerField())],
            state_operations=[migrations.DeleteModel("Gone")],
        ),
    ]
