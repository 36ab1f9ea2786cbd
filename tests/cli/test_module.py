"""`python -m djvet` is the native binary: same streams, same exit code, wherever pip put the two."""

import os
import pathlib
import subprocess
import sys

import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ["DJVET_BINARY"])


@pytest.fixture
def target(tmp_path):
    """A folder as `pip install --target` leaves it: the package, and the binary in bin beside it."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "djvet").symlink_to(BINARY)
    (tmp_path / "djvet").mkdir()
    for file in (SOURCE / "analyzer/cli/python/djvet").glob("*.py"):
        (tmp_path / "djvet" / file.name).write_bytes(file.read_bytes())
    return tmp_path


def run(command, folder):
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60)


@pytest.mark.parametrize("arguments", [["version"], ["no-such-command"]])
def test_same_as_the_binary(target, arguments):
    native = run([BINARY, *arguments], target)
    module = run([sys.executable, "-m", "djvet", *arguments], target)
    assert (module.returncode, module.stdout, module.stderr) == (native.returncode, native.stdout, native.stderr)
    assert native.stdout or native.stderr


def test_a_missing_binary_is_named(target):
    (target / "bin" / "djvet").unlink()
    module = run([sys.executable, "-m", "djvet", "version"], target)
    assert module.returncode != 0
    assert str(target / "bin") in module.stderr.decode()
