INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django_reviews", "shop"]
