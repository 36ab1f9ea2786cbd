"""Prints the models of a Django project as the running Django sees them, one fact a line: `key<TAB>value`.

Keys start with the model's label. djvet prints the same by `djvet dump --phase django` (analyzer/model/describe.cpp), whose
header says what each fact means.
"""

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRel, GenericRelation  # noqa: E402
from django.db import models  # noqa: E402
from django.db.models.fields.related_descriptors import (  # noqa: E402
    ManyToManyDescriptor,
    ReverseManyToOneDescriptor,
    ReverseOneToOneDescriptor,
)

KINDS = (
    (GenericRelation, "GenericRelation"),
    (GenericForeignKey, "GenericForeignKey"),
    (models.OneToOneField, "OneToOneField"),
    (models.ForeignKey, "ForeignKey"),
    (models.ManyToManyField, "ManyToManyField"),
)


def path_of(cls):
    """A class as code imports it: Django's own by their public names."""
    if cls.__module__.startswith(("django.db.models.fields", "django.db.models.manager", "django.db.models.query")):
        return f"django.db.models.{cls.__name__}"
    own = [value.__module__ for value in vars(cls).values() if getattr(value, "__qualname__", "").startswith(f"{cls.__qualname__}.")]
    module = own[0] if own and cls.__module__.startswith("wagtail.models") else cls.__module__  # Page says another one
    return f"{module}.{cls.__qualname__}"


def django_base(cls):
    """The nearest class of Django's in a class's order."""
    return next(path_of(base) for base in cls.__mro__ if base.__module__.startswith("django."))


def written(cls):
    """The nearest class that a class statement wrote, not from_queryset()."""
    made = "django.db.models.manager"
    return next(path_of(base) for base in cls.__mro__ if base.__module__ != made or "_queryset_class" not in vars(base))


def word(value):
    return {True: "yes", False: "no", None: "none"}.get(value, value)


def label_of(model):
    return model if isinstance(model, str) else model._meta.label


def relation_facts(field):
    if isinstance(field, GenericForeignKey):
        yield "kind", "GenericForeignKey"
        yield "content_type", field.ct_field
        yield "object_id", field.fk_field
        return
    kind = next((name for cls, name in KINDS if isinstance(field, cls)), None)
    if kind is None and not field.is_relation:
        return
    yield "kind", kind or ("ManyToManyField" if field.many_to_many else "other")
    yield "to", field.related_model._meta.label
    remote = field.remote_field
    if isinstance(field, GenericRelation):
        yield "query_name", "" if remote.hidden else field.related_query_name()
        return
    yield "accessor", "" if remote.hidden or remote.get_accessor_name() is None else remote.get_accessor_name()
    yield "query_name", "" if remote.hidden and "+" in field.related_query_name() else field.related_query_name()
    if field.many_to_many:
        if remote.through is None:  # a field like a relation's, without a table of its own
            return
        yield "through", remote.through._meta.label
        yield "through_table", remote.through._meta.db_table
    else:
        rule = getattr(remote.on_delete, "action", remote.on_delete)  # django-polymorphic wraps what the field was given
        yield "on_delete", rule.__name__
        yield "parent_link", word(bool(remote.parent_link))
        yield "to_field", field.target_field.name


def field_facts(field):
    yield "class", path_of(type(field))
    yield "base", django_base(type(field))
    if isinstance(field, models.Field) and not isinstance(field, (GenericRelation, GenericForeignKey)):
        if not field.many_to_many:
            yield "attname", field.attname
            yield "column", word(field.column)
            yield "null", word(field.null)
            yield "unique", word(field.unique)
            yield "primary_key", word(field.primary_key)
        yield "blank", word(field.blank)
        yield "max_length", str(field.max_length) if field.max_length is not None else "none"
    if field.is_relation:
        yield from relation_facts(field)


def reverse_facts(model):
    seen = set()
    for cls in model.__mro__:
        for name, value in vars(cls).items():
            if isinstance(value, ReverseOneToOneDescriptor):
                related, many = value.related, "one"
            elif isinstance(value, ManyToManyDescriptor) and value.reverse:
                related, many = value.rel, "many"
            elif not isinstance(value, ManyToManyDescriptor) and isinstance(value, ReverseManyToOneDescriptor):
                related, many = value.rel, "many"
            else:
                continue
            if isinstance(related, GenericRel):  # the relation itself, or its name on the target, which no row answers to
                continue
            if name not in seen and not related.related_model._meta.auto_created:
                yield f"accessor {name}", f"{many} {related.related_model._meta.label} {related.field.name}"
            seen.add(name)
    for name, related in model._meta.fields_map.items():
        if isinstance(related, models.fields.reverse_related.ForeignObjectRel) and "+" not in name:
            if not related.related_model._meta.auto_created:
                yield f"lookup {name}", f"{related.related_model._meta.label} {related.field.name}"


def model_facts(model):
    meta = model._meta
    yield "class", path_of(model)
    yield "kind", "proxy" if meta.proxy else "model"
    yield "table", meta.db_table
    yield "pk", meta.pk.name
    yield "managed", word(meta.managed)
    yield "parents", " ".join(sorted(parent._meta.label for parent in meta.parents))
    if meta.proxy:
        yield "concrete", meta.concrete_model._meta.label
    if meta.swappable:
        yield "swappable", meta.swappable
    yield "swapped", word(bool(meta.swapped))
    own_fields = [] if meta.proxy else [*meta.local_fields, *meta.local_many_to_many, *meta.private_fields]
    for field in own_fields:
        if getattr(field, "mti_inherited", False):  # a private field of a parent's
            continue
        for name, value in field_facts(field):
            yield f"field {field.name} {name}", value
    for manager in meta.managers:
        yield f"manager {manager.name} class", written(type(manager))
        yield f"manager {manager.name} queryset", path_of(manager._queryset_class)
    yield "default_manager", meta.default_manager.name
    yield "base_manager", written(type(meta.base_manager))
    yield from reverse_facts(model)


if __name__ == "__main__":
    for model in apps.get_models():
        for key, value in model_facts(model):
            print(f"{model._meta.label} {key}\t{value}")
