"""The pages of the admin that show rows: the change list, inlines, and the choices of a change form.
Source: django/contrib/admin/options.py, views/main.py and templatetags/admin_list.py of Django 5.2."""
import djvet


class BaseModelAdmin:
    autocomplete_fields = ()
    raw_id_fields = ()
    readonly_fields = ()
    fields = None
    exclude = None
    fieldsets = None

    def get_queryset(self, request):
        return self.model._default_manager.get_queryset()

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields


class ModelAdmin(BaseModelAdmin):
    list_display = ("__str__",)
    list_select_related = False
    list_editable = ()
    inlines = ()

    def get_list_display(self, request):
        return self.list_display

    def get_list_select_related(self, request):
        return self.list_select_related

    def get_inlines(self, request, obj):
        return self.inlines

    def djvet_change_list(self, request):
        columns = self.get_list_display(request)
        related = self.get_list_select_related(request)
        rows = djvet.select_columns(self.get_queryset(request), related, columns)
        for row in rows:
            djvet.represent_columns(self, row, columns)
            djvet.go_through_choices(self, self.list_editable)

    def djvet_change_form(self, request):
        djvet.go_through_choices(self, None)
        djvet.run_inlines(self, self.get_inlines(request, None))


class InlineModelAdmin(BaseModelAdmin):
    model = None
    fk_name = None

    def djvet_rows(self, request):
        columns = self.get_readonly_fields(request)
        for row in djvet.rows_of_parent(self, self.get_queryset(request)):
            str(row)
            djvet.represent_columns(self, row, columns)
            djvet.go_through_choices(self, None)


class StackedInline(InlineModelAdmin):
    pass


class TabularInline(InlineModelAdmin):
    pass
