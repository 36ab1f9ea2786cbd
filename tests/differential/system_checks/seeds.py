"""Seeded mistakes: what Django's system checks report of a piece of code, and the code.

A file seeds_<area>.py holds `SEEDS`, a list of Seed, and may hold `RECALL`, the least share of its seeds' ids that djvet has to
find (0.95 unless said). Nothing lists the files.

A seed's code becomes an app of its own, named after the seed, in a project that it shares with others. In all its texts APP
stands for the app's name. Seeds whose settings contradict each other are laid in different projects; so is a seed that says
`alone`. `clean` is the same code without the mistake: neither Django nor djvet may report anything of it.
"""

import dataclasses
import re

PREAMBLES = {
    "models.py": "from django.db import models\n\n\n",
    "admin.py": "from django.contrib import admin\n\nfrom APP.models import *\n\n\n",
    "urls.py": "from django.urls import path, re_path, include\n\n\n",
}


def with_app(text, app):
    """APP by itself, not in INSTALLED_APPS and APP_DIRS."""
    return re.sub(r"APP(?!S\b|_DIRS)", app, text)


@dataclasses.dataclass(frozen=True)
class Seed:
    """`ids`: what Django reports of the app, or of the project where the report names no app. The words of PREAMBLES stand
    in front of the texts `models`, `admin` and `urls`, nothing in front of `files` (path -> text; below the app's folder, or
    from the project's where it starts with "/"). `settings`: name -> expression. `tail`: statements at the end of the
    settings. `apps`: of Django's, to be installed besides. `since` and `until`: the Django releases that report it, both inclusive. `missed`: why djvet can't report
    it; such a seed counts against the recall and fails when it is found."""

    name: str
    ids: str = ""
    models: str = ""
    admin: str = ""
    urls: str = ""
    files: dict = dataclasses.field(default_factory=dict)
    settings: dict = dataclasses.field(default_factory=dict)
    tail: str = ""
    apps: tuple = ()
    clean: "Seed | None" = None
    alone: bool = False
    since: tuple = (0,)
    until: tuple = (99,)
    missed: str = ""

    @property
    def expected(self):
        return set(self.ids.split())

    def holds_for(self, version):
        return self.since <= version and version[: len(self.until)] <= self.until

    def app_files(self, app):
        """Path in the project -> text."""
        texts = {"__init__.py": ""}
        for path in PREAMBLES:
            text = getattr(self, path.removesuffix(".py"))
            if text:
                texts[path] = PREAMBLES[path] + text
        files = {f"{app}/{path}": text for path, text in texts.items()}
        files.update((path[1:] if path.startswith("/") else f"{app}/{path}", text) for path, text in self.files.items())
        return {with_app(path, app): with_app(text, app) for path, text in files.items()}


def seed(name, ids, models="", clean=None, **rest):
    """A seed; `clean` is the text of models.py without the mistake, or a dict of what differs from the seed."""
    made = Seed(name=name, ids=ids, models=models, **rest)
    if clean is None:
        return made
    changes = {"models": clean} if isinstance(clean, str) else dict(clean)
    return dataclasses.replace(made, clean=dataclasses.replace(made, name=f"{name}_clean", ids="", **changes))
