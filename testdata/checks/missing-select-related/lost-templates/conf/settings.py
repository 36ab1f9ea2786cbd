from themes import THEME_DIRS

INSTALLED_APPS = ["conf"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": THEME_DIRS, "APP_DIRS": False}]
