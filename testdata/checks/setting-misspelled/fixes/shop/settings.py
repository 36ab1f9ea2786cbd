import os

LIMIT = os.environ.get("LIMIT")
SESION_COOKIE_AGE = 3600  # expect: setting-misspelled
EMAIL_PROT = 25
if LIMIT:
    EMAIL_PROT = 587  # expect: setting-misspelled
