from shop.discounts import Discount
from shop.taxes import VAT


class Price:
    vat = VAT
    discount = Discount
