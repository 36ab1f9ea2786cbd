"""The module that has the name imports this one: no import at the top would work, and none in a function helps here."""


class Discount:
    of = [Price]  # expect: undefined-name-importable
