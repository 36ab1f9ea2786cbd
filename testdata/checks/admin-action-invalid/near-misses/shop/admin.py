from django.contrib import admin
from somewhere import Printing, sell

from .models import Book


class Lending(admin.ModelAdmin):
    @admin.action(permissions=("lend", "change"))
    def lend(self, request, books):
        pass

    def has_lend_permission(self, request):
        return True


@admin.register(Book)
class BookAdmin(Lending):
    actions = ["lend", "burn", sell, "missing", "missing"]

    def burn(self, request, books):
        pass


class OtherAdmin(Printing, admin.ModelAdmin):
    actions = ["print", "print"]

    @admin.action(permissions=["print"])
    def print(self, request, books):
        pass


admin.site.register(Book, OtherAdmin)
