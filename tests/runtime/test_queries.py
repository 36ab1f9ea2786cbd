"""djvet's findings about queries that grow, compared with queries counted while a project runs.

pages/<project>.json describes the pages of testdata/projects/<project>: the requests that make a page (default: the page's
name is the name of a URL), its kind, and which files (`path`), or classes and functions (`path:Name.inner`), belong to it
alone. measure.py requests each at two sizes of the tables: a page grows if the number of its queries does, by queries that
read certain tables.

djvet claims that a page grows by a finding, tagged n-plus-one, with a location of any kind (primary, related, step) in what the
page owns; the relation it names leads to a table. A claim about a page that doesn't grow, or about a table that isn't read
more often, is noise, and so is a finding that belongs to no page: there may be none. A page that grows and isn't claimed is
missed; so is, as `page table`, a table of a page that is claimed for others only (a relation claims what lies on its way).
misses/<project>.json lists them under the reason, and what is listed must be missed, so that the list only shrinks:
DJVET_UPDATE=1 takes out what isn't missed any more.
"""

import ast
import collections
import fnmatch
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import pytest

HERE = pathlib.Path(__file__).resolve().parent
PROJECTS = HERE.parents[1] / "testdata" / "projects"


def locations(result):
    """(path, line) of everything that a SARIF result points to, its primary location first."""
    found = [place for key in ("locations", "relatedLocations") for place in result.get(key, [])]
    for flow in result.get("codeFlows", []):
        found += [step["location"] for thread in flow["threadFlows"] for step in thread["locations"]]
    for place in found:
        physical = place["physicalLocation"]
        yield physical["artifactLocation"]["uri"], physical["region"]["startLine"]


def lines_of(root, own):
    """(path, first line, last line) of a file, or of a class or function in it with its decorators."""
    path, _, symbol = own.partition(":")
    text = (root / path).read_text()
    if not symbol:
        return path, 1, text.count("\n") + 1
    node = ast.parse(text)
    for name in symbol.split("."):
        (node,) = [child for child in node.body if getattr(child, "name", None) == name]
    return path, min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]), node.end_lineno


class Page:
    def __init__(self, root, name, row):
        self.name = name
        self.kind = row["kind"]
        self.requests = row.get("requests", [name])
        self.own = [lines_of(root, own) for own in row["own"]]

    def holds(self, path, line):
        return any(path == own and first <= line <= last for own, first, last in self.own)


class Project:
    def __init__(self, name):
        self.name = name
        self.root = PROJECTS / name
        described = json.loads((HERE / "pages" / f"{name}.json").read_text())
        self.settings = described["settings"]
        self.unmeasured = described["unmeasured"]
        self.pages = [Page(self.root, page, row) for page, row in described["pages"].items()]
        self.misses = json.loads((HERE / "misses" / f"{name}.json").read_text())

    @functools.cached_property
    def measured(self):
        """What measure.py says, from a process of its own."""
        requests = [request for page in self.pages for request in page.requests]
        command = [sys.executable, "-W", "ignore", HERE / "measure.py", self.root, self.settings, json.dumps(requests)]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout)

    def slope(self, page):
        """Queries more for each row more, of the page's steepest request."""
        return max(self.measured["requests"][request]["slope"] for request in page.requests)

    def growing_tables(self, page):
        """For each sort of query that the page runs more often when there are more rows, the tables it reads."""
        return [tables for request in page.requests for tables in self.measured["requests"][request]["tables"]]

    def tables_along(self, label, path):
        """The tables that a path of relations leads through from a model, the last one last; None where that may be any table."""
        tables = []
        names = path.split("__")
        for place, name in enumerate(names, 1):
            model = self.measured["models"][label]
            # What is no relation is a column, or a list that Prefetch(to_attr=...) fills.
            label = model["relations"].get(name, label if place == len(names) else None)
            tables.append(self.measured["models"][label]["table"] if label else None)
            if label is None:
                break
        return tables

    def claimed_paths(self, result):
        """For each relation that a result says is read again and again, the tables along it; empty where it doesn't say."""
        properties = result["properties"]
        if "relations" in properties:
            paths = [self.tables_along(properties["model"], path) for path in properties["relations"]]
            return [] if any(None in path for path in paths) else paths
        queried = re.search(r"\bqueries (\w+\.\w+)", result["message"]["text"])
        return [[self.measured["models"][queried[1]]["table"]]] if queried else []

    @functools.cached_property
    def results(self):
        """The SARIF results of djvet's n-plus-one checks, for a copy of the project that has nothing around it."""
        command = [os.environ["DJVET_BINARY"], "check", ".", "--no-cache", "--exit-zero", "--output-format", "sarif"]
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copytree(self.root, pathlib.Path(folder, self.name), ignore=shutil.ignore_patterns("__pycache__"))
            done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr[-3000:]
        (run,) = json.loads(done.stdout)["runs"]
        tags = {rule["id"]: rule["properties"]["tags"] for rule in run["tool"]["driver"]["rules"]}
        return [result for result in run["results"] if "n-plus-one" in tags[result["ruleId"]]]

    def touched(self, result):
        """The pages that a result has a location in."""
        places = list(locations(result))
        return [page for page in self.pages if any(page.holds(*place) for place in places)]


@pytest.fixture(scope="module", params=sorted(path.stem for path in (HERE / "pages").glob("*.json")))
def project(request):
    return Project(request.param)


def test_pages_cover_the_urls(project):
    """Every URL of the project is requested or left out by name, and no line belongs to two pages."""
    requested = {request.split()[0] for page in project.pages for request in page.requests} - {"command"}
    names = set(project.measured["names"])
    left_out = {name for name in names if any(fnmatch.fnmatchcase(name, pattern) for pattern in project.unmeasured)}
    assert requested <= names
    assert names - requested - left_out == set()
    assert requested & left_out == set()
    assert [pattern for pattern in project.unmeasured if not fnmatch.filter(names, pattern)] == []
    owners = collections.Counter((path, line) for page in project.pages
                                 for path, first, last in page.own for line in range(first, last + 1))
    assert [place for place, count in owners.items() if count > 1] == []


def test_pages_are_of_both_sorts(project):
    """Growing and constant pages are each a good part of the project, of every kind that has many pages."""
    growing = collections.Counter(page.kind for page in project.pages if project.slope(page) > 0)
    pages = collections.Counter(page.kind for page in project.pages)
    assert all(page_count < 8 or 0.25 < growing[kind] / page_count < 0.75 for kind, page_count in pages.items()), growing
    assert all(project.slope(page) >= 0 for page in project.pages)


def described(project, result):
    path, line = next(locations(result))
    return f"{path}:{line}: {result['ruleId']}: {result['message']['text'].splitlines()[0][:160]}"


class Comparison:
    """What is claimed against what was measured. A name is a page's, or `page table` for a part of a page."""

    def __init__(self, project):
        self.project = project
        self.hits, self.quiet = set(), set()
        self.missed, self.noise = {}, {}  # name -> what was measured there; name -> the finding
        claims = collections.defaultdict(list)
        for result in project.results:
            pages = project.touched(result)
            if not pages:
                self.noise[f"(no page) {described(result)}"] = result
            for page in pages:
                claims[page.name].append(result)
        for page in project.pages:
            self.compare(page, claims[page.name])

    def compare(self, page, results):
        growing = self.project.growing_tables(page)
        read = {table for tables in growing for table in tables}
        claims = [self.project.claimed_paths(result) for result in results]
        right = [paths for paths in claims if growing and (not paths or any(path[-1] in read for path in paths))]
        for result, paths in zip(results, claims):
            if paths not in right:
                self.noise[f"{page.name}: {described(result)}"] = result
        if right:
            self.hits.add(page.name)
        elif growing:
            self.missed[page.name] = self.measured(page)
        elif not results:
            self.quiet.add(page.name)
        along = {table for paths in right for path in paths for table in path}
        for tables in growing if right and all(right) else []:
            if not along & set(tables):
                self.missed[f"{page.name} {tables[0]}"] = self.measured(page)

    def measured(self, page):
        sites = [site for request in page.requests for _, site in self.project.measured["requests"][request]["sites"]]
        return f"slope {self.project.slope(page)} at {', '.join(sites[:2])}"

    def report(self, reasons):
        """Prints everything that is not as it should be, a row for each kind of page, and one for all."""
        print()
        for name, what in self.missed.items():
            print(f"missed {name}: {what}: {reasons.get(name, 'no reason given')}")
        for name in self.noise:
            print(f"noise {name}")
        for kind in [*dict.fromkeys(page.kind for page in self.project.pages), ""]:
            names = {page.name for page in self.project.pages if kind in ("", page.kind)}
            hits, missed, quiet = (len(names & set(found)) for found in (self.hits, self.missed, self.quiet))
            noise = len([name for name in self.noise if not kind or name.partition(": ")[0] in names])
            parts = len([name for name in self.missed if name not in names and name.rpartition(" ")[0] in names])
            print(f"{self.project.name} {kind or 'all'}: recall {hits}/{hits + missed} pages = {hits / max(hits + missed, 1):.2f}"
                  f" (and {parts} parts missed), precision {hits}/{hits + noise}, {quiet} quiet")


def described(result):
    path, line = next(locations(result))
    return f"{path}:{line}: {result['ruleId']}: {result['message']['text'].splitlines()[0][:160]}"


def test_findings_are_what_grows(project):
    compared = Comparison(project)
    reasons = {name: why for why, names in project.misses.items() for name in names}
    assert sum(len(names) for names in project.misses.values()) == len(reasons), "a page is listed twice"
    compared.report(reasons)
    if os.environ.get("DJVET_UPDATE"):
        kept = {why: [name for name in names if name in compared.missed] for why, names in project.misses.items()}
        kept = {why: names for why, names in kept.items() if names}
        (HERE / "misses" / f"{project.name}.json").write_text(json.dumps(kept, indent=2) + "\n")
        reasons = {name: why for name, why in reasons.items() if name in compared.missed}
    assert sorted(compared.noise) == [], "findings about what doesn't grow"
    assert sorted(compared.missed.keys() - reasons.keys()) == [], "queries that grow, without a finding and without a reason"
    assert sorted(reasons.keys() - compared.missed.keys()) == [], "reasons for misses that aren't"
