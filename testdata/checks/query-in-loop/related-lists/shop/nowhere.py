from . import queries


def out_of_reach():
    # Shelf and Book are names of another file, which this one doesn't import from.
    for shelf in queries.shelves():
        print(list(shelf.books.filter(lent=True)))  # expect: query-in-loop
