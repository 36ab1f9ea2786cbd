from functools import wraps

from django.contrib.auth.admin import UserAdmin
from django.contrib import admin
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers, viewsets
from shop_plugins import remember, TinyMixin

from .models import Author, Book


def if_there(method):
    @wraps(method)
    def inner(self, row):
        return method(self, row) if row else None

    return inner


class ShelfSerializer(TinyMixin, serializers.ModelSerializer):
    home = serializers.SerializerMethodField()
    held = serializers.SerializerMethodField()
    land = serializers.SerializerMethodField()

    class Meta:
        model = Book
        fields = ["title", "home", "held", "land"]

    @if_there
    def get_home(self, book):
        return book.author.name  # expect: missing-select-related "`author`"

    @extend_schema_field(str)
    @if_there
    def get_land(self, book):
        return book.publisher.name  # expect: missing-select-related "`publisher`"

    @remember  # of another package: it may do anything
    def get_held(self, book):
        return book.publisher.name


class ShelfViewSet(viewsets.ModelViewSet):
    queryset = Book.objects
    serializer_class = ShelfSerializer


class StaffAdmin(UserAdmin):
    list_display = ["username"]
