from django.apps import AppConfig


class LendingConfig(AppConfig):
    name = "lending"
    label = "loans"
    default_auto_field = "django.db.models.AutoField"
