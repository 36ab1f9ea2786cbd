from django.db import models
from dynamic_filenames import FilePattern


class UidField(models.CharField):
    """Takes no option of the key."""

    def __init__(self, prefix, **kwargs):
        self.prefix = prefix
        super().__init__(max_length=len(prefix) + 22, unique=True, primary_key=kwargs.get("primary_key", False))

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs["prefix"] = self.prefix
        del kwargs["max_length"]
        del kwargs["unique"]
        return name, path, args, kwargs


class ArrayKey(models.Field):
    """Joins a model without being one of its columns."""

    def __init__(self, field):
        super().__init__(editable=False)
        self.field = field

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, private_only=True, **kwargs)


class UploadTo(FilePattern):
    """Deconstructs as its base does, which isn't in sight."""

    def __init__(self, populate_from, **kwargs):
        kwargs["populate_from"] = populate_from
        super().__init__(**kwargs)


def documented(model):
    """Texts of the class's documentation become those of its fields."""
    for field in model._meta.local_fields:
        field.db_comment = field.db_comment or "The " + field.name
    return model
