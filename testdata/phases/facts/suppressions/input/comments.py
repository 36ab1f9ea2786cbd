x = 1  # djvet: ignore[n-plus-one] the table has one row
# djvet: ignore-file[a, b]
y = 2  # djvet: ignore
z = 3  # djvet: ignore[]
"""  # djvet: ignore[in-a-string] """
w = 4  #djvet:ignore[tight]
v = 5  # noqa  # djvet: ignore[second] after another comment
def f(
    a,  # djvet: ignore[parameter]
): pass
# djvet: ignored[typo]
# Djvet: ignore[case]
