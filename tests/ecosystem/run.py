#!/usr/bin/env python3
"""Runs djvet over published Django projects and compares what it says with results.json, which is reviewed like code.

  run.py --check    fail on any difference, crash, hang, or part of a project left out without a reason in manifest.json
  run.py --update   write results.json
  run.py --only NAME ...   only these projects (with --check or --update; the others' results stay)

Projects are wheels from the package index, named by version and SHA-256 in manifest.json and unpacked without running
anything of theirs. They are kept in $DJVET_ECOSYSTEM_CACHE (default: build/ecosystem). Each project is analysed without a
cache on one thread, then cold and warm with a cache on all threads; the three reports must be the same bytes.
Time and memory are printed and not compared. Exit code: 0 equal, 1 different, 2 can't run, 4 the package index is out of
reach.
"""

import argparse
import collections
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SUFFIXES = {".py", ".html", ".htm", ".txt", ".xml", ".toml", ".cfg", ".ini", ".jinja", ".jinja2", ".j2"}
UNPACKED_LIMIT = 1 << 30  # bytes
TIMEOUT = 300  # seconds for one run
NORMAL_EXITS = (0, 1, 3)


class Offline(Exception):
    pass


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(project, cache):
    """The project's wheel, from the cache or the package index, its hash verified either way."""
    wheel = cache / "wheels" / project["artifact"]
    if not wheel.exists():
        wheel.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=wheel.parent) as folder:
            requirements = pathlib.Path(folder, "requirements.txt")
            requirements.write_text(f"{project['name']}=={project['version']} --hash=sha256:{project['sha256']}\n")
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                       "--only-binary", ":all:", "--python-version", "3.13", "--require-hashes", "-d", folder,
                       "-r", str(requirements)]
            done = subprocess.run(command, capture_output=True, text=True)
            if "DO NOT MATCH THE HASHES" in done.stderr:
                raise SystemExit(f"{project['name']}: the package index has another file than manifest.json names")
            if done.returncode != 0 or not pathlib.Path(folder, wheel.name).exists():
                raise Offline(f"{project['name']}: {done.stderr.strip().splitlines()[-1:]}")
            os.replace(pathlib.Path(folder, wheel.name), wheel)
    if sha256(wheel) != project["sha256"]:
        raise SystemExit(f"{wheel}: the hash differs from manifest.json; delete the file")
    return wheel


def safe_members(archive):
    """The regular files that djvet reads, each certain to land below the target folder."""
    total = 0
    for member in archive.infolist():
        parts = pathlib.PurePosixPath(member.filename).parts
        if member.is_dir() or pathlib.PurePosixPath(member.filename).suffix not in SUFFIXES:
            continue
        kind = member.external_attr >> 28
        if member.filename.startswith("/") or "\\" in member.filename or ".." in parts or kind not in (0, 8):
            raise SystemExit(f"{archive.filename}: refused to unpack {member.filename!r}")
        total += member.file_size
        if total > UNPACKED_LIMIT:
            raise SystemExit(f"{archive.filename}: unpacks to more than {UNPACKED_LIMIT} bytes")
        yield member


def unpack(project, wheel, cache):
    target = cache / "trees" / f"{project['name']}-{project['sha256'][:16]}"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            with zipfile.ZipFile(wheel) as archive:
                for member in safe_members(archive):
                    if ".dist-info/" not in member.filename:
                        archive.extract(member, pathlib.Path(folder, "tree"))
            os.replace(pathlib.Path(folder, "tree"), target)
    return target


def run_once(djvet, tree, extra):
    """(exit code, standard output, standard error, seconds, peak memory in MiB). A hang has exit code None."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen([djvet, "check", "--output-format", "json", *extra], cwd=tree, stdout=out, stderr=err,
                                   stdin=subprocess.DEVNULL)
        timer = threading.Timer(TIMEOUT, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        hung = not timer.is_alive()
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        code = None if hung else process.returncode
        return code, out.read(), err.read().decode("utf-8", "replace"), seconds, usage.ru_maxrss / 1024


def summary(project, code, report):
    """What is compared: counts for the reviewer, one digest for everything that makes a finding the same finding."""
    findings = collections.Counter(finding["check"] for finding in report["findings"])
    levels = collections.Counter(finding["level"] for finding in report["findings"])
    identity = sorted((f["check"], f["uri"], f["symbol"], f["fingerprint"]) for f in report["findings"])
    skipped = [{"kind": n["kind"], "path": n["path"]} for n in report["notifications"] if n["kind"] != "syntax-error"]
    syntax = [n["path"] for n in report["notifications"] if n["kind"] == "syntax-error"]
    statistics = report["statistics"]
    return {
        "version": project["version"],
        "exit": code,
        "python_files": statistics["python_files"],
        "template_files": statistics["template_files"],
        "models": statistics["models"],
        "relations": statistics["relations"],
        "findings": dict(sorted(findings.items())),
        "levels": dict(sorted(levels.items())),
        "findings_digest": hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16],
        "skipped": skipped,
        "syntax_errors": syntax,
    }


def unexplained(project, result):
    """Parts left out for which manifest.json gives no reason."""
    reasons = project.get("explained", [])
    known = {(reason["kind"], reason["path"]) for reason in reasons if reason.get("why")}
    left_out = [(entry["kind"], entry["path"]) for entry in result["skipped"]]
    left_out += [("syntax-error", path) for path in result["syntax_errors"]]
    return [f"{kind} {path}" for kind, path in left_out if (kind, path) not in known]


def analyse(project, djvet, cache):
    """(result, troubles) of one project."""
    tree = unpack(project, fetch(project, cache), cache)
    with tempfile.TemporaryDirectory() as facts:
        runs = {
            "one thread": run_once(djvet, tree, ["--no-cache", "--jobs", "1"]),
            "cold": run_once(djvet, tree, ["--cache-dir", facts]),
            "warm": run_once(djvet, tree, ["--cache-dir", facts]),
        }
    troubles = []
    for name, (code, _, err, _, _) in runs.items():
        if code is None:
            troubles.append(f"{name}: no end within {TIMEOUT} s")
        elif code not in NORMAL_EXITS:
            troubles.append(f"{name}: exit code {code}: {err[-500:]}")
    times = "  ".join(f"{name} {seconds:6.2f} s" for name, (_, _, _, seconds, _) in runs.items())
    peak = max(memory for _, _, _, _, memory in runs.values())
    print(f"{project['name']:24} {times}  peak {peak:6.0f} MiB", flush=True)
    if troubles:
        return None, troubles
    code, first, _, _, _ = runs["one thread"]
    for name, run in runs.items():
        if (run[0], run[1]) != (code, first):
            troubles.append(f"{name}: another report than on one thread without a cache")
    result = summary(project, code, json.loads(first))
    troubles += [f"left out without a reason in manifest.json: {what}" for what in unexplained(project, result)]
    return result, troubles


def differences(old, new):
    for key in sorted(set(old) | set(new)):
        if old.get(key) != new.get(key):
            yield f"{key}: {json.dumps(old.get(key))} -> {json.dumps(new.get(key))}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true")
    mode.add_argument("--update", action="store_true")
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--djvet", default=os.environ.get("DJVET_BINARY", str(ROOT / "build/release/bin/djvet")))
    arguments = parser.parse_args()
    djvet = shutil.which(arguments.djvet)
    if djvet is None:
        print(f"no djvet at {arguments.djvet}", file=sys.stderr)
        return 2
    djvet = os.path.abspath(djvet)
    cache = pathlib.Path(os.environ.get("DJVET_ECOSYSTEM_CACHE", ROOT / "build" / "ecosystem"))
    projects = json.loads((HERE / "manifest.json").read_text())["projects"]
    unknown = set(arguments.only) - {project["name"] for project in projects}
    if unknown:
        print(f"not in manifest.json: {sorted(unknown)}", file=sys.stderr)
        return 2
    chosen = [project for project in projects if not arguments.only or project["name"] in arguments.only]
    results_file = HERE / "results.json"
    old = json.loads(results_file.read_text()) if results_file.exists() else {}
    new = {name: result for name, result in old.items() if name in {project["name"] for project in projects}}
    failed = False
    for project in chosen:
        try:
            result, troubles = analyse(project, djvet, cache)
        except Offline as error:
            print(f"the package index is out of reach: {error}", file=sys.stderr)
            return 4
        name = project["name"]
        if result is not None:
            new[name] = result
        if arguments.check:
            troubles += differences(old.get(name, {}), result or {})
        for trouble in troubles:
            print(f"  {name}: {trouble}", flush=True)
        failed = failed or bool(troubles)
    if arguments.update:
        results_file.write_text(json.dumps(dict(sorted(new.items())), indent=1) + "\n")
    totals = collections.Counter()
    for result in new.values():
        totals.update(result["findings"])
    print(f"{len(new)} projects, {sum(r['python_files'] for r in new.values())} Python files, findings: {dict(totals)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
