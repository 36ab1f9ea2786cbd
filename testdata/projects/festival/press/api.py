from rest_framework import generics, viewsets
from rest_framework.response import Response

from .models import Article, Comment, Deal, Photo, Tag
from .serializers import (
    ArticleSerializer,
    CommentSerializer,
    DealSerializer,
    HeadlineSerializer,
    PhotoSerializer,
    TagSerializer,
)


class ArticleViewSet(viewsets.ModelViewSet):
    serializer_class = ArticleSerializer
    queryset = Article.objects.published()
    lookup_field = "slug"

    def get_queryset(self):
        return self.queryset.prefetch_related("tags")


class Headlines(generics.ListAPIView):
    queryset = Article.objects.published()
    serializer_class = HeadlineSerializer


class CommentViewSet(viewsets.ModelViewSet):
    queryset = Comment.objects.all()
    serializer_class = CommentSerializer


class PhotoViewSet(viewsets.ModelViewSet):
    queryset = Photo.objects.select_related("photographer")
    serializer_class = PhotoSerializer


class DealViewSet(viewsets.ViewSet):
    def list(self, request):
        serializer = DealSerializer(Deal.objects.select_related("sponsor"), many=True)
        return Response(serializer.data)


class TagViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Tag.objects.prefetch_related("articles")
    serializer_class = TagSerializer
