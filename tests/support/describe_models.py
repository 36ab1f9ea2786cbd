"""Prints the models of a Django project as a running Django sees them, one fact a line.

Run inside the project's folder with DJANGO_SETTINGS_MODULE set. tests/unit/django_models_test.cpp prints the same lines from
djvet's model; the file `models.expected` of a project holds this script's output.
"""

import django

django.setup()

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRel, GenericRelation
from django.db import models
from django.db.models.fields.related_descriptors import (
    ManyToManyDescriptor,
    ReverseManyToOneDescriptor,
    ReverseOneToOneDescriptor,
)

KINDS = (
    (GenericRelation, "generic_relation"),
    (GenericForeignKey, "generic_foreign_key"),
    (models.OneToOneField, "one_to_one"),
    (models.ForeignKey, "foreign_key"),
    (models.ManyToManyField, "many_to_many"),
)


def kind(field):
    return next(name for cls, name in KINDS if isinstance(field, cls))


def is_relation(field):
    return isinstance(field, tuple(cls for cls, _ in KINDS))


def forward(model, label):
    meta = model._meta
    if meta.proxy:
        return
    for field in [*meta.local_fields, *meta.local_many_to_many, *meta.private_fields]:
        if not is_relation(field) or getattr(field, "mti_inherited", False):
            continue
        words = [label, "field", field.name, kind(field)]
        if not isinstance(field, GenericForeignKey):
            words.append(field.related_model._meta.label)
            if field.null and not field.many_to_many and not isinstance(field, GenericRelation):
                words.append("null")
        yield " ".join(words)


def backward(model, label):
    seen = set()
    for cls in model.__mro__:
        for name, value in vars(cls).items():
            if isinstance(value, ReverseOneToOneDescriptor):
                related, many = value.related, "one"
            elif isinstance(value, ManyToManyDescriptor) and value.reverse:
                related, many = value.rel, "many"
            elif type(value) is not ManyToManyDescriptor and isinstance(value, ReverseManyToOneDescriptor):
                related, many = value.rel, "many"
            else:
                continue
            if isinstance(related, GenericRel):  # the relation itself, or its name on the target, which no row answers to
                continue
            if name not in seen:
                yield f"{label} accessor {name} {many} {related.related_model._meta.label}"
            seen.add(name)
    for name, related in model._meta.fields_map.items():
        if isinstance(related, models.fields.reverse_related.ForeignObjectRel) and "+" not in name:
            if not related.related_model._meta.auto_created:
                yield f"{label} lookup {name} {related.related_model._meta.label}"


def describe(model):
    meta = model._meta
    label = meta.label
    yield f"{label} {'proxy' if meta.proxy else 'model'}"
    columns = {f.name for f in meta.get_fields() if f.concrete and not f.is_relation}
    yield f"{label} columns " + " ".join(sorted(columns))
    yield f"{label} managers " + " ".join(sorted(manager.name for manager in meta.managers))
    yield from forward(model, label)
    yield from backward(model, label)


if __name__ == "__main__":
    for line in sorted({line for model in apps.get_models() for line in describe(model)}):
        print(line)
