from django import forms

from shop.models import Book, Comic


class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title", "tags"]


class PagesForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["pages"]


class ComicForm(forms.ModelForm):
    class Meta:
        model = Comic
        exclude = ["tags"]
