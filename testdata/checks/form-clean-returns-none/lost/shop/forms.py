from django import forms

from shop.base import NumberForm
from shop.models import Order


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["number", "mail"]

    def clean_mail(self):  # expect: form-clean-returns-none "clean_mail() returns nothing"
        mail = self.cleaned_data["mail"]
        if mail.endswith(".invalid"):
            raise forms.ValidationError("no such mail")

    def clean_number(self):  # expect: form-clean-returns-none
        try:
            self.cleaned_data["number"] += 1
        except KeyError:
            raise forms.ValidationError("no number")
        else:
            print("counted")


class BigForm(NumberForm):
    def clean_number(self):  # expect: form-clean-returns-none
        with open("/dev/null") as sink:
            sink.write(str(self.cleaned_data.get("number")))
        for each in self.fields:
            print(each)
