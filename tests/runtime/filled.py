"""Fills the tables of a Django project that is set up, from what its models say of themselves.

After `fill(n)` every model of the project and the user model has n rows, the i-th with key i + 1; slugs end in that number.
Half of the rows of each foreign key point to the target's first row and the others each to a row of its own, so that a list
grows with n and so does what belongs to the first row. Many-to-many relations of the first row hold all rows, those of
the others the first row and one of their own. Columns with a
default keep it; other nullable columns and relations are filled. No value depends on the clock or on chance.
"""

import datetime
import decimal
import pathlib

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models

START = datetime.datetime(2031, 5, 1, 12, tzinfo=datetime.timezone.utc)


def project_models(root):
    """The user model, then the models of apps below `root`; a model stands behind those it can't do without."""
    configs = [config for config in apps.get_app_configs() if pathlib.Path(config.path).is_relative_to(root)]
    own = [m for config in configs for m in config.get_models() if not m._meta.proxy]
    waiting = [get_user_model(), *(m for m in own if m is not get_user_model())]
    ordered = []
    while waiting:
        ready = [m for m in waiting if not needed(m) & set(waiting) - {m}]
        assert ready, f"models that need each other: {waiting}"
        ordered += ready
        waiting = [m for m in waiting if m not in ready]
    return ordered


def needed(model):
    """Models whose rows a row of `model` points to from its first moment."""
    found = {f.related_model for f in foreign_keys(model) if not f.null}
    for field in generic_keys(model):
        found |= set(generic_targets(model, field))
    return found


def foreign_keys(model):
    """Foreign keys and one-to-one fields, without those that a generic foreign key writes."""
    generic = {field.ct_field for field in generic_keys(model)}
    return [f for f in model._meta.local_concrete_fields if f.remote_field and f.name not in generic]


def generic_keys(model):
    return [f for f in model._meta.private_fields if isinstance(f, GenericForeignKey)]


def generic_targets(model, field):
    """Models with a GenericRelation to `model` through this field."""
    return [m for m in apps.get_models() for f in m._meta.private_fields
            if isinstance(f, GenericRelation) and f.related_model is model and f.content_type_field_name == field.ct_field]


def target_row(position, i):
    """Which row of the target the i-th row's foreign key number `position` points to; pairs of neighbours are all different."""
    return i if i % 2 != position % 2 else 0


def column_value(field, i):
    if isinstance(field, models.SlugField):
        return f"{field.model._meta.model_name}-{i + 1}"
    if isinstance(field, (models.DateTimeField, models.DateField)):
        moment = START + datetime.timedelta(hours=i)
        return moment if isinstance(field, models.DateTimeField) else moment.date()
    if isinstance(field, models.DecimalField):
        return decimal.Decimal(i + 1)
    if isinstance(field, (models.IntegerField, models.FloatField)):
        return i + 1
    if isinstance(field, models.BooleanField):
        return True
    if field.choices:
        return field.flatchoices[i // 2 % len(field.flatchoices)][0]
    if isinstance(field, models.EmailField):
        return f"{field.model._meta.model_name}{i + 1}@festival.example"
    if isinstance(field, (models.CharField, models.TextField)):
        text = f"{field.model.__name__} {field.name} {i + 1}"
        return text[-(field.max_length or len(text)):]
    raise NotImplementedError(f"no value for {field!r}")


def made_row(model, i):
    """The i-th row of a model without the relations that may be null."""
    row = model(pk=i + 1)
    for position, field in enumerate(foreign_keys(model)):
        if not field.null:
            setattr(row, field.attname, (i if field.unique else target_row(position, i)) + 1)
    for field in model._meta.local_concrete_fields:
        if not (field.remote_field or field.primary_key or field.has_default()):
            setattr(row, field.attname, column_value(field, i))
    for field in generic_keys(model):
        targets = generic_targets(model, field)
        setattr(row, field.ct_field, ContentType.objects.get_for_model(targets[i // 2 % len(targets)]))
        setattr(row, field.fk_field, target_row(0, i) + 1)
    if model is get_user_model():
        row.is_staff = row.is_superuser = row.is_active = True
        row.set_unusable_password()
    return row


def point_nullable(model, position, field, i):
    """Sets the nullable foreign key of the i-th row; a row that points to its own model points to the one before."""
    aim = i - 1 if field.related_model is model else i if field.unique else target_row(position, i)
    if aim >= 0:
        model._base_manager.filter(pk=i + 1).update(**{field.attname: aim + 1})


def fill(root, count):
    """Adds rows until every model has `count`; what is there already stays."""
    ordered = project_models(root)
    start = get_user_model()._base_manager.count()
    for model in ordered:
        rows = [made_row(model, i) for i in range(start, count)]
        if model._meta.parents:
            for row in rows:
                row.save_base(raw=True)  # its own table only: the parent's row is there
        else:
            model._base_manager.bulk_create(rows)
    for model in ordered:
        for position, field in enumerate(foreign_keys(model)):
            for i in range(start, count if field.null else 0):
                point_nullable(model, position, field, i)
        for field in model._meta.local_many_to_many:
            if field.remote_field.through._meta.auto_created and field.related_model in ordered:
                for i in range(count):
                    chosen = range(count) if i == 0 else {0, i}
                    getattr(model._base_manager.get(pk=i + 1), field.name).add(*(j + 1 for j in chosen))
