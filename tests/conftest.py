"""What the Python-side tests share: programs of the build, and published projects, fetched as ecosystem/run.py does."""

import importlib.util
import json
import os
import pathlib
import subprocess

import pytest

TESTS = pathlib.Path(__file__).resolve().parent


def fetched(manifest, names=None):
    """Name -> folder with the files of each project of a manifest, or of those named."""
    spec = importlib.util.spec_from_file_location("ecosystem_run", TESTS / "ecosystem" / "run.py")
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    cache = pathlib.Path(os.environ.get("DJVET_ECOSYSTEM_CACHE", TESTS.parent / "build" / "ecosystem"))
    chosen = [project for project in manifest if names is None or project["name"] in names]
    assert names is None or len(chosen) == len(names)
    try:
        return {project["name"]: run.unpack(project, run.fetch(project, cache), cache) for project in chosen}
    except run.Offline as problem:
        pytest.skip(f"NOT RUN, the package index is out of reach: {problem}")


@pytest.fixture(scope="session")
def projects():
    """Django projects with many templates of their own."""
    manifest = json.loads((TESTS / "ecosystem" / "manifest.json").read_text())["projects"]
    names = ["django-cms", "django-oscar", "Mezzanine", "nautobot", "pretix", "wagtail", "weblate", "wiki"]
    return fetched(manifest, names)


@pytest.fixture(scope="session")
def settings_projects():
    """Projects whose settings modules a Python without their services can import."""
    manifest = json.loads((TESTS / "ecosystem" / "manifest.json").read_text())["projects"]
    return fetched(manifest, ["django-cms", "evennia", "kiwitcms", "mayan-edms", "Mezzanine", "wagtail", "weblate", "wger"])


@pytest.fixture(scope="session")
def published():
    """A function from the name of a project in the manifest to the folder with its files."""
    manifest = json.loads((TESTS / "ecosystem" / "manifest.json").read_text())["projects"]
    return lambda name: pathlib.Path(fetched(manifest, [name])[name])


@pytest.fixture(scope="session")
def jinja_projects():
    return fetched(json.loads((TESTS / "templates" / "jinja_packages.json").read_text()))


@pytest.fixture(scope="session")
def template_phases():
    """A function from (phase, sources) to the dumps of that phase, one for each source."""
    program = pathlib.Path(os.environ["DJVET_TOOLS"]) / "djvet_template_phases"

    def run(phase, sources, dialect="django"):
        encoded = [source.encode() for source in sources]
        request = b"".join(b"%s %s %d\n%s" % (phase.encode(), dialect.encode(), len(s), s) for s in encoded)
        answer = subprocess.run([program], input=request, stdout=subprocess.PIPE, check=True, timeout=600).stdout
        dumps = []
        at = 0
        while at < len(answer):
            begin = answer.index(b"\n", at) + 1
            at = begin + int(answer[at:begin])
            dumps.append(answer[begin:at].decode())
        assert len(dumps) == len(encoded)
        return dumps

    return run
