"""A part of the site that is an object: its class and its subclass each bring patterns."""

from django.urls import path

from . import views


class Section:
    name = None
    view_class = views.Shelves

    def get_urls(self):
        return [path("", self.view_class.as_view(), name="index")]

    @property
    def urls(self):
        return self.get_urls(), "section", self.name


class Desk(Section):
    def __init__(self):
        self.name = "desk"

    def get_urls(self):
        return super().get_urls() + [path("help/", views.index, name="help")]


desk = Desk()
