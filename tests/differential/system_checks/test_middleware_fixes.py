"""Orders of middleware that djvet check --fix mends are in order when Python runs the settings: nothing is lost or doubled, and a
second run changes no byte. Each pair of Django's own entries, the wrong way round, in each way of putting a list together."""

import importlib.util
import itertools
import os
import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
specification = importlib.util.spec_from_file_location("middleware_oracle", HERE / "test_fixes.py")
fixes = importlib.util.module_from_spec(specification)
specification.loader.exec_module(fixes)

# As Django's documents order them ("Middleware ordering").
ORDER = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.cache.UpdateCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.cache.FetchFromCacheMiddleware",
]
LEAST_BROKEN = 10  # of the pairs
FORMS = {
    "list": {"settings.py": "MIDDLEWARE = [\n    {head}\n    '{second}',\n    '{first}',  # first\n    {tail}\n]\n"},
    "tuple": {"settings.py": "MIDDLEWARE = (\n    {head}\n    '{second}',\n    '{first}',\n    {tail}\n)\n"},
    "added": {"settings.py": "MIDDLEWARE = [{head} '{second}']\nMIDDLEWARE += ['{first}']\nMIDDLEWARE += [{tail}]\n"},
    "sum": {"settings.py": "MIDDLEWARE = [{head} '{second}']\nMIDDLEWARE = MIDDLEWARE + ['{first}']\nMIDDLEWARE += [{tail}]\n"},
    "appended": {"settings.py": "MIDDLEWARE = [{head} '{second}']\nMIDDLEWARE.append('{first}')\n"},
    "inserted": {"settings.py": "MIDDLEWARE = ['{first}', {tail}]\nMIDDLEWARE.insert(0, '{second}')\n"},
    "split": {"base.py": "MIDDLEWARE = [{head} '{second}']\n", "settings.py": "from .base import *\n\nMIDDLEWARE += ['{first}']\n"},
    "front": {"base.py": "MIDDLEWARE = ['{first}', {tail}]\n",
              "settings.py": "from .base import *\n\nMIDDLEWARE = ['{second}'] + MIDDLEWARE\n"},
}  # fmt: skip


def written(folder, number, form, first, second):
    """The package of settings that has the pair the wrong way round, between what stands before and behind both."""
    at, behind = ORDER.index(first), ORDER.index(second)
    head = "".join(f"'{each}', " for each in ORDER[:at])
    tail = "".join(f"'{each}', " for each in ORDER[behind + 1 :])
    package = folder / f"config{number}"
    package.mkdir()
    (package / "__init__.py").write_text("")
    for path, text in FORMS[form].items():
        (package / path).write_text(text.format(head=head, tail=tail, first=first, second=second))


def lists(folder, count):
    """MIDDLEWARE of each package, as Python has it."""
    code = "import importlib\nfor i in range(%d): print(*importlib.import_module(f'config{i}.settings').MIDDLEWARE)" % count
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=300,
                          env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return [line.split() for line in done.stdout.splitlines()]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_middleware_in_order(form, tmp_path):
    pairs = list(itertools.combinations(ORDER, 2))
    for number, (first, second) in enumerate(pairs):
        written(tmp_path, number, form, first, second)
    (tmp_path / "manage.py").write_text("import django\n")
    before = lists(tmp_path, len(pairs))
    found = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].split("/")[0]
             for result in fixes.findings_of(tmp_path) if result["ruleId"] == "middleware-order"]  # fmt: skip
    fixes.run_djvet(tmp_path, "--select", "middleware-order", "--fix", "--unsafe-fixes")
    texts = fixes.texts_of(tmp_path)
    after = lists(tmp_path, len(pairs))
    mended = 0
    for number, (first, second) in enumerate(pairs):
        assert sorted(after[number]) == sorted(before[number]), number
        if after[number] == before[number]:
            continue
        assert f"config{number}" in found
        assert after[number].index(first) < after[number].index(second), number
        mended += 1
    left = [key for key in map(fixes.key_of, fixes.findings_of(tmp_path)) if key[0] == "middleware-order"]
    fixes.run_djvet(tmp_path, "--select", "middleware-order", "--fix", "--unsafe-fixes")
    assert fixes.texts_of(tmp_path) == texts
    print(f"{form}: {mended} of {len(set(found))} lists are put in order, {len(left)} findings are left")
    assert len(set(found)) >= LEAST_BROKEN
    assert mended >= 0.9 * len(set(found)), left
