from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0003_merge")]
    operations = [
        migrations.AddField("BOOK", "owner", models.ForeignKey("shop.Owner", models.CASCADE)),
        migrations.AddIndex("book", models.Index(fields=["owner_id", "-title"], name="i")),
        migrations.AlterUniqueTogether("book", {("title", "owner")}),
        migrations.SeparateDatabaseAndState(database_operations=[migrations.AddField("book", "pages", models.IntegerField())]),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.AddField("book", "pages", models.IntegerField())]),
        # Added to the state alone: the database may not have it.
        migrations.SeparateDatabaseAndState(state_operations=[migrations.AddField("book", "words", models.IntegerField())]),
        migrations.AddField("book", "words", models.IntegerField()),
        migrations.RemoveField("book", "words"),
        migrations.RemoveField("book", "pages"),
        migrations.RenameField("book", "title", "name"),
        migrations.RenameField("book", "name", "title"),
        migrations.RenameModel("Book", "Volume"),
        migrations.RenameModel("Volume", "Book"),
        migrations.AddConstraint("book", models.CheckConstraint(condition=models.Q(price__gt=0), name="c")),
        migrations.RemoveConstraint("book", "c"),
        # No operation reaches the database for a model that it doesn't manage.
        migrations.CreateModel("View", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))], options={"managed": False}),
        migrations.AlterField("view", "gone", models.IntegerField()),
        migrations.DeleteModel("View"),
    ]
