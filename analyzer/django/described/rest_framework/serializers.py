"""What a serializer reads of a row to represent it: fields, relational fields, nested serializers. A serializer with
`many=True` stays itself here, and asks for its list serializer when there are rows.
Source: rest_framework/fields.py, relations.py and serializers.py of Django REST framework 3.16."""
import djvet


class Field:
    many = False

    def __init__(self, *args, source=None, write_only=False, child=None, **kwargs):
        self.source = source
        self.write_only = write_only
        self.child = child

    def get_attribute(self, instance):
        if self.source is not None:
            return djvet.read(instance, self.source)
        return djvet.read(instance, self.field_name)

    def to_representation(self, value):
        return value

    def djvet_represent(self, instance):
        if not self.write_only:
            return self.to_representation(self.get_attribute(instance))


class CharField(Field):
    def to_representation(self, value):
        return str(value)


class SlugField(CharField):
    pass


class ListField(Field):
    def to_representation(self, data):
        for item in djvet.rows(data):
            if self.child is not None:
                self.child.to_representation(item)


class SerializerMethodField(Field):
    def __init__(self, method_name=None, **kwargs):
        self.method_name = method_name

    def djvet_represent(self, instance):
        djvet.call_serializer_method(self.parent, self.method_name, self.field_name, instance)


class HiddenField(Field):
    def djvet_represent(self, instance):
        pass


class RelatedField(Field):
    def __init__(self, source=None, write_only=False, many=False, queryset=None, **kwargs):
        self.source = source
        self.write_only = write_only
        self.many = many

    def use_pk_only_optimization(self):
        return False

    def get_attribute(self, instance):
        if self.use_pk_only_optimization() and not self.many:
            if self.source is not None:
                return djvet.read_key(instance, self.source)
            return djvet.read_key(instance, self.field_name)
        return super().get_attribute(instance)

    def djvet_represent(self, instance):
        if self.write_only:
            return None
        value = self.get_attribute(instance)
        if self.many:
            for one in djvet.rows(value):
                self.to_representation(one)
        else:
            self.to_representation(value)


class StringRelatedField(RelatedField):
    def to_representation(self, value):
        return str(value)


class PrimaryKeyRelatedField(RelatedField):
    def use_pk_only_optimization(self):
        return True


class HyperlinkedRelatedField(RelatedField):
    lookup_field = "pk"

    def __init__(self, view_name=None, source=None, write_only=False, many=False, lookup_field=None, **kwargs):
        self.source = source
        self.write_only = write_only
        self.many = many
        if lookup_field is not None:
            self.lookup_field = lookup_field

    def use_pk_only_optimization(self):
        return self.lookup_field == "pk"


class HyperlinkedIdentityField(Field):
    def djvet_represent(self, instance):
        pass


class SlugRelatedField(RelatedField):
    def __init__(self, slug_field=None, source=None, write_only=False, many=False, **kwargs):
        self.source = source
        self.write_only = write_only
        self.many = many
        self.slug_field = slug_field

    def to_representation(self, obj):
        return djvet.read(obj, self.slug_field)


class BaseSerializer(Field):
    def __init__(self, instance=None, data=None, many=False, source=None, write_only=False, context=None, **kwargs):
        self.instance = instance
        self.many = many
        self.source = source
        self.write_only = write_only
        self.context = context

    @property
    def data(self):
        if self.instance is None:
            return None
        if self.many:
            return self.djvet_represent_rows(self.instance)
        return self.to_representation(self.instance)

    def djvet_represent_rows(self, data):
        return djvet.list_serializer(self).to_representation(data)

    def djvet_represent(self, instance):
        if self.write_only:
            return None
        value = self.get_attribute(instance)
        if self.many:
            return self.djvet_represent_rows(value)
        return self.to_representation(value)


class ListSerializer(BaseSerializer):
    def __init__(self, *args, child=None, **kwargs):
        self.child = child

    def to_representation(self, data):
        return [self.child.to_representation(item) for item in djvet.rows(data)]


class Serializer(BaseSerializer):
    def to_representation(self, instance):
        djvet.represent_fields(self, instance)
        return {}


class ModelSerializer(Serializer):
    serializer_related_field = PrimaryKeyRelatedField


class HyperlinkedModelSerializer(ModelSerializer):
    serializer_related_field = HyperlinkedRelatedField
