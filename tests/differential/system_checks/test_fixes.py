"""What `djvet check --fix --unsafe-fixes` says it fixed, Django's own `check --deploy` reports no more; it reports nothing that it
didn't before, and a second run of djvet changes nothing."""

import collections
import importlib.util
import os
import pathlib
import subprocess

import pytest

specification = importlib.util.spec_from_file_location(
    "system_check_oracle", pathlib.Path(__file__).resolve().with_name("test_system_checks.py"))  # fmt: skip
oracle = importlib.util.module_from_spec(specification)
specification.loader.exec_module(oracle)
from seeds import seed  # noqa: E402  the oracle makes it known

AREAS = ("admin_settings", "settings", "urls")
LEAST_FIXED = 9  # ids of Django's in one layout of one release

# Beside those of the areas: what is written in a way that has one right edit.
MIDDLEWARE = """(
    'django.middleware.security.SecurityMiddleware',
    # Who it is
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',%s
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',%s
)"""
CSRF = "\n    'django.middleware.csrf.CsrfViewMiddleware',  # signs"
FRAMES = "\n    'django.middleware.clickjacking.XFrameOptionsMiddleware',"


def alone(name, ids, settings):
    return seed(name, ids, settings=settings, alone=True)


SEEDS = [
    alone("fix_no_csrf", "security.W003", settings={"MIDDLEWARE": MIDDLEWARE % ("", FRAMES)}),
    alone("fix_no_frames", "security.W002", settings={"MIDDLEWARE": MIDDLEWARE % (CSRF, "")}),
    alone("fix_no_security", "security.W001", settings={"MIDDLEWARE": (MIDDLEWARE % (CSRF, FRAMES)).replace("    'django.middleware.security.SecurityMiddleware',\n", "")}),
    alone("fix_neither", "security.W002 security.W003", settings={"MIDDLEWARE": MIDDLEWARE % ("", "")}),
    alone("fix_static_url", "urls.E006", settings={"STATIC_URL": '"static"'}),
    alone("fix_origins", "4_0.E001", settings={"CSRF_TRUSTED_ORIGINS": "['shop.example.com', '.example.org']"}),
    alone("fix_cookies", "security.W012 security.W016", settings={"SESSION_COOKIE_SECURE": "False", "CSRF_COOKIE_SECURE": "0"}),
    alone("fix_redirect", "security.W008", settings={
        "SECURE_PROXY_SSL_HEADER": '("HTTP_X_FORWARDED_PROTO", "https")', "SECURE_SSL_REDIRECT": "False"}),
    alone("fix_apps", "admin.E406", settings={"INSTALLED_APPS": """[
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]"""}),
]  # fmt: skip


def texts_of(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in (".py", ".txt")}


def fix(folder):
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    command = [os.environ["DJVET_BINARY"], "check", "--no-cache", "--confidence", "low", "--fix", "--unsafe-fixes"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), f"{folder}: {done.stderr[-3000:]}"


def counted(results):
    return collections.Counter((id, result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
                               for result in results for id in oracle.ids_of(result))  # fmt: skip


def without_lines(messages):
    return collections.Counter((message["id"], message["model"], message["field"]) for message in messages)


class Fixed:
    """What became of one project. `gone`: the ids of which djvet had findings, and has none any more."""

    def __init__(self, folder, layout, release, project):
        site, version = oracle.django(release)
        settings = oracle.layouts.lay_down(folder, layout, {f"app_{each.name}": each for each in project}, version)
        self.gone, self.problems = set(), []
        before, found = texts_of(folder), counted(oracle.djvet_reports(folder))
        fix(folder)
        after = texts_of(folder)
        if after == before:
            return
        left = counted(oracle.djvet_reports(folder))
        self.gone = {id for id, _ in found} - {id for id, _ in left}
        told_after = without_lines(oracle.django_reports(folder, settings, site))
        fix(folder)
        if texts_of(folder) != after:
            self.problems.append("a second run changes something")
        for path, text in before.items():
            path.write_bytes(text)
        told_before = without_lines(oracle.django_reports(folder, settings, site))
        self.problems += [f"djvet finds {id} only now" for id in sorted(set(left) - set(found))]
        self.problems += [f"Django reports {each} still" for each in told_after if each[0] in self.gone]
        self.problems += [f"Django reports {each} only now" for each in told_after - told_before]
        self.gone &= {id for id, _, _ in told_before}
        where = f"{release} {layout} {folder.name} ({', '.join(each.name for each in project)[:60]})"
        self.problems = [f"{where}: {problem}" for problem in self.problems]


@pytest.mark.parametrize("layout", sorted(oracle.layouts.LAYOUTS))
@pytest.mark.parametrize("release", ["newest", "oldest"])
def test_fixed_projects(release, layout, tmp_path):
    version = oracle.numbers(oracle.django(release)[1])
    chosen = SEEDS + [each for area, each in oracle.chosen_seeds() if area in AREAS]
    gone, problems = collections.Counter(), []
    for number, project in enumerate(oracle.packed([each for each in chosen if each.holds_for(version)])):
        fixed = Fixed(tmp_path / f"project{number}", layout, release, project)
        gone.update(fixed.gone)
        problems += fixed.problems
    print(f"{release} {layout}: {sum(gone.values())} fixed of {len(gone)} ids: {', '.join(sorted(gone))}")
    assert problems == [], "\n".join(problems)
    assert len(gone) >= LEAST_FIXED, gone
