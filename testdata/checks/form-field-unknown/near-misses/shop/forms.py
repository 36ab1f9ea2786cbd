from django import forms
from somewhere import RemoteForm

from shop.models import Book

NAMES = ["title"]


class BookForm(forms.ModelForm):
    price = forms.DecimalField()

    class Meta:
        model = Book
        fields = ["title", "price", "author", "id"]


class AllForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = "__all__"


class ExcludingForm(forms.ModelForm):
    class Meta:
        model = Book
        exclude = ["anything"]


class OtherForm(RemoteForm):
    class Meta:
        model = Book
        fields = ["anything"]


class NamedForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = NAMES
