INSTALLED_APPS = ["anymail"]
