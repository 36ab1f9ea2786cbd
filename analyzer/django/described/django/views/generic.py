"""Class-based views: how a request becomes rows and a context. Source: django/views/generic/ of Django 5.2."""
import djvet
from django.core.paginator import Paginator
from django.forms import FactoryForm
from django.template.response import TemplateResponse


class View:
    @classmethod
    def as_view(cls, **initkwargs):
        djvet.run_view(cls, initkwargs)

    def djvet_run(self):
        djvet.run_method(self, "get")
        djvet.run_method(self, "post")
        djvet.run_method(self, "put")
        djvet.run_method(self, "patch")
        djvet.run_method(self, "delete")


class ContextMixin:
    extra_context = None

    def get_context_data(self, **kwargs):
        context = {"view": self}
        context.update(kwargs)
        if self.extra_context is not None:
            context.update(self.extra_context)
        return context


class TemplateResponseMixin:
    template_name = None
    response_class = TemplateResponse

    def render_to_response(self, context, **response_kwargs):
        djvet.render(self.get_template_names(), context)

    def get_template_names(self):
        return self.template_name


class TemplateView(TemplateResponseMixin, ContextMixin, View):
    def get(self, request, *args, **kwargs):
        context = self.get_context_data(**kwargs)
        return self.render_to_response(context)


class MultipleObjectMixin(ContextMixin):
    allow_empty = True
    queryset = None
    model = None
    paginate_by = None
    paginator_class = Paginator
    context_object_name = None
    ordering = None

    def get_queryset(self):
        if self.queryset is not None:
            queryset = self.queryset.all()
        else:
            queryset = self.model._default_manager.all()
        return queryset

    def get_ordering(self):
        return self.ordering

    def get_paginate_by(self, queryset):
        return self.paginate_by

    def get_context_object_name(self, object_list):
        if self.context_object_name is not None:
            return self.context_object_name
        return djvet.list_name(object_list)

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.page(page_size)
        return (paginator, page, page.object_list, True)

    def get_paginator(self, queryset, per_page, **kwargs):
        return self.paginator_class(queryset, per_page)

    def get_context_data(self, *, object_list=None, **kwargs):
        queryset = object_list if object_list is not None else self.object_list
        page_size = self.get_paginate_by(queryset)
        context_object_name = self.get_context_object_name(queryset)
        if page_size is not None:
            paginator, page, queryset, is_paginated = self.paginate_queryset(queryset, page_size)
            context = {"paginator": paginator, "page_obj": page, "object_list": queryset}
        else:
            context = {"paginator": None, "page_obj": None, "object_list": queryset}
        if context_object_name is not None:
            context[context_object_name] = queryset
        context.update(kwargs)
        return super().get_context_data(**context)


class BaseListView(MultipleObjectMixin, View):
    def get(self, request, *args, **kwargs):
        self.object_list = self.get_queryset()
        context = self.get_context_data()
        return self.render_to_response(context)


class MultipleObjectTemplateResponseMixin(TemplateResponseMixin):
    template_name_suffix = "_list"

    def get_template_names(self):
        if self.template_name is not None:
            return self.template_name
        return djvet.template_name(self.object_list, self.template_name_suffix)


class ListView(MultipleObjectTemplateResponseMixin, BaseListView):
    pass


class SingleObjectMixin(ContextMixin):
    model = None
    queryset = None
    context_object_name = None
    object = None

    def get_object(self, queryset=None):
        if queryset is None:
            queryset = self.get_queryset()
        return queryset.get()

    def get_queryset(self):
        if self.queryset is not None:
            return self.queryset.all()
        return self.model._default_manager.all()

    def get_context_object_name(self, obj):
        if self.context_object_name is not None:
            return self.context_object_name
        return djvet.object_name(obj)

    def get_context_data(self, **kwargs):
        context = {}
        if self.object is not None:
            context["object"] = self.object
            context_object_name = self.get_context_object_name(self.object)
            if context_object_name is not None:
                context[context_object_name] = self.object
        context.update(kwargs)
        return super().get_context_data(**context)


class BaseDetailView(SingleObjectMixin, View):
    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        context = self.get_context_data(object=self.object)
        return self.render_to_response(context)


class SingleObjectTemplateResponseMixin(TemplateResponseMixin):
    template_name_suffix = "_detail"

    def get_template_names(self):
        if self.template_name is not None:
            return self.template_name
        if self.object is None:
            return djvet.template_name(self.model, self.template_name_suffix)
        return djvet.template_name(self.object, self.template_name_suffix)


class DetailView(SingleObjectTemplateResponseMixin, BaseDetailView):
    pass


class FormMixin(ContextMixin):
    initial = {}
    form_class = None
    prefix = None

    def get_form_class(self):
        return self.form_class

    def get_form(self, form_class=None):
        if form_class is None:
            form_class = self.get_form_class()
        return form_class(**self.get_form_kwargs())

    def get_form_kwargs(self):
        return {"initial": self.get_initial()}

    def get_initial(self):
        return self.initial

    def form_valid(self, form):
        pass

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        context = {"form": self.get_form()}
        context.update(kwargs)
        return super().get_context_data(**context)


class ModelFormMixin(FormMixin, SingleObjectMixin):
    fields = None

    def get_form(self, form_class=None):
        if form_class is None:
            form_class = self.get_form_class()
        if form_class is not None:
            return form_class(**self.get_form_kwargs())
        model = self.model
        if model is None:
            model = self.get_queryset().model
        return FactoryForm(model, self.fields)

    def get_form_kwargs(self):
        return {"initial": self.get_initial(), "instance": self.object}

    def form_valid(self, form):
        self.object = form.save()


class ProcessFormView(View):
    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        self.form_valid(form)
        self.form_invalid(form)


class BaseFormView(FormMixin, ProcessFormView):
    pass


class FormView(TemplateResponseMixin, BaseFormView):
    pass


class BaseCreateView(ModelFormMixin, ProcessFormView):
    pass


class CreateView(SingleObjectTemplateResponseMixin, BaseCreateView):
    template_name_suffix = "_form"


class BaseUpdateView(ModelFormMixin, ProcessFormView):
    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().post(request, *args, **kwargs)


class UpdateView(SingleObjectTemplateResponseMixin, BaseUpdateView):
    template_name_suffix = "_form"


class DeletionMixin:
    def delete(self, request, *args, **kwargs):
        self.object = self.get_object()


class BaseDeleteView(DeletionMixin, FormMixin, BaseDetailView):
    pass


class DeleteView(SingleObjectTemplateResponseMixin, BaseDeleteView):
    template_name_suffix = "_confirm_delete"


class YearMixin:
    pass


class MonthMixin:
    pass


class DayMixin:
    pass


class WeekMixin:
    pass


class DateMixin:
    date_field = None
    allow_future = False


class BaseDateListView(MultipleObjectMixin, DateMixin, View):
    def get(self, request, *args, **kwargs):
        self.date_list, self.object_list, extra_context = self.get_dated_items()
        context = self.get_context_data(object_list=self.object_list, date_list=self.date_list, **extra_context)
        return self.render_to_response(context)

    def get_dated_queryset(self, **lookup):
        return self.get_queryset().filter()

    def get_date_list(self, queryset, date_type=None, ordering="ASC"):
        return queryset.dates(self.date_field, date_type, ordering)

    def get_dated_items(self):
        return (None, self.get_dated_queryset(), {})


class BaseArchiveIndexView(BaseDateListView):
    context_object_name = "latest"


class ArchiveIndexView(MultipleObjectTemplateResponseMixin, BaseArchiveIndexView):
    template_name_suffix = "_archive"


class BaseYearArchiveView(YearMixin, BaseDateListView):
    make_object_list = False

    def get_dated_items(self):
        qs = self.get_dated_queryset()
        if not self.get_make_object_list():
            qs = qs.none()
        return (None, qs, {})

    def get_make_object_list(self):
        return self.make_object_list


class YearArchiveView(MultipleObjectTemplateResponseMixin, BaseYearArchiveView):
    template_name_suffix = "_archive_year"


class BaseMonthArchiveView(YearMixin, MonthMixin, BaseDateListView):
    pass


class MonthArchiveView(MultipleObjectTemplateResponseMixin, BaseMonthArchiveView):
    template_name_suffix = "_archive_month"


class BaseWeekArchiveView(YearMixin, WeekMixin, BaseDateListView):
    pass


class WeekArchiveView(MultipleObjectTemplateResponseMixin, BaseWeekArchiveView):
    template_name_suffix = "_archive_week"


class BaseDayArchiveView(YearMixin, MonthMixin, DayMixin, BaseDateListView):
    pass


class DayArchiveView(MultipleObjectTemplateResponseMixin, BaseDayArchiveView):
    template_name_suffix = "_archive_day"


class BaseTodayArchiveView(BaseDayArchiveView):
    pass


class TodayArchiveView(MultipleObjectTemplateResponseMixin, BaseTodayArchiveView):
    template_name_suffix = "_archive_day"


class BaseDateDetailView(YearMixin, MonthMixin, DayMixin, DateMixin, BaseDetailView):
    pass


class DateDetailView(SingleObjectTemplateResponseMixin, BaseDateDetailView):
    template_name_suffix = "_detail"
