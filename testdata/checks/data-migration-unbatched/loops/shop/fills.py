def fill_all(apps, schema_editor):
    for book in apps.get_model("shop.Book").objects.order_by("id").all():
        book.save(update_fields=["title"])
