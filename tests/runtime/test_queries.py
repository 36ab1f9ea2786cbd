"""djvet's findings about queries that grow, compared with queries counted while a project runs.

pages/<project>.json describes the pages of testdata/projects/<project>: the requests that make a page (default: the page's
name is the name of a URL), its kind, and which files (`path`), or classes and functions (`path:Name.inner`), belong to it
alone. measure.py requests each at two sizes of the tables: a page grows if the number of its queries does.

djvet claims that a page grows by a finding, tagged n-plus-one, with a location of any kind (primary, related, step) in what the
page owns. A claim about a page that doesn't grow is noise, and so is a finding that belongs to no page: there may be none.
A page that grows and isn't claimed is missed; misses/<project>.json lists such pages under the reason, and each listed page
must be missed, so that the list only shrinks. DJVET_UPDATE=1 takes out of it what isn't missed any more.
"""

import ast
import collections
import fnmatch
import functools
import json
import os
import pathlib
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

    def keep_misses(self, outcomes):
        """Writes the list of misses without the pages that aren't missed; returns what is left, page -> reason."""
        kept = {why: [name for name in names if outcomes.get(name) == "missed"] for why, names in self.misses.items()}
        kept = {why: names for why, names in kept.items() if names}
        (HERE / "misses" / f"{self.name}.json").write_text(json.dumps(kept, indent=2) + "\n")
        return {name: why for why, names in kept.items() for name in names}

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


def test_findings_are_what_grows(project):
    claims = collections.defaultdict(list)
    nowhere = []
    for result in project.results:
        pages = project.touched(result)
        for page in pages:
            claims[page.name].append(result)
        if not pages:
            nowhere.append(described(project, result))
    reasons = {name: why for why, names in project.misses.items() for name in names}
    assert sum(len(names) for names in project.misses.values()) == len(reasons), "a page is listed twice"
    outcomes = {}
    for page in project.pages:
        sorts = ("missed", "hit") if project.slope(page) > 0 else ("quiet", "noise")
        outcomes[page.name] = sorts[page.name in claims]
    report(project, outcomes, reasons, claims)
    if os.environ.get("DJVET_UPDATE"):
        reasons = project.keep_misses(outcomes)
    noise = [described(project, result) for name, outcome in outcomes.items() if outcome == "noise" for result in claims[name]]
    missed = {name for name, outcome in outcomes.items() if outcome == "missed"}
    assert noise == [], "findings about pages whose queries don't grow"
    assert nowhere == [], "findings that belong to no page"
    assert sorted(missed - reasons.keys()) == [], "pages whose queries grow, without a finding and without a reason"
    assert sorted(reasons.keys() - missed) == [], "pages with a reason for a miss that isn't one"


def report(project, outcomes, reasons, claims):
    """Prints every page that is not as it should be, a row for each kind, and the whole."""
    print()
    kinds = collections.defaultdict(collections.Counter)
    for page in project.pages:
        outcome = outcomes[page.name]
        kinds[page.kind][outcome] += 1
        kinds["all"][outcome] += 1
        if outcome == "missed":
            sites = [site for request in page.requests for site in project.measured["requests"][request]["sites"]]
            print(f"missed {page.name}: slope {project.slope(page)}, {sites[:1]}: {reasons.get(page.name, 'no reason given')}")
        if outcome == "noise":
            print(f"noise {page.name}: " + "; ".join(described(project, result) for result in claims[page.name]))
    for kind, count in kinds.items():
        grows = count["hit"] + count["missed"]
        claimed = count["hit"] + count["noise"]
        print(f"{project.name} {kind}: recall {count['hit']}/{grows} = {count['hit'] / max(grows, 1):.2f}, "
              f"precision {count['hit']}/{claimed} = {count['hit'] / max(claimed, 1):.2f}, quiet {count['quiet']}")
