"""`--fix` damages nothing, whenever it is killed and whatever call fails: each file is as before or as after, files that a fix
changes together are so together once `--undo` is done, and `--undo` restores every byte.

DJVET_KILLS sets how often it is killed."""

import os
import pathlib
import random
import shutil
import subprocess
import time

import pytest

HERE = pathlib.Path(__file__).resolve().parent
BINARY = pathlib.Path(os.environ["DJVET_BINARY"])
KILLS = int(os.environ.get("DJVET_KILLS", "100"))
FILES = 200
FEW_FILES = 8

SETTINGS = """SECRET_KEY = "x"
INSTALLED_APPS = ["shop"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
"""
MODELS = """from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=40)


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
"""
LOOP = """from shop.models import Book


def names():
    # Read {number} times.
    return [book.author.name for book in Book.objects.all()]
"""


def make_project(folder, files):
    (folder / "shop").mkdir(parents=True)
    (folder / "manage.py").write_text("")
    (folder / "settings.py").write_text(SETTINGS)
    (folder / "shop/__init__.py").write_text("")
    (folder / "shop/models.py").write_text(MODELS)
    for number in range(files):
        newline = "\r\n" if number % 7 == 0 else "\n"
        (folder / f"shop/page{number}.py").write_bytes(LOOP.format(number=number).replace("\n", newline).encode())
    (folder / "shop/migrations").mkdir()
    (folder / "shop/migrations/__init__.py").write_text("")


class Project:
    """A project, what is in it before and after --fix, and djvet on it."""

    def __init__(self, tmp_path, files):
        self.folder = tmp_path / "project"
        self.state = tmp_path / "state"
        self.environment = {**os.environ, "XDG_STATE_HOME": str(self.state), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        make_project(self.folder, files)
        self.before = self.content()
        assert self.run("--fix").returncode == 0
        self.after = self.content()
        changed = [path for path in self.after if self.after[path] != self.before.get(path)]
        assert len(changed) == files + 1  # and a migration
        assert self.run("--undo").returncode == 0
        assert self.content() == self.before

    def content(self):
        return {path.relative_to(self.folder): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def command(self, *arguments):
        return [BINARY, "check", *arguments, "--exit-zero", "-q", "--output-format", "concise", self.folder]

    def run(self, *arguments, **environment):
        return subprocess.run(self.command(*arguments), env={**self.environment, **environment}, timeout=120,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def journals(self):
        return list(self.state.rglob("*.undo"))

    def check_files_are_whole(self):
        for path, bytes in self.content().items():
            if path.name.startswith(".") and path.name.endswith(".tmp"):
                continue  # what was being written when it ended
            assert bytes in (self.before.get(path), self.after[path]), path

    def check_undo(self):
        if self.journals():
            undone = self.run("--undo")
            assert undone.returncode == 0, undone.stderr
        assert self.content() == self.before


def test_killed_at_any_moment(tmp_path):
    project = Project(tmp_path, FILES)
    chance = random.Random(1)
    begun = 0
    for _ in range(KILLS):
        process = subprocess.Popen(project.command("--fix"), env=project.environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        # From about when the first bytes reach the disk to about when the last have.
        while process.poll() is None and not list(project.state.rglob("*")):
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.3) * chance.random())
        process.kill()
        process.wait(timeout=60)
        project.check_files_are_whole()
        begun += project.content() not in (project.before, project.after)
        project.check_undo()
        shutil.rmtree(project.state, ignore_errors=True)
    print(f"{begun} of {KILLS} were killed while they wrote")
    assert begun >= KILLS / 10, "too few were killed while they wrote"


@pytest.fixture(scope="module")
def failing_calls(tmp_path_factory):
    library = tmp_path_factory.mktemp("preload") / "failing_calls.so"
    compiler = shutil.which("cc")
    if compiler is None or b"__asan" in BINARY.read_bytes() or b"__tsan" in BINARY.read_bytes():
        pytest.skip("NOT RUN, nothing can be preloaded: no C compiler, or a sanitizer")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, HERE / "failing_calls.c", "-ldl"], check=True)
    return library


@pytest.mark.parametrize("on", ["once", "from then on"])
def test_every_call_that_fails(on, tmp_path, failing_calls):
    project = Project(tmp_path, FEW_FILES)
    counted = tmp_path / "calls"
    preload = {"LD_PRELOAD": str(failing_calls), "COUNTED_CALLS": str(counted)}
    if on == "from then on":
        preload["FAILING_ON"] = "1"
    project.run("--fix", "--no-cache", **preload)
    calls = int(counted.read_text())
    assert project.content() == project.after
    project.check_undo()
    assert calls > 4 * FEW_FILES
    for number in range(1, calls + 1):
        failed = project.run("--fix", "--no-cache", FAILING_CALL=str(number), **preload)
        assert failed.returncode in (0, 2), failed.stderr
        project.check_files_are_whole()
        assert (project.content() == project.after) or "no space left" in failed.stderr or "--undo" in failed.stderr
        if project.journals():
            project.check_undo()
        else:  # the journal itself couldn't be written
            shutil.rmtree(project.folder)
            make_project(project.folder, FEW_FILES)
        shutil.rmtree(project.state, ignore_errors=True)
