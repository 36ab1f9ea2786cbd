from decimal import Decimal

VAT = Decimal(20)


def price_of(book):
    return Price(book)  # expect: undefined-name-importable
