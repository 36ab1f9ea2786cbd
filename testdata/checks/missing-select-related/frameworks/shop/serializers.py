from rest_framework import serializers

from .models import Author, Book


class AuthorSerializer(serializers.ModelSerializer):
    country = serializers.StringRelatedField()  # expect: missing-select-related "`author__country`"

    class Meta:
        model = Author
        fields = ["name", "country"]


class BookSerializer(serializers.ModelSerializer):
    author = AuthorSerializer()
    issued = serializers.SerializerMethodField()
    secret = serializers.CharField(source="publisher.name", write_only=True)

    class Meta:
        model = Book
        fields = ["title", "author", "issued", "publisher", "secret"]  # a key is on the row

    def get_issued(self, book):
        return book.publisher.name  # expect: missing-select-related "`publisher`"


class BriefSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["title", "author", "publisher"]


class NameSerializer(serializers.ModelSerializer):
    by = serializers.CharField(source="author.name")

    class Meta:
        model = Book
        fields = ["title", "by"]
