"""A finding is the same finding after what has nothing to do with it: random edits elsewhere in its file, black's formatting with
any line length, and a file's new name (for the baseline). Measured over the cases of testdata/checks and testdata/projects.

DJVET_FINGERPRINT_EDITS sets the number of edits (1000 for the whole measurement), DJVET_FINGERPRINT_FORMATS that of projects
that black formats, DJVET_FINGERPRINT_MOVES that of moved files.
"""

import ast
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import warnings

import black
import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ["DJVET_BINARY"])
EDITS = int(os.environ.get("DJVET_FINGERPRINT_EDITS", "100"))
FORMATS = int(os.environ.get("DJVET_FINGERPRINT_FORMATS", "120"))
MOVES = int(os.environ.get("DJVET_FINGERPRINT_MOVES", "30"))
STABLE = 0.99


def projects():
    cases = [case for check in sorted((SOURCE / "testdata/checks").iterdir()) for case in sorted(check.iterdir())]
    return cases + sorted(path for path in (SOURCE / "testdata/projects").iterdir() if path.is_dir())


def check(folder, *words):
    always = ["--no-cache", "--jobs", "1", "--today", "2026-11-23", "--extend-select", "style", "--confidence", "low"]
    command = [BINARY, "check", *always, "--output-format", "json", *words, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert run.returncode in (0, 1, 3), (folder, run.stderr)
    return json.loads(run.stdout)


def findings_by_file(folder):
    by_file = {}
    for finding in check(folder)["findings"]:
        by_file.setdefault(finding["path"], []).append(finding)
    return by_file


def parses(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError):
        return None


def statements(tree, lines):
    """(line, indentation, is at module level) of the statements that begin a line of their own."""
    top = set(tree.body)
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt):
            continue
        number = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])
        line = lines[number - 1]
        indentation = line[: len(line) - len(line.lstrip())]
        if len(indentation) == node.col_offset and not line.lstrip().startswith("elif"):
            yield number, indentation, node in top


def edited(text, spans, rng):
    """The text with one edit outside all spans of lines, and what it was; nothing where there is no room for one."""
    tree = parses(text)
    if tree is None or "\r" in text or "\f" in text:
        return None
    lines = text.split("\n")
    free = lambda number: not any(first < number <= last for first, last in spans)
    places = [place for place in statements(tree, lines) if free(place[0])]
    kind = rng.choice(["blank", "remark", "statement", "function", "class", "import", "end", "docstring", "less"])
    docstring = tree.body and isinstance(tree.body[0], ast.Expr) and isinstance(tree.body[0].value, ast.Constant)
    if kind == "end":
        lines += ["", "", f"def unrelated_{rng.randrange(99)}():", "    return 1", ""]
    elif kind == "docstring":
        if docstring or not tree.body or any(line.startswith("#") for line in lines[:3]):
            return None
        lines.insert(0, '"""Words about this module."""')
    elif kind == "less":
        blank = [i for i, line in enumerate(lines) if not line.strip() and free(i + 1) and i]
        if not blank:
            return None
        del lines[rng.choice(blank)]
    else:
        places = [place for place in places if place[2] or kind in ("blank", "remark", "statement")]
        if docstring:
            places = [place for place in places if place[0] > tree.body[0].end_lineno]
        if not places:
            return None
        number, indentation, _ = rng.choice(places)
        new = {
            "blank": [""] * rng.randint(1, 3),
            "remark": [indentation + "# a remark, it's \"quoted\""],
            "statement": [f"{indentation}unrelated_{rng.randrange(99)} = {rng.randrange(99)}"],
            "function": [f"def unrelated_{rng.randrange(99)}(value):", "    return [each for each in value]", "", ""],
            "class": [f"class Unrelated{rng.randrange(99)}:", "    size = 3", "", ""],
            "import": ["import json as unrelated_json"],
        }[kind]
        lines[number - 1 : number - 1] = new
    result = "\n".join(lines)
    after = parses(result)
    if after is None or kind == "less" and ast.dump(tree) != ast.dump(after):  # a blank line of a string
        return None
    return kind, result


def copied(project, folder):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, folder)
    return folder


def in_parallel(work, jobs):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [each for some in pool.map(work, jobs) for each in some]


def shares(outcomes, what):
    """Checks the share of stable ones; shows what wasn't."""
    lost = [outcome for outcome in outcomes if outcome[1]]
    share = 1 - len(lost) / len(outcomes)
    print(f"fingerprints: {len(outcomes)} {what}, {100 * share:.2f} % without a change")
    for name, missing in lost[:20]:
        print(f"  {name}: {missing}")
    assert share >= STABLE


def short(findings):
    return [f"{each['check']}: {each['message'][:80]}" for each in findings]


def one_edit_each(job):
    project, folder, seed = job
    rng = random.Random(seed)
    copied(project, folder)
    outcomes, changed = [], []
    before = findings_by_file(folder)
    for name, findings in sorted(before.items()):
        path = folder / name
        if path.suffix != ".py":
            continue
        text = path.read_text()
        spans = [(each["line"], each.get("end_line", each["line"])) for each in findings]
        for _ in range(5):
            if edit := edited(text, spans, rng):
                path.write_text(edit[1])
                changed.append((name, edit[0]))
                break
    if not changed:
        return []
    after = findings_by_file(folder)
    for name, kind in changed:
        left = {each["fingerprint"] for each in after.get(name, [])}
        missing = [each for each in before[name] if each["fingerprint"] not in left]
        outcomes.append((f"{kind} in {project.parent.name}/{project.name}/{name}", short(missing)))
    return outcomes


def test_edits_elsewhere_change_no_fingerprint(tmp_path):
    rng = random.Random(7)
    outcomes, round_ = [], 0
    while len(outcomes) < EDITS:
        round_ += 1
        assert round_ < 100
        chosen = projects()
        rng.shuffle(chosen)
        jobs = [(project, tmp_path / f"{round_}-{i}", rng.random()) for i, project in enumerate(chosen)]
        for start in range(0, len(jobs), 50):
            outcomes += in_parallel(one_edit_each, jobs[start : start + 50])
            if len(outcomes) >= EDITS:
                break
    shares(outcomes, "edits")


def formatted(job):
    project, folder, seed = job
    rng = random.Random(seed)
    copied(project, folder)
    before = findings_by_file(folder)
    mode = black.Mode(line_length=rng.choice([60, 79, 88, 100, 120]), magic_trailing_comma=rng.random() < 0.5)
    changed = set()
    for path in folder.rglob("*.py"):
        try:
            text = path.read_bytes().decode()
            path.write_text(black.format_file_contents(text, fast=True, mode=mode))
            changed.add(path.relative_to(folder).as_posix())
        except (black.NothingChanged, black.InvalidInput, UnicodeDecodeError, IndentationError):
            pass
    if not changed & set(before):
        return []
    after = findings_by_file(folder)
    outcomes = []
    for name in sorted(changed & set(before)):
        left = {each["fingerprint"] for each in after.get(name, [])}
        for each in before[name]:
            missing = [] if each["fingerprint"] in left else [each]
            outcomes.append((f"black in {project.parent.name}/{project.name}/{name}", short(missing)))
    return outcomes


def test_black_changes_no_fingerprint(tmp_path):
    rng = random.Random(8)
    chosen = projects()
    rng.shuffle(chosen)
    jobs = [(project, tmp_path / str(i), rng.random()) for i, project in enumerate(chosen[:FORMATS])]
    shares(in_parallel(formatted, jobs), "findings in files that black has changed")


def moved(job):
    """Gives files that nothing names another name, and asks the baseline."""
    project, folder, seed = job
    rng = random.Random(seed)
    copied(project, folder)
    subprocess.run([BINARY, "baseline", "write", "-q", "--no-cache", "."], cwd=folder, check=True, timeout=120)
    known = json.loads((folder / "djvet-baseline.json").read_text())["findings"]
    texts = {path: path.read_text(errors="replace") for path in folder.rglob("*") if path.is_file() and path.name != "djvet-baseline.json"}
    names = sorted({each["path"] for each in known if each["path"].endswith(".py")})
    rng.shuffle(names)
    for name in names:
        path = folder / name
        word = re.compile(rf"\b{re.escape(path.stem)}\b")
        special = {"__init__", "models", "admin", "apps", "settings", "urls", "tests", "manage", "views", "forms"}
        if path.stem in special or "migrations" in path.parts or any(word.search(text) for at, text in texts.items() if at != path):
            continue
        path.rename(path.with_name(f"renamed_{path.name}"))
        report = check(folder, "--confidence", "medium")
        new = [each for each in report["findings"] if each["path"].endswith(f"renamed_{path.name}") and not each["check"].startswith("style")]
        covered = {each["check"] for each in known if each["path"] == name}
        return [(f"{project.parent.name}/{project.name}/{name}", short(each for each in new if each["check"] in covered))]
    return []


def test_files_keep_their_place_in_a_baseline_under_another_name(tmp_path):
    rng = random.Random(9)
    chosen = projects()
    rng.shuffle(chosen)
    outcomes = []
    for start in range(0, len(chosen), 50):
        outcomes += in_parallel(moved, [(project, tmp_path / f"{start}-{i}", rng.random()) for i, project in enumerate(chosen[start : start + 50])])
        if len(outcomes) >= MOVES:
            break
    assert len(outcomes) >= min(MOVES, 20)
    shares(outcomes, "moved files")


@pytest.mark.parametrize("text", ["x = 1\n", "def f():\n    '''Words.'''\n    return 1\n", "@a\ndef f():\n    if x:\n        pass\n    elif y:\n        pass\n"])
def test_edits_are_edits_and_leave_programs(text):
    rng = random.Random(1)
    seen = [edited(text, [], rng) for _ in range(200)]
    assert {edit[0] for edit in seen if edit} >= {"blank", "remark", "statement", "function", "class", "import", "end"}
    assert all(edit[1] != text and parses(edit[1]) for edit in seen if edit)
    assert {edit[0] for edit in (edited(text, [(0, 99)], rng) for _ in range(200)) if edit} <= {"end", "docstring"}
