"""What the Python-side tests share: programs of the build, and real projects from the package index.

Projects are those of ecosystem/packages.json, pinned by hash; each is fetched once into build/ecosystem.
"""

import json
import os
import pathlib
import subprocess
import sys
import zipfile

import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[1]


def fetch(name, version, sha256):
    """The folder with the unpacked wheel. It exists only if it is complete: it is renamed into place."""
    folder = SOURCE / "build" / "ecosystem" / f"{name}-{version}"
    if folder.exists():
        return folder
    downloads = folder.with_name(f"{folder.name}.part{os.getpid()}")
    downloads.mkdir(parents=True)
    requirement = downloads / "requirement.txt"
    requirement.write_text(f"{name}=={version} --hash=sha256:{sha256}\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--ignore-requires-python", "--require-hashes"]
    subprocess.run([*command, "--requirement", requirement, "--dest", downloads], check=True, timeout=600)
    (wheel,) = downloads.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(downloads / "tree")
    (downloads / "tree").rename(folder)
    for path in (requirement, wheel):
        path.unlink()
    downloads.rmdir()
    return folder


@pytest.fixture(scope="session")
def projects():
    """Name of each project -> the folder with its files."""
    packages = json.loads((SOURCE / "tests/ecosystem/packages.json").read_text())
    return {name: fetch(name, package["version"], package["sha256"]) for name, package in packages.items()}


@pytest.fixture(scope="session")
def template_phases():
    """A function from (phase, sources) to the dumps of that phase, one for each source."""
    program = pathlib.Path(os.environ["DJVET_TOOLS"]) / "djvet_template_phases"

    def run(phase, sources, dialect="django"):
        encoded = [source.encode() for source in sources]
        request = b"".join(b"%s %s %d\n%s" % (phase.encode(), dialect.encode(), len(s), s) for s in encoded)
        answer = subprocess.run([program], input=request, stdout=subprocess.PIPE, check=True, timeout=600).stdout
        dumps = []
        at = 0
        while at < len(answer):
            begin = answer.index(b"\n", at) + 1
            at = begin + int(answer[at:begin])
            dumps.append(answer[begin:at].decode())
        assert len(dumps) == len(encoded)
        return dumps

    return run
