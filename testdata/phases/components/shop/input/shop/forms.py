from django import forms
from django.contrib.auth import get_user_model

from .models import Book


class BookForm(forms.ModelForm):
    extra = forms.CharField()

    class Meta:
        model = Book
        exclude = ["owner"]


class OwnerForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["username"]


class SearchForm(forms.Form):
    words = forms.CharField()
