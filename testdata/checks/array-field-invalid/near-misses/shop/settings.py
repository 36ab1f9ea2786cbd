INSTALLED_APPS = ["django.contrib.postgres", "shop"]
