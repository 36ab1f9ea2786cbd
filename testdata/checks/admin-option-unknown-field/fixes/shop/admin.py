from django.contrib import admin

from .models import Book


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["titel", "pages", "pagse"]  # expect: admin-option-unknown-field, admin-option-unknown-field
    date_hierarchy = "maed"  # expect: admin-option-unknown-field
    ordering = ["-titel", "made"]  # expect: admin-option-unknown-field
