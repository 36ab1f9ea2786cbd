from django.contrib import admin


@admin.action(permissions=["change", "print"], description="Print")
def print_labels(modeladmin, request, books):
    pass
