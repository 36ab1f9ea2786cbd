from shop.base import ShopForm
from shop.models import Book


class BookForm(ShopForm):
    class Meta:
        model = Book
        fields = ["title", "note", "price"]  # expect: form-field-unknown "`price` in Meta.fields is no field of shop.Book"
