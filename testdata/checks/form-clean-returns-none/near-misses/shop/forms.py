from django import forms

from shop.base import MailForm
from shop.models import Order


class OrderForm(forms.ModelForm):
    number = forms.IntegerField()

    class Meta:
        model = Order
        fields = ["number"]

    def clean(self):
        print("may return nothing")

    def clean_number(self):
        number = self.cleaned_data["number"]
        if number > 3:
            return 3
        else:
            return number

    def clean_mail(self):
        print("a field of the model that the form leaves out")

    def clean_up(self):
        print("of no field")


class RaisingForm(MailForm):
    def clean_mail(self):
        raise forms.ValidationError("closed")


class TakenForm(MailForm):
    def clean_mail(self):
        self.mail = self.cleaned_data.pop("mail")


class ComparedForm(MailForm):
    def clean_mail(self) -> None:
        if self.cleaned_data["mail"] != self.initial["mail"]:
            raise forms.ValidationError("another one")


class LeavingForm(MailForm):
    def clean_mail(self):
        if "mail" not in self.data:
            return
        raise forms.ValidationError("none wanted")


class FailingForm(MailForm):
    def clean_mail(self):
        self.raise_closed()

    def raise_closed(self):
        raise forms.ValidationError("closed")


class EndlessForm(MailForm):
    def clean_mail(self):
        while True:
            if self.is_bound:
                return self.cleaned_data["mail"]
