from django import forms


class OrderForm(forms.Form):
    number = forms.IntegerField()
    mail = forms.EmailField()
    name = forms.CharField()

    def clean_number(self):  # expect: form-clean-returns-none
        count = self.cleaned_data["number"]
        if count > 100:
            raise forms.ValidationError("too many")

    def clean_mail(self):  # expect: form-clean-returns-none
        if self.cleaned_data["mail"].endswith(".invalid"):
            raise forms.ValidationError("no such mail")

    def clean_name(self):  # expect: form-clean-returns-none
        name = self.cleaned_data["name"]
        name = name.strip()
        if not name:
            raise forms.ValidationError("no name")
