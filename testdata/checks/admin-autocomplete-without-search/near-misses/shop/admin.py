from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


from django.apps import apps


class Searching(admin.ModelAdmin):
    search_fields = ["name"]


@admin.register(Publisher)
class PublisherAdmin(Searching):
    pass


@admin.register(Shelf)
class ShelfAdmin(admin.ModelAdmin):
    @property
    def search_fields(self):
        return ["number"]


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    autocomplete_fields = ["publisher", "tags"]


@admin.register(Placement)
class PlacementAdmin(admin.ModelAdmin):
    autocomplete_fields = ["shelf"]


for model in apps.get_app_config("shop").get_models():
    if not admin.site.is_registered(model):
        admin.site.register(model, Searching)
