import environ  # expect: dependency-undeclared
import constance  # expect: dependency-undeclared

NAMES = [constance, environ]
