"""Prints the URL patterns of a Django project as the running Django resolves them, one fact a line: `key<TAB>value`.

A pattern's key is its full route in quotes, then its name with namespaces; what is spelt twice is numbered. djvet prints the
same patterns by `djvet dump --phase urls`, which test_urls.py turns into the same lines.
"""

import collections
import functools
import inspect
import json
import sys

import django

django.setup()

from django.urls import get_resolver  # noqa: E402
from django.urls.resolvers import LocalePrefixPattern, RegexPattern, URLPattern  # noqa: E402


def path_of(target):
    """A class or function as its module defines it; Django's generic views by their public names."""
    if target.__module__.startswith("django.views.generic."):
        return f"django.views.generic.{target.__qualname__}"
    return f"{target.__module__}.{target.__qualname__}"


def class_of_view(callback):
    """The class of as_view(); REST framework's api_view() makes one that has the function's name."""
    for attribute in ("cls", "view_class"):
        cls = getattr(callback, attribute, None)
        if isinstance(cls, type):
            return f"{cls.__module__}.{cls.__name__}" if cls.__qualname__ == "WrappedAPIView" else path_of(cls)
    return None


def is_named(target):
    return isinstance(target, type) or hasattr(target, "__qualname__")


def callback_of(pattern):
    """What a URLconf names: the class of as_view(), of REST framework's views and of callable objects, or the function."""
    callback = pattern.callback
    while isinstance(callback, functools.partial):
        callback = callback.func
    if class_of_view(callback):
        return class_of_view(callback)
    callback = inspect.unwrap(callback)
    while isinstance(callback, functools.partial):
        callback = callback.func
    return path_of(callback if is_named(callback) else type(callback))


def actions_of(pattern):
    return " ".join(sorted(set((getattr(pattern.callback, "actions", None) or {}).values())))


def patterns(resolver, route="", namespaces=(), apps=(), localized=False):
    for entry in resolver.url_patterns:
        language = isinstance(entry.pattern, LocalePrefixPattern)
        own = "" if language else str(entry.pattern)
        below = (route + own, localized or language)
        if isinstance(entry, URLPattern):
            yield below[0], own, namespaces, apps, entry, below[1]
        else:
            yield from patterns(entry, below[0], (*namespaces, *filter(None, [entry.namespace])),
                                (*apps, *filter(None, [entry.app_name])), below[1])


def facts():
    seen = collections.Counter()
    for route, own, namespaces, apps, pattern, localized in patterns(get_resolver()):
        name = ":".join([*namespaces, pattern.name]) if pattern.name else "-"
        key = f"{json.dumps(route)} {name}"
        seen[key] += 1
        if seen[key] > 1:
            key += f" #{seen[key]}"
        yield key, "own", own
        yield key, "kind", "regex" if isinstance(pattern.pattern, RegexPattern) else "path"
        yield key, "namespaces", ":".join(namespaces)
        yield key, "apps", ":".join(apps)
        yield key, "localized", "yes" if localized else "no"
        yield key, "callback", callback_of(pattern)
        if actions_of(pattern):
            yield key, "actions", actions_of(pattern)


if __name__ == "__main__":
    for key, what, value in facts():
        print(f"{key} {what}\t{value}")
