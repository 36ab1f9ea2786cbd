from django.contrib import admin
from django.contrib.admin import AdminSite

from .models import Author, Book, Chapter


class ChapterInline(admin.TabularInline):
    model = Chapter


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    inlines = [ChapterInline]


class AuthorAdmin(admin.ModelAdmin):
    inlines = computed()


admin.site.register(Author, AuthorAdmin)
site = AdminSite(name="office")
site.register([Author, Chapter])
elsewhere.register(Book)
