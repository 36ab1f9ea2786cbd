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


class BaseForm:
    def __init__(self, *args, **kwargs):
        self.fields = djvet.form_fields(self)

    def __str__(self):
        return self.render()

    def __iter__(self):
        return djvet.repeated(EachBoundField(self))

    def __getitem__(self, name):
        if name in self.fields:
            return BoundField(self.fields[name])

    def visible_fields(self):
        return djvet.repeated(EachBoundField(self))

    def render(self, template_name=None, context=None, renderer=None):
        djvet.call_each(self.fields, "djvet_write")

    def as_table(self):
        return self.render()

    def as_ul(self):
        return self.render()

    def as_p(self):
        return self.render()

    def as_div(self):
        return self.render()


class Form(BaseForm):
    pass


class BaseModelForm(BaseForm):
    pass


class ModelForm(BaseModelForm):
    pass


class FactoryForm(ModelForm):
    def __init__(self, model, names):
        self.fields = djvet.model_fields(self, model, names)
