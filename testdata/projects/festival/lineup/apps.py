from django.apps import AppConfig


class LineupConfig(AppConfig):
    name = "lineup"
