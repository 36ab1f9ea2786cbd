"""Source: import_export/admin.py of django-import-export 4. Import and export have pages of their own; the rest is Django's."""
from django.contrib.admin import ModelAdmin


class ImportMixin:
    pass


class ExportMixin:
    pass


class ImportExportMixin(ExportMixin, ImportMixin):
    pass


class ImportExportModelAdmin(ImportExportMixin, ModelAdmin):
    pass


class ExportActionMixin(ExportMixin):
    pass


class ExportActionModelAdmin(ExportActionMixin, ModelAdmin):
    pass
