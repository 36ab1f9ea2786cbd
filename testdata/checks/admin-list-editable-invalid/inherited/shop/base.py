from django.contrib import admin


class KindAdmin(admin.ModelAdmin):
    list_editable = ["kind"]  # expect: admin-list-editable-invalid
