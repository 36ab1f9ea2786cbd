"""Forms: the rows that their fields offer as choices. Source: django/forms/ (forms, models, boundfield, widgets) of
Django 5.2."""
import djvet


class ChoiceWidget:
    djvet_choices = True


class Select(ChoiceWidget):
    pass


class SelectMultiple(Select):
    pass


class RadioSelect(ChoiceWidget):
    pass


class CheckboxSelectMultiple(RadioSelect):
    pass


class Field:
    widget = None

    def djvet_write(self):
        pass


class ModelChoiceField(Field):
    queryset = None

    def __init__(self, queryset=None, *, widget=None, **kwargs):
        self.queryset = queryset
        if widget is not None:
            self.widget = widget

    def label_from_instance(self, obj):
        return str(obj)

    def djvet_write(self):
        if djvet.shows_choices(self, self.widget):
            for obj in self.queryset.all():
                self.label_from_instance(obj)


class ModelMultipleChoiceField(ModelChoiceField):
    pass


class BoundField:
    def __init__(self, field):
        self.field = field

    def __str__(self):
        return self.as_widget()

    def as_widget(self, widget=None, attrs=None, only_initial=False):
        self.field.djvet_write()

    def as_field_group(self):
        self.field.djvet_write()


class EachBoundField:
    def __init__(self, form):
        self.form = form

    def __str__(self):
        return self.form.render()

    def as_widget(self, widget=None, attrs=None, only_initial=False):
        return self.form.render()

    def as_field_group(self):
        return self.form.render()


class RenderableFormMixin:
    def __str__(self):
        return self.render()

    def as_table(self):
        return self.render()

    def as_ul(self):
        return self.render()

    def as_p(self):
        return self.render()

    def as_div(self):
        return self.render()


class BaseForm(RenderableFormMixin):
    def __init__(self, *args, **kwargs):
        self.fields = djvet.form_fields(self)

    def __iter__(self):
        return djvet.repeated(EachBoundField(self))

    def __getitem__(self, name):
        if name in self.fields:
            return BoundField(self.fields[name])

    def visible_fields(self):
        return djvet.repeated(EachBoundField(self))

    def render(self, template_name=None, context=None, renderer=None):
        djvet.call_each(self.fields, "djvet_write")


class Form(BaseForm):
    pass


class BaseModelForm(BaseForm):
    def __init__(self, data=None, files=None, auto_id=None, prefix=None, initial=None, error_class=None,
                 label_suffix=None, empty_permitted=False, instance=None, **kwargs):
        self.instance = instance
        super().__init__()


class ModelForm(BaseModelForm):
    pass


class FactoryForm(ModelForm):
    def __init__(self, model, names):
        self.fields = djvet.model_fields(self, model, names)


class BaseFormSet(RenderableFormMixin):
    forms = ()

    def __iter__(self):
        return self.forms

    def render(self, template_name=None, context=None, renderer=None):
        for form in self.forms:
            form.render()


class BaseModelFormSet(BaseFormSet):
    form = None
    model = None
    queryset = None
    fields = None

    def __init__(self, data=None, files=None, auto_id=None, prefix=None, queryset=None, initial=None, **kwargs):
        if queryset is not None:
            self.queryset = queryset

    def get_queryset(self):
        if self.queryset is not None:
            return self.queryset
        return self.model._default_manager.get_queryset()

    def djvet_form(self, row):
        if self.form is not None:
            return self.form(instance=row)
        form = FactoryForm(self.model, self.fields)
        form.instance = row
        return form

    @property
    def forms(self):
        return [self.djvet_form(row) for row in self.get_queryset()]

    @property
    def initial_forms(self):
        return self.forms


class BaseInlineFormSet(BaseModelFormSet):
    parent_model = None
    instance = None

    def __init__(self, data=None, files=None, instance=None, save_as_new=False, prefix=None, queryset=None, **kwargs):
        if queryset is not None:
            self.queryset = queryset

    def get_queryset(self):
        return djvet.rows_of_parent(self, super().get_queryset())


class FormSetFactory:
    def __init__(self, model, form, formset, fields, parent_model):
        self.model = model
        self.form = form
        self.formset = formset
        self.fields = fields
        self.parent_model = parent_model

    def __call__(self, *args, **kwargs):
        formset = self.formset(*args, **kwargs)
        formset.model = self.model
        formset.form = self.form
        formset.fields = self.fields
        formset.parent_model = self.parent_model
        return formset


def modelformset_factory(model, form=None, formfield_callback=None, formset=BaseModelFormSet, extra=1, can_delete=False,
                         can_order=False, max_num=None, fields=None, exclude=None, widgets=None, **kwargs):
    if formfield_callback is None and exclude is None and widgets is None:
        return FormSetFactory(model, form, formset, fields, None)


def inlineformset_factory(parent_model, model, form=None, formset=BaseInlineFormSet, fk_name=None, fields=None,
                          exclude=None, extra=3, can_order=False, can_delete=True, max_num=None,
                          formfield_callback=None, widgets=None, **kwargs):
    if formfield_callback is None and exclude is None and widgets is None:
        return FormSetFactory(model, form, formset, fields, parent_model)
