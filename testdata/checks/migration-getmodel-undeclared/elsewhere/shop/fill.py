def fill(apps, schema_editor):
    apps.get_model("stock", "Item")  # expect: migration-getmodel-undeclared
