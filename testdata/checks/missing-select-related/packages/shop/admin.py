from admin_cursor_paginator import CursorPaginatorAdmin
from django.contrib import admin

from .models import Author, Book


@admin.register(Book)
class BookAdmin(CursorPaginatorAdmin):  # expect: missing-select-related "author"
    raw_id_fields = ["author"]


@admin.register(Author)
class AuthorAdmin(CursorPaginatorAdmin):
    list_display = ["name"]
