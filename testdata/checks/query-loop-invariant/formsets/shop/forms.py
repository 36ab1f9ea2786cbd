from django import forms
from django.forms import inlineformset_factory, modelformset_factory

from .models import Book, Shop


class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title", "author"]


class TitleForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title"]


BookFormSet = modelformset_factory(Book, form=BookForm, extra=0)
TitleFormSet = modelformset_factory(Book, form=TitleForm)
ShopBooks = inlineformset_factory(Shop, Book, fields=["title", "editor"])
