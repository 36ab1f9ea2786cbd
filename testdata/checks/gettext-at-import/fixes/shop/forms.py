from django import forms
from django.utils.translation import gettext as _


class OrderForm(forms.Form):
    number = forms.IntegerField(label=_("Number"))  # expect: gettext-at-import
