from django.contrib import admin

from reviews.models.review import Review

from .models import Book

admin.site.register([Book, Review])
