"""djvet's findings with `djangoCheck` are what Django's own `check --deploy` reports: at least 95 % of the ids of the seeded
mistakes, none that Django doesn't report, and nothing on the same projects without the mistakes.

Each seeds_<area>.py beside this file is laid down in every layout, for two Django releases, and in one for the latest that a newer
Python runs, many seeds to a project. unseeded.json says of every other id of Django why it has no seed."""

import collections
import concurrent.futures
import functools
import importlib.util
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
RELEASES = ["newest", "oldest", "latest"]
UNREACHABLE = ("Retrying (", "ConnectionError", "Connection broken", "ReadTimeout")
RECALL = 0.95
LEAST_IDS = 280  # that are found, of all areas and of the two releases that every Python of the tests runs


def loaded(path, name):
    """The module of a file, known to other modules by this name."""
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


loaded(HERE / "seeds.py", "seeds")
layouts = loaded(HERE / "layouts.py", "system_check_layouts")
shared = loaded(HERE.parent / "conftest.py", "differential_conftest")
AREAS = {path.stem.removeprefix("seeds_"): loaded(path, f"system_check_{path.stem}") for path in sorted(HERE.glob("seeds_*.py"))}


@functools.cache
def python_for(release):
    """A Python that the release runs with: that of the tests, but for the latest one that is found."""
    if release != "latest" or sys.version_info >= (3, 12):
        return sys.executable
    names = [found for minor in range(19, 11, -1) if (found := shutil.which(f"python3.{minor}"))]
    kept = pathlib.Path(os.environ.get("PYENV_ROOT", HERE / "none"), "versions")
    names += [str(path) for path in sorted(kept.glob("3.1[2-9]*/bin/python3"), reverse=True)]
    for name in names:  # a name may be that of a program which says that there is no such Python
        if subprocess.run([name, "-c", "import sqlite3, sys; sys.exit(sys.version_info < (3, 12))"], capture_output=True).returncode == 0:
            return name
    pytest.skip("NOT RUN, the latest Django needs Python 3.12 or newer, and there is none")


@functools.cache
def django(release):
    """The folder and the version of an installed Django."""

    def install(target):
        command = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check", "--no-deps",
                   "--require-hashes", "--only-binary", ":all:", "--target", str(target),
                   "-r", str(requirements)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0 and any(sign in done.stderr for sign in UNREACHABLE):
            pytest.skip(f"NOT RUN, the package index is out of reach: {done.stderr.strip()[-300:]}")
        assert done.returncode == 0, done.stderr

    python = python_for(release)
    requirements = HERE / f"requirements-{release}.txt"
    site = shared.made_once(shared.cache_folder() / f"django-{release}-{shared.digest_of([requirements])}", install)
    version = next(site.glob("[dD]jango-*.dist-info")).name.split("-")[1].removesuffix(".dist")
    return site, version


def numbers(version):
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


def packed(chosen):
    """Lists of seeds that don't disturb each other: no two of one list set the same setting in different ways."""
    projects = []
    for seed in chosen:
        for project in projects:
            values = layouts.merged({each.name: each for each in project})[0]
            fits = all(values.get(name, value) == value for name, value in seed.settings.items())
            if fits and not seed.alone and not any(each.alone for each in project):
                project.append(seed)
                break
        else:
            projects.append([seed])
    return projects


def django_reports(release, projects):
    """Has Django judge laid down projects, (folder, settings module) each: django.json appears in every folder."""
    site = django(release)[0]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(site), "PYTHONHASHSEED": "0"}
    words = [str(word) for project in projects for word in project]
    done = subprocess.run([python_for(release), "-W", "ignore", HERE / "collect.py", *words], env=environment, capture_output=True,
                          text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]


def messages_of(folder):
    answer = folder / "django.json"
    assert answer.exists(), f"{folder}: {(folder / 'django.log').read_text()[-3000:]}"
    return json.loads(answer.read_text())


def djvet_reports(folder):
    """The results with a Django id. No environment is looked into: the version is what requirements.txt says."""
    target = folder / "report.sarif"
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    done = subprocess.run([os.environ["DJVET_BINARY"], "check", "--no-cache", "--jobs", "1", "--confidence", "low", "-o", target],
                          cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), f"{folder}: {done.stderr[-3000:]}"
    results = json.loads(target.read_text())["runs"][0].get("results", [])
    return [result for result in results if "djangoCheck" in result.get("properties", {})]


def compared(root, layout, release, projects, silenced=()):
    """A Comparison of each list of seeds, laid down below `root`; Django judges some projects while djvet judges others."""
    version = django(release)[1]
    laid = []
    for number, project in enumerate(projects):
        seeds = {f"app_{seed.name}": seed for seed in project}
        folder = root / f"project{number}"
        laid.append((folder, layouts.lay_down(folder, layout, seeds, version, silenced), seeds))
    pairs = [(folder, settings) for folder, settings, _ in laid]
    workers = os.cpu_count() or 1
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        judged = [pool.submit(django_reports, release, pairs[first::workers]) for first in range(workers)]
        reports = list(pool.map(djvet_reports, [folder for folder, _ in pairs]))
        for each in judged:
            each.result()
    return [Comparison(f"{release} {layout} {folder.name}", seeds, messages_of(folder), results)
            for (folder, _, seeds), results in zip(laid, reports)]


def ids_of(result):
    value = result["properties"]["djangoCheck"]
    return [value] if isinstance(value, str) else value


class Comparison:
    """What Django and djvet report of one project, as (id, app), the app empty where none is named."""

    def __init__(self, where, seeds, messages, results):
        self.where = where
        self.seeds = seeds
        # The longest name first: one app's name may be the beginning of another's.
        names = "|".join(map(re.escape, sorted(self.seeds, key=len, reverse=True)))
        self.app_name = re.compile(f"(?<![A-Za-z0-9_])({names})(?![A-Za-z0-9_])" if names else "(?!)")
        self.messages = messages
        self.results = results
        self.truth = {(message["id"], self.app_in(self.subject(message))) for message in self.messages}
        self.found = {(id, self.app_of_result(result)) for result in self.results for id in ids_of(result)}

    @staticmethod
    def subject(message):
        return message["text"] if message["model"] is None else f"{message['model']} {message['text']}"

    def app_in(self, text):
        match = self.app_name.search(text)
        return match.group(1) if match else ""

    def app_of_result(self, result):
        path = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].split("/")[0]
        return path if path in self.seeds else self.app_in(json.dumps([result["message"], result["properties"]]))

    def holds(self, reported, id, app):
        return (id, app) in reported or (id, "") in reported

    def wrong_seeds(self, version):
        """Seeds of which Django doesn't report what they say, and reports that no seed says."""
        out = []
        for app, seed in self.seeds.items():
            expected = seed.expected if seed.holds_for(version) else set()
            out += [f"{self.where}: {seed.name}: Django doesn't report {id}" for id in expected
                    if not self.holds(self.truth, id, app)]
        said = {id for seed in self.seeds.values() for id in seed.expected}
        for id, app in sorted(self.truth):
            if id not in (self.seeds[app].expected if app else said):
                out.append(f"{self.where}: Django reports {id} of {app or 'the project'}, which no seed says")
        return out

    def false_alarms(self):
        """What djvet reports and Django doesn't: the id of the app, or of the model and field that the result names."""
        out = []
        for result in self.results:
            app = self.app_of_result(result)
            place = result["locations"][0]["physicalLocation"]
            line = f"{place['artifactLocation']['uri']}:{place['region']['startLine']}: {result['message']['text']}"
            for id in ids_of(result):
                if not any(self.same(message, id, app, result["properties"]) for message in self.messages):
                    out.append(f"{self.where}: {line} [{result['ruleId']}, {id}]")
        return out

    def same(self, message, id, app, properties):
        if message["id"] != id or self.app_in(self.subject(message)) not in (app, ""):
            return False
        model, field = message["model"], message["field"]
        if model and properties.get("model", model) != model:
            return False
        return not field or properties.get("field", field) == field


class Tally:
    """Of each id of each area: in how many seeds it was expected and found."""

    def __init__(self):
        self.expected = collections.defaultdict(collections.Counter)
        self.found = collections.defaultdict(collections.Counter)
        self.problems = []
        self.ids = set()

    def add(self, comparison, area_of, version):
        self.problems += comparison.wrong_seeds(version) + comparison.false_alarms()
        for app, seed in comparison.seeds.items():
            if not seed.holds_for(version):
                continue
            area = area_of[seed.name]
            for id in seed.expected:
                found = comparison.holds(comparison.found, id, app)
                self.expected[area][id] += 1
                self.found[area][id] += found
                if found:
                    self.ids.add(id)
                if found and seed.missed:
                    self.problems.append(f"{comparison.where}: {seed.name} is found; it isn't missed any more")
                if not found and not seed.missed:
                    self.problems.append(f"{comparison.where}: {seed.name}: djvet doesn't report {id}")

    def table(self):
        lines = []
        for area in sorted(self.expected):
            for id, count in sorted(self.expected[area].items()):
                found = self.found[area][id]
                if found < count:
                    lines.append(f"  {area:12} {id:22} {found:3} of {count}")
            lines.append(f"{area}: recall {self.recall(area):.3f} of {len(self.expected[area])} ids")
        return "\n".join(lines)

    def recall(self, area):
        """Of the ids that Django reports, the share that djvet reports; an id counts in part where some seeds are missed."""
        shares = [self.found[area][id] / count for id, count in self.expected[area].items()]
        return sum(shares) / len(shares) if shares else 1.0


def chosen_seeds():
    return [(area, seed) for area, module in AREAS.items() for seed in module.SEEDS]


def test_seeds_have_names_of_their_own():
    names = collections.Counter(seed.name for _, seed in chosen_seeds())
    assert [name for name, count in names.items() if count > 1] == []


FOUND_IDS = set()
RUNS = [*itertools.product(["newest", "oldest"], sorted(layouts.LAYOUTS)), ("latest", "plain")]


@pytest.mark.parametrize("release, layout", RUNS)
def test_seeded_mistakes(release, layout, tmp_path):
    version = numbers(django(release)[1])
    area_of = {seed.name: area for area, seed in chosen_seeds()}
    tally = Tally()
    current = [seed for _, seed in chosen_seeds() if seed.holds_for(version)]
    for comparison in compared(tmp_path, layout, release, packed(current)):
        tally.add(comparison, area_of, version)
    print(tally.table())
    FOUND_IDS.update(tally.ids)
    wrong = [problem for problem in tally.problems if "djvet doesn't report" not in problem]
    assert wrong == [], "\n".join(wrong)
    for area, module in AREAS.items():
        least = getattr(module, "RECALL", RECALL)
        missed = [problem for problem in tally.problems if "djvet doesn't report" in problem]
        assert tally.recall(area) >= least, f"{tally.table()}\n" + "\n".join(missed)


@pytest.mark.parametrize("release, layout", RUNS)
def test_projects_without_the_mistakes(release, layout, tmp_path):
    version = numbers(django(release)[1])
    clean = [seed.clean for _, seed in chosen_seeds() if seed.clean and seed.clean.holds_for(version)]
    problems = []
    for comparison in compared(tmp_path, layout, release, packed(clean)):
        problems += comparison.wrong_seeds(version) + comparison.false_alarms()
    assert problems == [], "\n".join(problems)


@pytest.mark.parametrize("release", RELEASES)
def test_silenced_ids(release, tmp_path):
    """SILENCED_SYSTEM_CHECKS takes out the ids that it names and no others."""
    version = numbers(django(release)[1])
    current = [seed for _, seed in chosen_seeds() if seed.holds_for(version)]
    project = packed(current)[0]
    silenced = sorted({id for seed in project for id in seed.expected})[::2]
    comparison = compared(tmp_path, "plain", release, [project], silenced)[0]
    still = {id for id, _ in comparison.found} & set(silenced)
    assert still == set()
    assert comparison.false_alarms() == []


def ids_in_sources(release):
    text = (path.read_text() for path in django(release)[0].glob("django/**/*.py"))
    return {id for each in text for id in re.findall(r"""["']((?:[a-z_]+|\d_\d)\.[EW]\d{3})["']""", each)}


@pytest.mark.parametrize("release", RELEASES)
def test_every_id_of_django_has_a_seed_or_a_reason(release):
    seeded = {id for _, seed in chosen_seeds() for id in seed.expected}
    reasons = json.loads((HERE / "unseeded.json").read_text())
    assert sorted(seeded & reasons.keys()) == []
    assert sorted(ids_in_sources(release) - seeded - reasons.keys()) == []


def test_reasons_are_of_ids_that_exist():
    existing = set().union(*map(ids_in_sources, RELEASES))
    assert sorted(json.loads((HERE / "unseeded.json").read_text()).keys() - existing) == []


def test_number_of_ids():
    """Runs behind the tests that fill FOUND_IDS; alone it has nothing to count."""
    if not FOUND_IDS:
        pytest.skip("the seeded mistakes weren't looked for")
    print(len(FOUND_IDS), "ids are found")
    assert len(FOUND_IDS) >= LEAST_IDS, sorted(FOUND_IDS)
