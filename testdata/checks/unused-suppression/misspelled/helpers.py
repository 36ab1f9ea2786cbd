# expect: unused-suppression "no finding of"
# djvet: ignore-file[missing-prefetch-related]


def price(book):
    return book["price"]
