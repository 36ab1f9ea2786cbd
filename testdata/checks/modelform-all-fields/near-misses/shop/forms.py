from django import forms
from rest_framework import serializers

from shop.base import BookForm
from shop.models import Book


class TitleForm(BookForm):
    class Meta(BookForm.Meta):
        exclude = ["price"]


class ListedForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title", "price"]
        exclude = ["price"]


class PlainForm(forms.Form):
    exclude = forms.CharField()

    class Meta:
        fields = "__all__"


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = "__all__"
