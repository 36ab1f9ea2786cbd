"""Real projects for comparing djvet with a running Django: the same files, read by one and imported by the other.

testdata/differential/<name>/ is a small Django project (manage.py, config/settings.py, config/urls.py, its own apps), and
testdata/differential/projects.json names the installed packages that are laid beside its manage.py, so that djvet reads
them as sources of the project. Everything else (Django, and what the packages import) stays in one shared folder.

Both are made once and kept in $DJVET_DIFFERENTIAL_CACHE (default: build/differential), each below a digest of what it is
made of. Nothing is installed that requirements.txt doesn't name by hash.

A comparison is a module test_<subject>.py with a script describe_<subject>.py. The script runs inside a project, prints one
fact a line as `key<TAB>value`, and djvet prints its own facts by `djvet dump --phase django`; facts.py compares the two.
"""

import functools
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pytest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SOURCES = ROOT / "testdata" / "differential"
PACKAGES = json.loads((SOURCES / "projects.json").read_text())
UNREACHABLE = ("Retrying (", "ConnectionError", "Connection broken", "ReadTimeout")


def digest_of(paths):
    digest = hashlib.sha256(f"{sys.version_info[:2]} {sys.platform}".encode())
    for path in sorted(paths):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder():
    return pathlib.Path(os.environ.get("DJVET_DIFFERENTIAL_CACHE", ROOT / "build" / "differential"))


def made_once(target, make):
    """The folder `target`, made by `make(folder)` where it doesn't exist yet; never half made."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            made = pathlib.Path(folder, "made")
            make(made)
            os.replace(made, target)
    return target


def install(target):
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-compile",
               "--require-hashes", "--only-binary", ":all:", "--no-binary", "django-haystack", "--target", str(target),
               "-r", str(HERE / "requirements.txt")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0 and any(sign in done.stderr for sign in UNREACHABLE):
        pytest.skip(f"NOT RUN, the package index is out of reach: {done.stderr.strip()[-300:]}")
    assert done.returncode == 0, done.stderr


def link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture(scope="session")
def site():
    """The folder with every installed package."""
    return made_once(cache_folder() / f"site-{digest_of([HERE / 'requirements.txt'])}", install)


class Project:
    """One Django project, ready to be imported and to be analysed: `folder` holds its manage.py and its packages."""

    def __init__(self, name, folder, site):
        self.name = name
        self.folder = folder
        self.site = site
        self.describe = functools.cache(self._describe)
        self.dump = functools.cache(self._dump)

    def run_python(self, *arguments):
        """Standard output of a Python that imports the project's files, and whatever else from `site`."""
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONDONTWRITEBYTECODE": "1",
                       "PYTHONPATH": os.pathsep.join([str(self.folder), str(self.site)]), "PYTHONHASHSEED": "0"}
        done = subprocess.run([sys.executable, "-W", "ignore", *map(str, arguments)], cwd=self.folder, env=environment,
                              capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def run_djvet(self, *arguments):
        """Standard output of djvet in the project's folder, without a cache."""
        done = subprocess.run([os.environ["DJVET_BINARY"], *arguments, "--no-cache"], cwd=self.folder, capture_output=True,
                              text=True, timeout=300)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def _describe(self, subject):
        """The lines that describe_<subject>.py prints inside the project."""
        return self.run_python(HERE / f"describe_{subject}.py").splitlines()

    def _dump(self, phase):
        return self.run_djvet("dump", "--phase", phase).splitlines()


@pytest.fixture(scope="session", params=sorted(PACKAGES))
def project(request, site):
    """Each project in turn; what it printed is kept for the tests that ask again."""
    name = request.param
    files = [path for path in (SOURCES / name).rglob("*") if path.is_file() and "__pycache__" not in path.parts]

    def lay_down(folder):
        shutil.copytree(SOURCES / name, folder, ignore=shutil.ignore_patterns("__pycache__"))
        for package in PACKAGES[name]:
            shutil.copytree(site / package, folder / package, copy_function=link_or_copy)

    digest = digest_of([*files, SOURCES / "projects.json", HERE / "requirements.txt"])
    return Project(name, made_once(cache_folder() / "projects" / f"{name}-{digest}", lay_down), site)
