from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from shop.words import gettext_noop, mark

STATES = [gettext_noop("new"), mark("old")]
label = lambda: gettext("Number")  # noqa: E731


class OrderForm(forms.Form):
    number = forms.IntegerField(label=_("Number"))
    state = forms.ChoiceField(choices=lambda: [("new", gettext("new"))])

    def clean_number(self):
        if self.is_bound:
            raise forms.ValidationError(gettext("none"))
        return gettext("some")
