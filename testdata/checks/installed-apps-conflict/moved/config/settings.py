SECRET_KEY = "only-for-this-case"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "shop",  # our own
    "whitenoise.runserver_nostatic",  # expect: installed-apps-conflict
]
