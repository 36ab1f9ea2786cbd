from django.contrib import admin


class NamedAdmin(admin.ModelAdmin):
    list_display = ("name",)  # expect: admin-option-unknown-field "shop.Book"
