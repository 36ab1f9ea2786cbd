from django import forms

from .models import Book


class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ['titel', "made"]  # expect: form-field-unknown


class DoubtfulForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = (
            "pagse",  # expect: form-field-unknown
            "paged",  # expect: form-field-unknown
            "title",
            "titel",  # expect: form-field-unknown
            u"mad",  # expect: form-field-unknown
        )
