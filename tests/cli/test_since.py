"""`--since` against git itself: in random histories, packed or not, djvet reports on the files that git lists as changed."""

import json
import os
import pathlib
import random
import shutil
import subprocess

import pytest

BINARY = pathlib.Path(os.environ["DJVET_BINARY"])
GIT = shutil.which("git")
pytestmark = pytest.mark.skipif(GIT is None, reason="there is no git")

# Each file has one finding, by which it is seen whether it is reported on.
TEXT = "import django\n\nnumber = {}  # djvet: ignore[no-such-check]\n"


def git(folder, *words):
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        **{f"GIT_{who}_{what}": "somebody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    run = subprocess.run([GIT, *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, (words, run.stderr)
    return run.stdout


def check(folder, *words, environment=None):
    command = [BINARY, "check", "--no-cache", "--output-format", "json", *words, "."]
    return subprocess.run(command, cwd=folder, env={**os.environ, **(environment or {})}, capture_output=True, text=True, timeout=120)


def reported(folder, revision):
    run = check(folder, "--since", revision)
    if "this build of djvet" in run.stderr:
        pytest.skip("built without libgit2's headers")
    assert run.returncode in (0, 1), run.stderr
    return {finding["path"] for finding in json.loads(run.stdout)["findings"]}


def changed_by_git(folder, revision):
    base = git(folder, "merge-base", revision, "HEAD").strip()
    names = git(folder, "diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", base).split("\0")
    names += git(folder, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return {name for name in names if name.endswith(".py") and (folder / name).exists()}


def write(folder, name, number):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(number))


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    for number in range(6):
        write(folder, f"app{number % 2}/file{number}.py", number)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    git(folder, "tag", "start")
    return folder


def some_change(folder, rng, step):
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.py"))
    name = rng.choice(files)
    kind = rng.choice(["edit", "edit", "add", "delete", "rename", "same", "untracked"])
    if kind == "edit":
        write(folder, name, 1000 + step)
    elif kind in ("add", "untracked"):
        write(folder, f"app{rng.randrange(3)}/new é{step}.py", step)
    elif kind == "delete" and len(files) > 2:
        (folder / name).unlink()
    elif kind == "rename":
        (folder / name).rename(folder / f"moved{step}.py")
    elif kind == "same":
        (folder / name).touch()
    if kind != "untracked" and rng.random() < 0.6:
        git(folder, "add", "-A")


@pytest.mark.parametrize("seed", range(int(os.environ.get("DJVET_HISTORIES", "6"))))
def test_reports_on_what_git_lists(repository, seed):
    rng = random.Random(seed)
    for step in range(12):
        some_change(repository, rng, step)
        if rng.random() < 0.3:
            git(repository, "commit", "-q", "--allow-empty", "-am", f"step {step}")
            if rng.random() < 0.5:
                git(repository, "tag", "-a", "-m", "a tag", f"v{step}")
        if rng.random() < 0.2:
            git(repository, "gc", "-q")
    for revision in ["start", "HEAD", *git(repository, "tag").split()]:
        assert reported(repository, revision) == changed_by_git(repository, revision), revision


def test_what_came_to_the_other_branch_is_not_reported(repository):
    git(repository, "checkout", "-q", "-b", "topic")
    write(repository, "app0/mine.py", 1)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "mine")
    git(repository, "checkout", "-q", "main")
    write(repository, "app0/file0.py", 99)
    git(repository, "commit", "-q", "-am", "theirs")
    git(repository, "checkout", "-q", "topic")
    assert reported(repository, "main") == {"app0/mine.py"} == changed_by_git(repository, "main")
    other = repository.parent / "worktree"
    git(repository, "worktree", "add", "-q", str(other), "-b", "another", "topic")
    assert reported(other, "main") == {"app0/mine.py"}


def test_a_project_below_the_top_of_the_repository(repository):
    write(repository, "app0/file0.py", 7)
    write(repository, "app1/file1.py", 7)
    (repository / "app0" / "manage.py").write_text("import django\n")
    assert reported(repository / "app0", "start") == {"file0.py"}


def test_findings_elsewhere_with_a_place_in_a_changed_file_stay(repository):
    (repository / "app0" / "models.py").write_text(
        "from django.db import models\n\n\nclass Team(models.Model):\n    pass\n\n\nclass Person(models.Model):\n"
        "    team = models.ForeignKey(Team, on_delete=models.CASCADE)\n"
    )
    (repository / "app0" / "pages.py").write_text(
        "from app0.models import Person\n\n\ndef page():\n    for person in Person.objects.all():\n        print(person.team.pk, person.team.id)\n"
        "        print(person.team.name)\n"
    )
    (repository / "app0" / "__init__.py").touch()
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "models")
    assert reported(repository, "HEAD") == set()
    with open(repository / "app0" / "models.py", "a") as models:
        models.write("# changed\n")
    assert "app0/pages.py" in reported(repository, "HEAD")


def test_edited_migrations_are_told(repository):
    migration = repository / "shop" / "migrations" / "0001_initial.py"
    migration.parent.mkdir(parents=True)
    for package in (migration.parent, migration.parent.parent):
        (package / "__init__.py").touch()
    text = "from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n    operations = []\n"
    migration.write_text(text)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "released")
    migration.write_text(text.replace("[]", "[migrations.RunSQL('SELECT 1', 'SELECT 1')]"))
    findings = json.loads(check(repository, "--since", "HEAD").stdout)["findings"]
    assert [finding["check"] for finding in findings if finding["path"].startswith("shop/")] == ["released-migration-edited"]


@pytest.mark.parametrize(
    "revision, reason",
    [("no-such-branch", "names no commit"), ("HEAD^{tree}", "names no commit"), ("HEAD~9", "names no commit"), ("--", "names no commit")],
)
def test_what_is_no_commit_is_one_clear_line(repository, revision, reason):
    run = check(repository, f"--since={revision}")
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1 and reason in run.stderr
    assert not run.stdout


def test_other_histories_and_no_history(repository, tmp_path):
    git(repository, "checkout", "-q", "--orphan", "other")
    git(repository, "commit", "-q", "-m", "other")
    run = check(repository, "--since", "start")
    assert run.returncode == 2 and "shares no commit" in run.stderr
    outside = tmp_path / "outside"
    write(outside, "a.py", 1)
    run = check(outside, "--since", "HEAD")
    assert run.returncode == 2 and "in no work tree" in run.stderr
    git(outside, "init", "-q")
    run = check(outside, "--since", "HEAD")
    assert run.returncode == 2 and run.stderr.count("\n") == 1


def test_without_the_library_there_is_another_way(repository, tmp_path):
    hidden = tmp_path / "libraries"
    hidden.mkdir()
    for minor in range(20):
        (hidden / f"libgit2.so.1.{minor}").write_text("not a library")
    run = check(repository, "--since", "start", environment={"LD_LIBRARY_PATH": str(hidden)})
    assert run.returncode == 2
    assert "git diff --name-status start... | djvet check --changes -" in run.stderr
    assert run.stderr.count("\n") == 1
