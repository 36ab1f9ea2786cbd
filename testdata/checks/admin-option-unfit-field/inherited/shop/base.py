from django.contrib import admin


class DatedAdmin(admin.ModelAdmin):
    date_hierarchy = "title"  # expect: admin-option-unfit-field
