"""`djvet cost` compared with queries counted while a project runs: does a page that djvet calls constant stay so, and does one
that it says grows with rows do that?

Each request of pages/<project>.json is one entry: the URL of its name by GET, a command, a page of the admin. An entry
agrees when `constant` was measured without a slope and `grows` with one; one that is unknown says nothing. costs/<project>.json
lists the requests that disagree, each with a reason, and what is listed must disagree.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))  # pytest leaves it alone in the mode that this project uses
from test_queries import HERE, Project  # noqa: E402

LEAST_AGREEMENT = 0.97
ADMIN = re.compile(r"admin:([a-z]+)_([a-z]+)_(changelist|change)$")


def entries_of(root):
    """Entries by the request that measures them."""
    done = subprocess.run([os.environ["DJVET_BINARY"], "cost", "--no-cache", "--format", "json", "."], cwd=root,
                          capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), done.stderr[-3000:]
    found = {}
    for entry in json.loads(done.stdout)["entries"]:
        if entry["kind"] == "url" and entry.get("method") == "GET" and "name" in entry:
            found.setdefault(entry["name"], []).append(entry)
        elif entry["kind"] == "command":
            found[f"command {entry['route']}"] = [entry]
        elif entry["kind"] == "admin":
            label, _, page = entry["route"].partition(" ")
            found[f"admin:{label.lower().replace('.', '_')}_{'changelist' if page == 'change list' else 'change'}"] = [entry]
    return found


def entry_of(entries, request):
    """The entry of a request; of several URLs of one name, the one that takes its arguments."""
    name, *arguments = request.split()
    if name == "command":
        return entries.get(f"command {arguments[0]}", [None])[0]
    keys = sorted(argument.split("=")[0] for argument in arguments)
    named = entries.get(name, [])
    if ADMIN.match(name):
        return named[0] if named else None
    for entry in named:
        if sorted(re.findall(r"(?:<(?:\w+:)?|\(\?P<)(\w+)>", entry["route"])) == keys:
            return entry
    return None


@pytest.fixture(scope="module", params=sorted(path.stem for path in (HERE / "pages").glob("*.json")))
def project(request):
    return Project(request.param)


def test_growth_is_what_was_measured(project):
    entries = entries_of(project.root)
    listed = json.loads((HERE / "costs" / f"{project.name}.json").read_text())
    agree, unknown, missing, disagree, exact = [], [], [], {}, []
    for page in project.pages:
        for request in page.requests:
            entry = entry_of(entries, request)
            measured = project.measured["requests"][request]
            if entry is None:
                missing.append(request)  # of a URL whose name isn't known
            elif entry["growth"] == "unknown":
                unknown.append(request)
                reasons = sorted({reason["reason"] for reason in entry["reasons"]})
                print(f"unknown {request}: {entry['formula']}: measured {measured['counts']}: {reasons}")
            elif (entry["growth"] == "grows") == (measured["slope"] > 0):
                agree.append(request)
                if not entry["unknown"] and not entry["terms"]:
                    exact.append(entry["constant"] == measured["counts"][1])
                    if not exact[-1]:
                        print(f"constant {request}: {entry['formula']}, measured {measured['counts']}")
            else:
                disagree[request] = f"{entry['formula']}, measured {measured['counts']} at {measured['sites'][:2]}"
    for request, why in disagree.items():
        print(f"disagrees {request}: {why}: {listed.get(request, 'no reason given')}")
    for request in missing:
        print(f"no entry {request}")
    known = len(agree) + len(disagree)
    print(f"{project.name}: {len(agree)} of {known} requests with a known cost agree = {len(agree) / max(known, 1):.3f}; "
          f"{len(unknown)} unknown, {len(missing)} without an entry; "
          f"{sum(exact)} of {len(exact)} constants are the measured number")
    assert len(missing) <= 3
    assert sorted(disagree) == sorted(listed)
    assert len(agree) >= LEAST_AGREEMENT * known
