from django.forms import ModelForm

from shop.base import ShopForm
from shop.models import Book


class BookForm(ModelForm):
    class Meta:
        model = Book
        fields = "__all__"
        #<^^^^ expect: modelform-all-fields "every field of Book, those too"


class PriceForm(ShopForm):
    class Meta:
        model = Book
        exclude = ["title"]  # expect: modelform-all-fields "every field of Book that exclude doesn't name"


class WholeForm(ShopForm):
    class Meta:
        model = Book
        fields = "__all__"  # expect: modelform-all-fields
        exclude = ()  # expect: modelform-all-fields
