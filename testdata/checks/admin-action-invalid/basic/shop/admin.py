from django.contrib import admin

from .actions import print_labels
from .models import Book


class Lending(admin.ModelAdmin):
    @admin.action(permissions=["lend"])
    def lend(self, request, books):
        pass


@admin.register(Book)
class BookAdmin(Lending):
    actions = [
        "lend",  # expect: admin-action-invalid "has_lend_permission"
        print_labels,  # expect: admin-action-invalid "has_print_permission"
        "burn",
        "burn",  # expect: admin-action-invalid "two actions"
    ]

    def burn(self, request, books):
        pass
