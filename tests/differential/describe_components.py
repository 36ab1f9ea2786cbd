"""Prints what a running Django has registered of a project, one fact a line: `key<TAB>value`.

Admin classes of the default site, management commands, template libraries with their tags and filters, and the file that each
template name means. Only what the project's folder holds counts. djvet's side is `djvet dump --phase components` and
`--phase loaders`, which test_components.py turns into the same lines.
"""

import inspect
import os
import pathlib

import django

django.setup()

from django.contrib import admin  # noqa: E402
from django.core.management import get_commands, load_command_class  # noqa: E402
from django.template import engines  # noqa: E402
from django.template.backends.django import DjangoTemplates, get_installed_libraries  # noqa: E402
from django.template.library import import_library  # noqa: E402

ROOT = pathlib.Path.cwd()


def path_of(target):
    return f"{target.__module__}.{target.__qualname__}"


def is_of_project(target):
    try:
        return pathlib.Path(inspect.getfile(target)).is_relative_to(ROOT)
    except (OSError, TypeError):
        return False


def registrations():
    admin.autodiscover()
    for model, instance in admin.site._registry.items():
        if is_of_project(type(instance)):
            yield f"admin {model._meta.label}", path_of(type(instance))


def commands():
    for name, app in get_commands().items():
        try:
            cls = type(load_command_class(app, name)) if isinstance(app, str) else type(app)
        except Exception:  # what the command needs isn't installed
            continue
        if is_of_project(cls) and cls.__module__.endswith(f".management.commands.{name}"):
            yield f"command {name}", path_of(cls)


def libraries():
    for name, module in get_installed_libraries().items():
        try:
            library = import_library(module)
        except Exception:  # likewise
            continue
        for kind, table in (("tag", library.tags), ("filter", library.filters)):
            for key, function in table.items():
                function = inspect.unwrap(function)
                if is_of_project(function) and "<locals>" not in getattr(function, "__qualname__", "<locals>"):
                    yield f"library {name} {module} {kind} {key}", path_of(function)


def templates():
    for engine in engines.all():
        if not isinstance(engine, DjangoTemplates):
            continue
        folders = [folder for loader in engine.engine.template_loaders for folder in folders_of(loader)]
        names = {
            os.path.relpath(os.path.join(at, file), folder)
            for folder in folders
            if pathlib.Path(folder).is_relative_to(ROOT)
            for at, _, files in os.walk(folder)
            for file in files
        }
        for name in names:
            found = next(path for path in (pathlib.Path(folder, name) for folder in folders) if path.exists())
            if found.is_relative_to(ROOT):
                yield f"template {name}", str(found.relative_to(ROOT))


def folders_of(loader):
    if hasattr(loader, "loaders"):
        return [folder for inner in loader.loaders for folder in folders_of(inner)]
    return list(loader.get_dirs())


if __name__ == "__main__":
    for facts in (registrations, commands, libraries, templates):
        for key, value in facts():
            print(f"{key}\t{value}")
