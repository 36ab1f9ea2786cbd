# Comments about djvet that are no suppressions, and one that is wanted whatever it finds.
# djvet: ignore-file[unused-suppression] shared with a stricter configuration
# What djvet: ignore[...] does is described elsewhere.


def total(prices):
    return sum(prices)  # djvet: ignore[missing-select-related]
