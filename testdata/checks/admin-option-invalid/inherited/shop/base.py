from django.contrib import admin


class ShopAdmin(admin.ModelAdmin):
    readonly_fields = ("stored")  # expect: admin-option-invalid "readonly_fields of BookAdmin must be a list or tuple"
