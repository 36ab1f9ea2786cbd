from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from .models import Book


class BookSerializer(serializers.ModelSerializer):
    author_name = serializers.CharField(source="author.name", read_only=True)

    class Meta:
        model = Book
        fields = ["id", "title", "author_name"]


class TitleSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title"]


class WriterSerializer(serializers.ModelSerializer):
    writer = serializers.CharField(source="author.name", read_only=True)  # expect: missing-select-related

    class Meta:
        model = Book
        fields = ["id", "writer"]


class BookViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Book.objects.select_related("author")
    serializer_class = BookSerializer

    @action(detail=False, serializer_class=TitleSerializer)
    def titles(self, request):
        return Response(self.get_serializer(Book.objects.order_by("title"), many=True).data)

    @action(detail=False, serializer_class=WriterSerializer)
    def writers(self, request):
        return Response(self.get_serializer(Book.objects.order_by("title"), many=True).data)
