import functools
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.shortcuts import render


def staff_page(view):
    @functools.wraps(view)
    def checked(request, *args, **kwargs):
        if not request.user.is_staff:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


def show(request, name, **context):
    context.setdefault("title", name.replace("_", " ").capitalize())
    return render(request, f"office/{name}.html", context)


@dataclass
class Slot:
    performance: object
    position: int

    @property
    def label(self):
        return f"{self.position}. {self.performance.artist.name}"


class SelectMixin:
    select = ()

    def get_select(self):
        return self.select

    def get_queryset(self):
        return super().get_queryset().select_related(*self.get_select())
