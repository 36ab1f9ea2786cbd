from django.contrib.auth import get_user_model
from rest_framework import serializers

from .models import Article, Comment, Deal, Photo, Tag


class AuthorSerializer(serializers.ModelSerializer):
    class Meta:
        model = get_user_model()
        fields = ["id", "username"]


class ArticleSerializer(serializers.ModelSerializer):
    written_by = AuthorSerializer(source="author", read_only=True)
    tags = serializers.SlugRelatedField(slug_field="slug", many=True, read_only=True)

    class Meta:
        model = Article
        fields = ["id", "title", "written_by", "tags", "artist"]


class HeadlineSerializer(serializers.ModelSerializer):
    tags = serializers.StringRelatedField(many=True)

    class Meta:
        model = Article
        fields = ["id", "title", "tags"]


class CommentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Comment
        fields = ["id", "author", "text", "content_type", "object_id"]


class PhotoSerializer(serializers.ModelSerializer):
    article_title = serializers.CharField(source="article.title", read_only=True)

    class Meta:
        model = Photo
        exclude = ["created_at", "updated_at"]


class DealSerializer(serializers.ModelSerializer):
    label = serializers.CharField(source="get_label", read_only=True)

    class Meta:
        model = Deal
        fields = ["id", "label"]


class TagSerializer(serializers.ModelSerializer):
    article_ids = serializers.PrimaryKeyRelatedField(source="articles", many=True, read_only=True)

    class Meta:
        model = Tag
        fields = ["name", "article_ids"]
