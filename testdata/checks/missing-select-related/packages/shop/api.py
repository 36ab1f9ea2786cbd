from rest_framework import serializers, viewsets
from versatileimagefield.serializers import VersatileImageFieldSerializer

from .models import Book


class BookSerializer(serializers.ModelSerializer):
    covers = VersatileImageFieldSerializer(sizes="small", source="cover")
    portraits = VersatileImageFieldSerializer(sizes="small", source="author.portrait")  # expect: missing-select-related
    agent = VersatileImageFieldSerializer(sizes="small", source="author.agent", write_only=True)

    class Meta:
        model = Book
        fields = ["title", "covers", "portraits", "agent"]


class BriefSerializer(serializers.ModelSerializer):
    agent = VersatileImageFieldSerializer(sizes="small", source="author.agent")

    class Meta:
        model = Book
        fields = ["title", "agent"]


class BookViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Book.objects.all()
    serializer_class = BookSerializer


class BriefViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Book.objects.select_related("author")
    serializer_class = BriefSerializer
