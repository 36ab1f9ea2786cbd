def bill(order):
    return Price(order)  # expect: undefined-name-importable
