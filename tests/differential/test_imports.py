"""What djvet says of imports is what Python does: no finding for anything that can be imported, and a finding for imports that
were broken on purpose, at their lines and nowhere else.
"""

import ast
import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import conftest  # noqa: E402

CHECKS = ("import-unresolved", "import-name-missing", "dotted-path-unresolved", "models-imported-before-ready")
LEFT_ALONE = ("test", "migrations", "template", "locale", "vendor")
SEEDS = 40
LEAST_FOUND = 0.9


def findings_of(project):
    report = project.run_djvet("check", "--select", ",".join(CHECKS), "--output-format", "json", "--exit-zero",
                               "--allow-incomplete")
    return json.loads(report)["findings"]


def said_to_be_missing(finding):
    properties = finding["properties"]
    path = properties.get("path", [""])[0]
    if path:
        return path.rpartition(".")[0], path.rpartition(".")[2]
    return properties.get("module", [""])[0], properties.get("name", [""])[0]


def imports_of(project, pairs, folder):
    """By "module name": "yes", or what Python raises."""
    asked = folder / "imports.json"
    asked.write_text(json.dumps(pairs))
    lines = project.run_python(conftest.HERE / "describe_imports.py", asked).splitlines()
    return dict(line.split("\t") for line in lines if "\t" in line)


def test_nothing_that_can_be_imported_is_missing(project, tmp_path):
    findings = findings_of(project)
    early = [finding for finding in findings if finding["check"] == "models-imported-before-ready"]
    assert not early, "django.setup() works"
    missing = {" ".join(said_to_be_missing(finding)): finding for finding in findings}
    pairs = [said_to_be_missing(finding) for finding in missing.values()]
    wrong = [f"{finding['path']}:{finding['line']}: {finding['message']}" for asked, finding in missing.items()
             if imports_of(project, pairs, tmp_path).get(asked) == "yes"]
    assert not wrong, "\n".join(wrong)


def own_imports(project):
    """(file, statement, absolute module) of `from x import y` at the top of modules, x a module of the project."""
    for path in sorted(project.folder.rglob("*.py")):
        place = path.relative_to(project.folder)
        if any(word in part for part in place.parts for word in LEFT_ALONE):
            continue
        package = place.parts[:-1]
        try:
            tree = ast.parse(path.read_text())
        except (SyntaxError, UnicodeDecodeError):
            continue
        for statement in tree.body:
            if not isinstance(statement, ast.ImportFrom) or statement.names[0].name == "*":
                continue
            above = package[:len(package) - statement.level + 1] if statement.level else ()
            module = ".".join((*above, *(statement.module or "").split("."))).strip(".")
            source = project.folder / module.replace(".", "/")
            if module and (source.with_suffix(".py").is_file() or (source / "__init__.py").is_file()):
                yield path, statement, module
                break


def broken(line, statement, seed):
    """The first line of a statement with a module or a name that doesn't exist; as it is where it can't be spelt so."""
    name = statement.names[0].name
    if seed % 2 and "." in (statement.module or ""):  # a package that isn't there at all may be anybody's
        return line.replace(f"{statement.module} import", f"{statement.module}_gone import", 1)
    head, word, tail = line.partition(" import ")
    return head + word + tail.replace(name, f"{name}_gone", 1)


def test_broken_imports_are_found_and_nothing_else(project, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(project.folder, copy, copy_function=conftest.link_or_copy)
    before = {(finding["path"], finding["check"], finding["message"]) for finding in findings_of(project)}
    candidates = list(own_imports(project))
    seeded = {}  # the broken line, by path
    for seed, (path, statement, _) in enumerate(candidates[::max(1, len(candidates) // SEEDS)]):
        lines = path.read_text().splitlines(keepends=True)
        changed = broken(lines[statement.lineno - 1], statement, seed)
        if changed == lines[statement.lineno - 1]:
            continue
        lines[statement.lineno - 1] = changed
        place = path.relative_to(project.folder)
        (copy / place).unlink()  # it may be a link
        (copy / place).write_text("".join(lines))
        seeded[place.as_posix()] = changed.strip()
    # What a module took by a broken import isn't in it any more: others that take it from there fail as well.
    poorer = {place.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for place in seeded}
    found = set()
    others = []
    for finding in findings_of(conftest.Project(project.name, copy, project.site)):
        if finding["path"] in seeded and "_gone" in finding["message"]:
            found.add(finding["path"])
        elif (finding["path"], finding["check"], finding["message"]) not in before:
            if said_to_be_missing(finding)[0] not in poorer:
                others.append(f"{finding['path']}:{finding['line']}: {finding['message']}")
    print(f"{project.name}: {len(found)} of {len(seeded)} broken imports found")
    assert not others, "\n".join(others)
    assert len(found) >= LEAST_FOUND * len(seeded), "\n".join(
        f"{path}: {line}" for path, line in seeded.items() if path not in found)
