from rest_framework import generics, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from .models import Book
from .serializers import BookSerializer, BriefSerializer, NameSerializer


class BookViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Book.objects.all()

    def get_serializer_class(self):
        if self.action == "retrieve":
            return NameSerializer  # of one book
        return BriefSerializer

    @action(detail=False, serializer_class=BriefSerializer)
    def latest(self, request):
        return Response(self.get_serializer(self.get_queryset()[:50], many=True).data)


class BookList(generics.ListAPIView):
    queryset = Book.objects.order_by("title")
    serializer_class = BookSerializer


class NameList(generics.ListAPIView):
    serializer_class = NameSerializer

    def get_queryset(self):
        return Book.objects.select_related("author")
