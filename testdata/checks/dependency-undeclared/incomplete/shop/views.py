import environ

NAMES = [environ]
