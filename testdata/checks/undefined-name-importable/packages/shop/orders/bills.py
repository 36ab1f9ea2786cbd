from .parts import Part


def bill(order):
    return Price(order), Part  # expect: undefined-name-importable
