"""SARIF logs against two validators that are not ours: the OASIS 2.1.0 JSON schema, and Microsoft's multitool, which also knows
GitHub's rules. The logs are those that the unit tests render from made-up reports, and djvet's own for the projects in testdata.

Both validators come from npm, pinned by hash, into build/npm-packages. Where they can't be had the tests are skipped with a warning:
nothing is then known of the logs' validity.
"""

import base64
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tarfile
import warnings

import jsonschema
import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ["DJVET_BINARY"])

SCHEMA = (
    "@microsoft/jest-sarif@1.0.0-beta.0",
    "A1fOhPd6Ic5iDk4F9YPw1qNB4XF+7+IviR7xl8r2F6QzQkx5cpY9LsGk2rExiFIEcBbjpVnSmwWGBukASkiQ9A==",
)
MULTITOOL = (
    "@microsoft/sarif-multitool-linux@5.7.0",
    "NxUbpq6ISCWoTQ/NfOYEwEDKq1Heka/rMoJ5R5LMydcAZQX/X7g5mWHcgxDub+0M07LC96tZ5LZHvF1Qy3gjTA==",
)


def unavailable(package, why):
    message = f"SARIF logs are NOT validated: {package} can't be had: {why}"
    warnings.warn(message)
    pytest.skip(message)


def npm_package(package, sha512):
    """The folder with the unpacked npm package. It exists only if it is complete: it is renamed into place."""
    folder = SOURCE / "build" / "npm-packages" / package.rpartition("/")[2]
    if folder.exists():
        return folder
    npm = shutil.which("npm", path=f"{os.environ['PATH']}:{SOURCE / 'build/npm/bin'}")
    if npm is None:
        unavailable(package, "there is no npm")
    part = folder.with_name(f"{folder.name}.part{os.getpid()}")
    part.mkdir(parents=True)
    command = [npm, "pack", "--silent", "--ignore-scripts", "--pack-destination", str(part), package]
    fetched = subprocess.run(command, cwd=part, capture_output=True, text=True, timeout=600)
    if fetched.returncode != 0:
        shutil.rmtree(part)
        unavailable(package, fetched.stderr.strip()[-300:] or "npm failed")
    (archive,) = part.glob("*.tgz")
    assert base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() == sha512
    with tarfile.open(archive) as files:
        files.extractall(part)
    (part / "package").rename(folder)
    shutil.rmtree(part)
    return folder


@pytest.fixture(scope="module")
def validate():
    schema = json.loads((npm_package(*SCHEMA) / "lib/schemas/sarif-2.1.0-rtm.5.json").read_text())
    return jsonschema.Draft4Validator(schema).iter_errors


@pytest.fixture(scope="module")
def logs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sarif")
    tests = [BINARY.with_name("djvet_unit_tests"), "[sarif-samples]"]
    subprocess.run(tests, cwd=SOURCE, env={**os.environ, "DJVET_SARIF_FOLDER": str(folder)}, check=True, timeout=300)
    for project in sorted((SOURCE / "testdata/projects").iterdir()):
        command = [BINARY, "check", "--output-format", "sarif", "--no-cache", "--exit-zero", "--show-fixes", "--unsafe-fixes", "."]
        run = subprocess.run(command, cwd=project, capture_output=True, timeout=300)
        assert run.returncode in (0, 3), run.stderr.decode()
        (folder / f"project-{project.name}.sarif").write_bytes(run.stdout)
    (folder / "with-baseline.sarif").write_bytes(log_with_baseline(folder / "project"))
    files = sorted(folder.glob("*.sarif"))
    assert len(files) > 40
    return files


def log_with_baseline(folder):
    """Of a project that had findings, of which one is mended, and has a new one."""
    shutil.copytree(SOURCE / "testdata/projects/bookshop", folder)
    subprocess.run([BINARY, "baseline", "write", "--no-cache", "."], cwd=folder, check=True, timeout=300)
    command = folder / "catalog/management/commands/export_catalog.py"
    command.write_text(command.read_text().replace("profile__isnull=False)", 'profile__isnull=False).select_related("profile")'))
    with open(folder / "catalog/views.py", "a") as views:
        views.write("\n\ndef publishers():\n    return [book.publisher.name for book in Book.objects.all()]\n")
    run = subprocess.run([BINARY, "check", "--no-cache", "--output-format", "sarif", "."], cwd=folder, capture_output=True, timeout=300)
    assert run.returncode == 1, run.stderr.decode()
    return run.stdout


def test_results_say_what_the_baseline_knows(logs):
    states = {}
    for path in logs:
        (run,) = json.loads(path.read_text())["runs"]
        for result in run["results"]:
            state = result.get("baselineState")
            assert (state is None) == (path.name != "with-baseline.sarif")
            states.setdefault(state, []).append(result)
    assert {state: len(results) for state, results in states.items() if state} == {"new": 1, "unchanged": 8, "absent": 1}
    assert states["new"][0]["suppressions"] == []
    assert states["absent"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("export_catalog.py")
    for result in states["unchanged"] + states["absent"]:
        assert [(each["kind"], each["status"]) for each in result["suppressions"]] == [("external", "accepted")]


def test_logs_match_the_schema(validate, logs):
    for path in logs:
        errors = [f"{path.name}: {'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validate(json.loads(path.read_text()))]
        assert errors == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda run: run["results"][0].update(level="fatal"),
        lambda run: run["results"][0].pop("message"),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda run: run["tool"]["driver"]["rules"][0].update(unknown=1),
    ],
)
def test_the_schema_refuses_damage(validate, logs, damage):
    log = json.loads(next(path for path in logs if path.name == "ordinary.sarif").read_text())
    damage(log["runs"][0])
    assert list(validate(log))


def test_links_and_indices_lead_somewhere(logs):
    for path in logs:
        (run,) = json.loads(path.read_text())["runs"]
        rules = run["tool"]["driver"]["rules"]
        ids = [rule["id"] for rule in rules]
        assert len(set(ids)) == len(ids)
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            related = [place["id"] for place in result.get("relatedLocations", [])]
            assert related == list(range(1, len(related) + 1))
            assert len(result["locations"]) == 1


def test_multitool_finds_no_errors(logs, tmp_path):
    tool = npm_package(*MULTITOOL) / "Sarif.Multitool"
    tool.chmod(0o755)
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "DOTNET_BUNDLE_EXTRACT_BASE_DIR": str(tmp_path / "net")}
    # The tool exits with 0 whatever it finds, and is slow to start: the samples that differ in kind are enough.
    for path in [p for p in logs if not p.name.startswith("random") or p.name.startswith("random1")]:
        report = tmp_path / f"{path.name}.report"
        command = [tool, "validate", path, "--rule-kind", "Sarif;Ghas", "--output", report, "--log", "ForceOverwrite"]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
        assert report.exists(), run.stdout + run.stderr
        (checked,) = json.loads(report.read_text(encoding="utf-8-sig"))["runs"]
        errors = [result for result in checked.get("results", []) if result.get("level", "warning") == "error"]
        errors = [f"{path.name}: {error['ruleId']}: {error['message']}" for error in errors]
        assert errors == []
