INSTALLED_APPS = [
    "shop",
    "corsheaders",  # expect: dependency-undeclared
]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]
