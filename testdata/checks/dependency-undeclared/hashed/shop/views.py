import braces  # expect: dependency-undeclared

NAMES = [braces]
