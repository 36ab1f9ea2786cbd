from django.urls import path

from . import views


class Section:
    name = None
    view = views.Index

    def get_urls(self):
        return []

    @property
    def urls(self):
        return self.get_urls(), "sections", self.name


class Special(Section):
    def __init__(self):
        self.name = "special"

    def get_urls(self):
        urls = super().get_urls()
        urls += [path("view/", self.view.as_view(), name="view")]
        return urls


section = Special()
