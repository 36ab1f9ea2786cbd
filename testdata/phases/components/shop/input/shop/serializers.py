from rest_framework import serializers

from .models import Author, Book

NAMES = ("id", "author")


class AuthorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = "__all__"


class BaseBookSerializer(serializers.ModelSerializer):
    author = AuthorSerializer(read_only=True)
    title = serializers.CharField()

    class Meta:
        model = Book
        fields = NAMES + ("title",)


class BookSerializer(BaseBookSerializer):
    title = None
    pages = serializers.SerializerMethodField()

    class Meta(BaseBookSerializer.Meta):
        fields = computed()


class Plain(serializers.Serializer):
    when = serializers.DateField()
    helper = print("no field")
