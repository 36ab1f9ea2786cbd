"""Schemas that show rows: every field of a schema is read from every row. Source: ninja/schema.py and ninja/orm/ of
django-ninja 1.4."""
import djvet


class Schema:
    djvet_schema = True


class ModelSchema(Schema):
    pass


def djvet_respond(schema, rows):
    djvet.represent_schema(schema, rows)
