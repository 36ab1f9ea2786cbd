MIDDLEWARES = []  # expect: setting-misspelled "Django's setting is MIDDLEWARE"
CSRF_TRUSTED_ORGINS = ["https://a.example.com"]  # expect: setting-misspelled
