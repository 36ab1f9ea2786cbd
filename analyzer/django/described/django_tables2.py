"""Tables: each cell of each row reads what its column's accessor says, and is written by the table's render_ method or the
column's. Source: django_tables2/ (tables, rows, columns, data, config, views) of django-tables2 3.0."""
import djvet
from django.views.generic import ListView


class Accessor:
    def __init__(self, path=None):
        self.path = path


A = Accessor


class Column:
    accessor = None
    visible = True
    linkify = False

    def __init__(self, verbose_name=None, accessor=None, default=None, visible=True, linkify=False, **kwargs):
        if accessor is not None:
            self.accessor = accessor
        self.visible = visible
        self.linkify = linkify

    def render(self, value):
        return value

    def djvet_value(self, record, name):
        if self.accessor is not None:
            return djvet.read_accessor(record, self.accessor)
        return djvet.read(record, name)

    def djvet_show(self, table, record, name):
        if self.visible:
            given = {"record": record, "value": self.djvet_value(record, name), "table": table, "column": self}
            if djvet.has(table, "render_", name):
                str(djvet.call_taking(table, "render_", name, given))
            else:
                str(djvet.call_taking(self, "render", "", given))
            djvet.link_cell(self.linkify, given)


class BooleanColumn(Column):
    pass


class CheckBoxColumn(Column):
    pass


class DateColumn(Column):
    pass


class DateTimeColumn(Column):
    pass


class EmailColumn(Column):
    pass


class FileColumn(Column):
    pass


class JSONColumn(Column):
    pass


class TimeColumn(Column):
    pass


class URLColumn(Column):
    pass


class LinkColumn(Column):
    text = None

    def __init__(self, viewname=None, urlconf=None, args=None, kwargs=None, current_app=None, attrs=None, text=None,
                 accessor=None, visible=True, **extra):
        if accessor is not None:
            self.accessor = accessor
        self.visible = visible
        self.linkify = (args, kwargs)
        self.text = text

    def render(self, record, value):
        if self.text is not None:
            return djvet.dynamic(self, "text", record)
        return value


class RelatedLinkColumn(LinkColumn):
    pass


class ManyToManyColumn(Column):
    def __init__(self, transform=None, filter=None, separator=", ", linkify_item=None, accessor=None, visible=True,
                 **kwargs):
        if transform is not None:
            self.transform = transform
        if filter is not None:
            self.filter = filter
        if accessor is not None:
            self.accessor = accessor
        self.visible = visible

    def transform(self, obj):
        return str(obj)

    def filter(self, qs):
        return qs.all()

    def render(self, value):
        for item in self.filter(value):
            self.transform(item)


class TemplateColumn(Column):
    template_name = None
    context_object_name = "record"

    def __init__(self, template_code=None, template_name=None, context_object_name=None, accessor=None, visible=True,
                 **kwargs):
        if template_name is not None:
            self.template_name = template_name
        if context_object_name is not None:
            self.context_object_name = context_object_name
        if accessor is not None:
            self.accessor = accessor
        self.visible = visible

    def render(self, record, table, value):
        if self.template_name is not None:
            context = {"value": value, "table": table, "column": self}
            name = self.context_object_name
            context[name] = record
            djvet.render(self.template_name, context)


class TableData:
    def __init__(self, data):
        self.data = data

    @classmethod
    def from_data(cls, data):
        return TableData(data)

    def set_table(self, table):
        pass


class TableQuerysetData(TableData):
    pass


class Table:
    exclude = ()

    def __init__(self, data=None, order_by=None, orderable=None, empty_text=None, exclude=None, **kwargs):
        self.data = TableData.from_data(data)
        if exclude is not None:
            self.exclude = exclude

    def before_render(self, request):
        pass

    def paginate(self, **kwargs):
        return self

    def as_html(self, request):
        self.before_render(request)
        self.djvet_rows(request)

    def djvet_rows(self, request):
        columns = djvet.table_columns(self)
        for record in self.data.data:
            djvet.show_cells(self, record, columns)


class RequestConfig:
    def __init__(self, request, paginate=True):
        self.request = request

    def configure(self, table):
        return table


class TableMixinBase:
    context_table_name = "table"
    table_pagination = None

    def get_context_table_name(self, table):
        return self.context_table_name

    def get_table_pagination(self, table):
        return self.table_pagination


class SingleTableMixin(TableMixinBase):
    table_class = None
    table_data = None
    object_list = None

    def get_table_class(self):
        return self.table_class

    def get_table(self, **kwargs):
        table_class = self.get_table_class()
        return table_class(data=self.get_table_data(), **kwargs)

    def get_table_data(self):
        if self.table_data is not None:
            return self.table_data
        if self.object_list is not None:
            return self.object_list
        return self.get_queryset()

    def get_table_kwargs(self):
        return {}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        table = self.get_table(**self.get_table_kwargs())
        name = self.get_context_table_name(table)
        context[name] = table
        return context


class SingleTableView(SingleTableMixin, ListView):
    pass
