"""Every case of the corpus as a folder of one server that has them open one after the other: opened, edited and undone, each gives
the command line's findings."""

import concurrent.futures
import json
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from editor import Editor, findings_of, told, uri_of  # noqa: E402

CHECKS = pathlib.Path(__file__).resolve().parents[2] / "testdata" / "checks"
CASES = sorted(path for path in CHECKS.glob("*/*") if path.is_dir())
ARGUMENTS = ("--confidence", "low", "--select", ",".join(sorted(path.name for path in CHECKS.iterdir())))


def document_of(case):
    """A Python file of the case that is all UTF-8, without a byte order mark."""
    for path in sorted(case.rglob("*.py")):
        data = path.read_bytes()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if data and not data.startswith(b"\xef\xbb\xbf") and b"coding" not in data[:200]:
            return path
    return None


def test_every_case_through_the_server():
    assert len(CASES) > 300
    with concurrent.futures.ThreadPoolExecutor(2) as pool, Editor(arguments=ARGUMENTS) as editor:
        owed = pool.map(lambda case: findings_of(case, "--jobs", "1", *ARGUMENTS), CASES)
        compared, wrong = 0, []
        for case, expected in zip(CASES, owed):
            path = document_of(case)
            if path is None:
                continue
            folder = {"uri": uri_of(case), "name": case.name}
            editor.notify("workspace/didChangeWorkspaceFolders", event={"added": [folder], "removed": []})
            editor.open(path)
            editor.settle(path)
            editor.change(path, (((0, 0), (0, 0)), "class (\n"), version=2)
            editor.settle(path)
            editor.change(path, (((0, 0), (1, 0)), ""), version=3)
            editor.settle(path)
            found = told({name: each for name, each in editor.diagnostics.items() if name.startswith(f"{case}/")})
            compared += 1
            if json.dumps(found, sort_keys=True) != json.dumps(expected, sort_keys=True):
                wrong.append(f"{case.parent.name}/{case.name}")
            editor.close(path)
            editor.notify("workspace/didChangeWorkspaceFolders", event={"added": [], "removed": [folder]})
        assert wrong == []
        assert compared > 0.95 * len(CASES)


@pytest.mark.parametrize("jobs", [1])
def test_a_difference_would_show(jobs):
    """The comparison tells findings of one case from those of another."""
    case = next(case for case in CASES if findings_of(case, "--jobs", str(jobs), *ARGUMENTS))
    found = findings_of(case, *ARGUMENTS)
    next(iter(found.values()))[0]["range"]["start"]["character"] += 1
    assert found != findings_of(case, *ARGUMENTS)
