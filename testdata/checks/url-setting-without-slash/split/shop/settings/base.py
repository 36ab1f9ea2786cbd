STATIC_URL = "static"  # expect: url-setting-without-slash "STATIC_URL doesn't end with a slash"
HOST = "https://files.shop.example"
INSTALLED_APPS = ["shop"]
