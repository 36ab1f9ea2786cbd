from django import forms


class Validates:
    def clean_number(self):
        print("of no form")


class MailForm(forms.Form):
    mail = forms.EmailField()
