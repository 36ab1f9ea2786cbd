from shop.models import Boook  # expect: import-name-missing
from . import views_of_nothing  # expect: import-name-missing
from .models import (
    Book,
    VAT,
    PRICE,  # expect: import-name-missing
)

NAMES = [Boook, views_of_nothing, Book, VAT, PRICE]
