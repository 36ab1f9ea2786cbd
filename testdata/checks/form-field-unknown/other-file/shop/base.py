from django import forms


class ShopForm(forms.ModelForm):
    note = forms.CharField()
