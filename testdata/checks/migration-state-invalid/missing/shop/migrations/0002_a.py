from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RemoveField("book", "isbn"),  # expect: migration-state-invalid "RemoveField can't be applied: the field shop.Book.isbn isn't there at this point"
        migrations.AddField("book", "title", models.TextField()),  # expect: migration-state-invalid "AddField can't be applied: the field shop.Book.title is there already, by 0001_initial"
        migrations.AddField("book", "pages", models.IntegerField()),
        migrations.AddIndex("book", models.Index(fields=["pages", "-words"], name="p")),  # expect: migration-state-invalid "shop.Book.words"
        migrations.AlterUniqueTogether("book", {("title", "isbn")}),  # expect: migration-state-invalid "AlterUniqueTogether can't be applied: the field shop.Book.isbn"
        migrations.RemoveIndex("book", "q"),  # expect: migration-state-invalid "the index q of shop.Book"
        migrations.RemoveConstraint("book", "c"),  # expect: migration-state-invalid "the constraint c of shop.Book"
        migrations.RenameIndex("book", new_name="r", old_name="q"),  # expect: migration-state-invalid
        migrations.AlterField("Book", "tittle", models.TextField()),  # expect: migration-state-invalid
        migrations.RenameField("book", "cost", "price"),  # expect: migration-state-invalid "the field shop.Book.cost"
        migrations.CreateModel("book", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),  # expect: migration-state-invalid "the model shop.book is there already, by 0001_initial"
        migrations.DeleteModel("Gone"),
        migrations.AlterModelOptions("gone", {}),  # expect: migration-state-invalid "the model shop.gone isn't there"
    ]
