import environ  # expect: dependency-undeclared
import constance  # expect: dependency-undeclared
import braces  # expect: dependency-undeclared
import corsheaders  # expect: dependency-undeclared

NAMES = [braces, constance, corsheaders, environ]
