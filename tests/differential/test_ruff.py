"""djvet's checks of the style family, render-locals and decorator-order find what ruff's rules DJ find, on published projects.

Every difference has to be one of those that this file explains by looking at the code: ruff sees one file at a time, so that
a base in another one makes a class nothing that it knows; djvet says nothing where a base isn't in sight.
"""

import ast
import collections
import functools
import json
import os
import pathlib
import subprocess
import sys

import pytest

CHECKS = {"DJ001": "nullable-string-field", "DJ003": "render-locals", "DJ006": "modelform-all-fields",
          "DJ007": "modelform-all-fields", "DJ008": "model-without-str", "DJ012": "model-body-order",
          "DJ013": "decorator-order"}
NAMES = ["HyperKitty", "Mezzanine", "django-helpdesk", "django-oscar", "evennia", "kiwitcms", "mayan-edms", "pretix", "shuup",
         "tendenci", "wagtail", "wger"]

pytestmark = pytest.mark.skipif("DJVET_BINARY" not in os.environ, reason="DJVET_BINARY names no djvet")


def ruff(folder):
    """(path, check) -> the lines of each finding, first and last: a decorated method's begin with its decorators."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--no-respect-gitignore", "--ignore-noqa",
               "--select", "DJ", "--output-format", "json", "--exit-zero", str(folder)]
    rows = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)
    found = collections.defaultdict(set)
    for row in rows:
        if row["code"] in CHECKS:  # the others say that a file is no Python of today
            path = pathlib.Path(row["filename"]).relative_to(folder).as_posix()
            found[path, CHECKS[row["code"]]].add((row["location"]["row"], row["end_location"]["row"]))
    return found


def djvet(folder):
    command = [os.environ["DJVET_BINARY"], "check", "--no-cache", "--exit-zero", "--allow-incomplete", "--max-findings", "5000",
               "--select", ",".join(sorted(set(CHECKS.values()))), "--output-format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=300, cwd=folder)
    found = collections.defaultdict(set)
    for row in json.loads(done.stdout)["findings"]:
        found[row["path"], row["check"]].add(row["line"])
    return found


@functools.cache
def classes_of(file):
    tree = ast.parse(file.read_bytes())
    return [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def is_known_to_ruff(file, cls, seen=()):
    """Whether the file alone leads from a class to Django's."""
    for base in cls.bases:
        word = ast.unparse(base).split(".")[-1]
        if word in ("Model", "ModelForm"):
            return True
        for other in classes_of(file):
            if other.name == word and word not in seen and is_known_to_ruff(file, other, (*seen, word)):
                return True
    return False


def takes_from_django(file, package):
    """Whether a file imports Django's models or forms from Django itself, and not by way of a module of its own or of GIS."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names = {f"{node.module}.{name.name}" for name in node.names}
            if any(f"{name}.".startswith(f"django.{package}.") for name in names):
                return True
    return False


def has_own_parts(cls):
    """Whether ruff takes some statement of the body for another part of a model than it is: a field of another class than those
    of django.db.models, a manager that isn't called `objects`, and any call of that module, such as Manager()."""
    for statement in cls.body:
        value = getattr(statement, "value", None)
        if isinstance(statement, ast.AnnAssign) or isinstance(value, ast.Call) and (
                not ast.unparse(value.func).startswith("models.") or value.func.attr.endswith("Manager")):
            return True
    return False


def explained(file, check, line, by_ruff):
    """Why one of both says nothing about a line, or None."""
    if not by_ruff and check == "render-locals":
        return "renders by another function than render()"
    around = [cls for cls in classes_of(file) if cls.lineno <= line <= cls.end_lineno]
    cls = next((cls for cls in reversed(around) if cls.name != "Meta"), None)
    if cls is None:
        return None
    known = is_known_to_ruff(file, cls)
    if not by_ruff and (not known or not takes_from_django(file, "forms" if check == "modelform-all-fields" else "db")):
        return "takes its base from another file"
    if not by_ruff and check == "modelform-all-fields" and any(
            isinstance(node, ast.AnnAssign) and node.lineno == line for node in ast.walk(cls)):
        return "is annotated"
    if check == "model-body-order" and has_own_parts(cls):
        return "has fields or managers of other classes"
    if by_ruff and check == "nullable-string-field" and not known:
        return "extends what isn't known to be a model"
    if by_ruff and check == "modelform-all-fields":
        meta = next(each for each in cls.body if isinstance(each, ast.ClassDef) and each.name == "Meta")
        targets = {target.id for each in meta.body if isinstance(each, ast.Assign) for target in each.targets}
        return "takes exclude out of a list of fields" if {"fields", "exclude"} <= targets else None
    names = {other.name for other in classes_of(file)}
    if by_ruff and any(ast.unparse(base).split(".")[-1] not in names | {"Model"} for base in cls.bases):
        return "has a base that isn't in sight, or that has a __str__"
    return None


@pytest.mark.parametrize("name", NAMES)
def test_the_same_as_ruff(published, name):
    project = published(name)
    theirs, ours = ruff(project), djvet(project)
    same, reasons, unexplained = 0, collections.Counter(), []
    for path, check in sorted({*theirs, *ours}):
        file = project / path
        ranges, lines = theirs[path, check], ours[path, check]
        if check != "model-body-order":
            ranges = {(first, first) for first, last in ranges}
        for first, last in ranges:
            if any(first <= line <= last for line in lines):
                same += 1
                continue
            reason = explained(file, check, first, True)
            reasons["ruff alone: " + str(reason)] += 1
            unexplained += [] if reason else [f"ruff alone: {path}:{first}: {check}"]
        for line in lines:
            if any(first <= line <= last for first, last in ranges):
                continue
            reason = explained(file, check, line, False)
            reasons["djvet alone: " + str(reason)] += 1
            unexplained += [] if reason else [f"djvet alone: {path}:{line}: {check}"]
    print(f"{name}: {same} alike", *(f"{count} {reason}" for reason, count in sorted(reasons.items())), sep="; ")
    assert not unexplained
    assert same > 0
