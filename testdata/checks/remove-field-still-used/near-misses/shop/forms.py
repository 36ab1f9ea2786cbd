from django import forms

from .models import Book


class BookForm(forms.ModelForm):
    cost = forms.IntegerField()

    class Meta:
        model = Book
        fields = ["title", "cost"]
