INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "people"]
AUTH_USER_MODEL = "people.Reader"
