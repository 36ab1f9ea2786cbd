"""A project that works is broken at each of its imports in turn: the module misspelt, the name misspelt, the name taken from
another module, the import left out. What djvet check --fix --unsafe-fixes says it mended works then: with Django set up, every
module imports and has the names that its functions read. Nothing that worked is broken, and a second run changes no byte."""

import collections
import concurrent.futures
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest

HERE = pathlib.Path(__file__).resolve().parent
specification = importlib.util.spec_from_file_location("fix_oracle", HERE / "test_fixes.py")
fixes = importlib.util.module_from_spec(specification)
specification.loader.exec_module(fixes)
oracle = fixes.oracle

# {P} is the package in front of the apps, as an import spells it.
APPS = {
    "people/__init__.py": "",
    "people/models.py": """from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)

    def shelf(self):
        from {P}shop.models import Book

        return Book.objects.filter(author=self)
""",
    "people/names.py": """import re
from functools import lru_cache

WORD = re.compile("[a-z]+")


@lru_cache
def initials_of(name):
    return "".join(word[0] for word in WORD.findall(name))


def sorted_name(name):
    return name[::-1]
""",
    "people/apps.py": """from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "{P}people"
    default_auto_field = "django.db.models.BigAutoField"
""",
    "shop/__init__.py": "",
    "shop/models.py": """from django.db import models
from django.utils.translation import gettext_lazy as _

from {P}people.models import Author

from .prices import Price, rounded
from .shelves import ShelfQuerySet


class Book(models.Model):
    title = models.CharField(_("title"), max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    price = models.IntegerField(default=0)
    objects = ShelfQuerySet.as_manager()

    def full_price(self):
        return Price(rounded(self.price))
""",
    "shop/prices.py": """import decimal


class Price:
    def __init__(self, amount):
        self.amount = decimal.Decimal(amount)


def rounded(amount):
    return round(amount)


class Discount(Price):
    pass
""",
    "shop/shelves.py": """from django.db import models


class ShelfQuerySet(models.QuerySet):
    def cheap(self):
        from .prices import Discount

        return self.filter(price__lt=Discount(10).amount)
""",
    "shop/forms.py": """from django import forms

from {P}people.names import (
    initials_of,  # for the label
    sorted_name,
)
from {P}shop.models import Book


class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title", "author"]

    def label(self):
        return initials_of(self.instance.author.name) + sorted_name(self.instance.author.name)
""",
    "shop/views.py": """from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import ListView

from ..people.models import Author
from .forms import BookForm as Form
from .models import Book


def detail(request, pk):
    book = get_object_or_404(Book, pk=pk)
    return render(request, "detail.html", {"book": book, "form": Form(), "authors": Author.objects.count()})


def plain(request):
    return HttpResponse(status=204)


class BookList(ListView):
    model = Book
""",
    "shop/urls.py": """from django.urls import path

from .views import BookList, detail, plain

urlpatterns = [
    path("", BookList.as_view()),
    path("<int:pk>/", detail),
    path("plain/", plain),
]
""",
}
SETTINGS = """SECRET_KEY = "k9x!w2m#v7q@z4t&b6y^n8c*h3j(d5f)g1s-r0p+l_e=a~u%o:i;x2"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "{P}people",
    "{P}shop",
]
DATABASES = {{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "config.urls"
USE_TZ = True
"""
URLS = """from django.urls import include, path

urlpatterns = [path("shop/", include("{P}shop.urls"))]
"""
LAYOUTS = {"flat": "", "package": "apps"}  # the folder of the apps
LEAST_MENDED = 0.9  # of the broken projects


def project_files(layout):
    package = LAYOUTS[layout]
    prefix = package and package + "."
    files = {package + "/" + path if package else path: text for path, text in APPS.items()}
    files = {path: text.replace("{P}", prefix) for path, text in files.items()}
    if package:
        files[package + "/__init__.py"] = ""
    else:  # the apps lie in no package in common
        files["shop/views.py"] = files["shop/views.py"].replace("from ..people", "from people")
    files |= {"config/__init__.py": "", "config/settings.py": SETTINGS.format(P=prefix), "config/urls.py": URLS.format(P=prefix),
              "manage.py": oracle.layouts.MANAGE % "config.settings"}  # fmt: skip
    return files


def misspelt(word):
    """Two letters in the middle the other way round, or the last one twice where they are the same."""
    at = len(word) // 2
    turned = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return turned if turned != word else word + word[-1]


IMPORT = re.compile(r"^( *)from (\S+) import (\([^)]*\)|.*)\n", re.MULTILINE)
NAME = re.compile(r"(\w+)( as \w+)?(,?)([^\n,]*)")


def without_comments(text):
    return re.sub(r"#.*", "", text)


def broken_imports(text):
    """(what is broken, the text with it), for each import of names in a module."""
    for match in IMPORT.finditer(text):
        indent, module, names = match.groups()
        at, line = match.start(), text[match.start() : match.end()]
        own = not module.startswith(("django", "functools"))

        def with_line(new):
            return text[:at] + new + text[match.end() :]

        if own:
            last = re.split(r"\.", module)[-1]
            yield f"module {module}", with_line(line.replace(f"{last} import", f"{misspelt(last)} import", 1))
        yield f"statement {module} {names.split()[0]}", with_line("" if not indent else f"{indent}pass\n")
        for name in re.findall(r"(\w+)(?: as \w+)?\s*(?:,|$|\n)", without_comments(names.strip("()"))):
            if own:
                head, tail = line.split(" import ", 1)
                wrong = re.sub(rf"\b{name}\b", misspelt(name), tail, count=1)
                yield f"name {name}", with_line(f"{head} import {wrong}")
                if module.endswith("models") or module.endswith("prices"):
                    other = module[: -len(module.split(".")[-1])] + {"models": "apps", "prices": "shelves"}[module.split(".")[-1]]
                    yield f"elsewhere {name}", with_line(line.replace(f"{module} import", f"{other} import", 1))


def lay_down(folder, files):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


def wrong_imports(folders):
    """Of each folder what import_all.py says."""
    site = oracle.django("newest")[0]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(site), "PYTHONHASHSEED": "0"}
    words = [word for folder in folders for word in (str(folder), "config.settings")]
    done = subprocess.run([oracle.python_for("newest"), "-W", "ignore", HERE / "import_all.py", *words], env=environment,
                          capture_output=True, text=True, timeout=600)  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads((folder / "imports.json").read_text()) for folder in folders]


class Broken:
    """One broken project, and what is left of the mistake after --fix --unsafe-fixes."""

    def __init__(self, root, name, files):
        self.name, self.broken, self.fixed = name, root / "broken", root / "fixed"
        self.problems = []
        lay_down(self.broken, files)
        shutil.copytree(self.broken, self.fixed)
        fixes.run_djvet(self.fixed, "--fix", "--unsafe-fixes")
        texts = fixes.texts_of(self.fixed)
        self.changed = texts != fixes.texts_of(self.broken)
        if not self.changed:
            return
        fixes.run_djvet(self.fixed, "--fix", "--unsafe-fixes")
        if fixes.texts_of(self.fixed) != texts:
            self.problems.append("a second run changes something")
        self.left = [fixes.key_of(result) for result in fixes.findings_of(self.fixed) if "import" in result["ruleId"]]

    def judge(self, before, after):
        self.problems += [f"{path}: {error} (before: {before.get(path)})" for path, error in after.items()
                          if path not in before or not self.left]  # fmt: skip
        if not before:
            self.problems.append("is changed, though everything imported")
        diff = subprocess.run(["diff", "-ru", self.broken, self.fixed], capture_output=True, text=True).stdout
        self.problems = [f"{self.name}: {problem}\n{diff}" for problem in self.problems]
        return not after


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_broken_imports(layout, tmp_path):
    files = project_files(layout)
    lay_down(tmp_path / "whole", files)
    assert wrong_imports([tmp_path / "whole"]) == [{}]
    assert [key for key in map(fixes.key_of, fixes.findings_of(tmp_path / "whole")) if "import" in key[0]] == []
    cases = [(f"{path}: {what}", {**files, path: text})
             for path in sorted(files) if path.startswith((LAYOUTS[layout], "people", "shop"))
             for what, text in broken_imports(files[path])]  # fmt: skip
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        made = list(pool.map(lambda case: Broken(tmp_path / f"case{case[0]}", *case[1]), enumerate(cases)))
    changed = [each for each in made if each.changed]
    reports = wrong_imports([folder for each in changed for folder in (each.broken, each.fixed)])
    mended = [each for each, before, after in zip(changed, reports[::2], reports[1::2]) if each.judge(before, after)]
    problems = [problem for each in changed for problem in each.problems]
    count = collections.Counter(each.name.split()[1] for each in mended)
    print(f"{layout}: {len(mended)} of {len(made)} broken projects import again, {dict(count)}")
    print("left:", "; ".join(each.name for each in made if each not in mended))
    assert problems == [], "\n".join(problems)
    assert len(mended) >= LEAST_MENDED * len(made)
