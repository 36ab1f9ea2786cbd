from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from shop.marks import gettext as again
from shop.words import TITLE


class OrderForm(forms.Form):
    number = forms.IntegerField(label=_("Number"), help_text=TITLE)  # expect: gettext-at-import "(and 1 more)"

    @admin.display(description=again("Sum"))  # expect: gettext-at-import
    def total(self, unit=pgettext("money", "sum")):  # expect: gettext-at-import
        return _("none")

    class Inner:
        title = _("Inner")
