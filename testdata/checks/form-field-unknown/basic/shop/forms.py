from django import forms

from shop.models import Author, Book


class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = (
            "titel",  # expect: form-field-unknown "did you mean"
            "stored",  # expect: form-field-unknown "can't be edited"
            "number",  # expect: form-field-unknown
            "author",
        )


class AuthorForm(forms.ModelForm):
    class Meta:
        model = Author
        fields = ["name", "books"]  # expect: form-field-unknown "the other side of a relation"
