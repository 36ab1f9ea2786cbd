from decimal import Decimal

VAT = Decimal(20)


def price_of(book):
    """Two functions read the name, and both have to bind it."""
    import math

    return Price(math.ceil(book))  # expect: undefined-name-importable


class Bill:
    @property
    def total(self):
        for price in Price.all(self):
            return price
