import sys

if sys.platform == "win32":
    sep = 1
else:
    for each in range(3):
        last = each
with open(__file__) as source:
    pass
(first, [second, *rest]) = 1, [2, 3]
