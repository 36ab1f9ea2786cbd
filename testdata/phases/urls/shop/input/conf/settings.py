ROOT_URLCONF = "conf.urls"
INSTALLED_APPS = ["shop"]
ADMIN_URL = "secret/"
