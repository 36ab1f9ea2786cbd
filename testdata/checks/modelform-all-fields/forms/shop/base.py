from django import forms


class ShopForm(forms.ModelForm):
    required_css_class = "required"
