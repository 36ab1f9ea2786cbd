from shop.taxes import VAT


class Price:
    vat = VAT
