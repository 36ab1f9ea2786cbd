"""On a terminal djvet shows how far it is, leaves nothing of that behind, and uses colours; elsewhere it does neither."""

import os
import pathlib
import pty
import select
import subprocess
import time

import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ["DJVET_BINARY"])
ERASE = b"\r\x1b[K"


def read_all(descriptor, process):
    """Everything that is written to a pseudo-terminal until its last writer is gone."""
    parts = []
    while True:
        ready, _, _ = select.select([descriptor], [], [], 0.1)
        if ready:
            try:
                part = os.read(descriptor, 65536)
            except OSError:
                part = b""
            if not part:
                return b"".join(parts)
            parts.append(part)
        elif process.poll() is not None:
            return b"".join(parts)


def run_on_terminal(arguments, tmp_path, stream, **variables):
    """Runs djvet with one of its streams on a terminal; what came there, and on the other stream."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "XDG_CACHE_HOME": str(tmp_path / "cache"), **variables}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        if name not in variables:
            environment.pop(name, None)
    other = "stdout" if stream == "stderr" else "stderr"
    with open(tmp_path / "other", "wb") as file:
        streams = {stream: slave, other: file}
        process = subprocess.Popen([BINARY, *arguments], env=environment, **streams)
        os.close(slave)
        shown = read_all(master, process)
        os.close(master)
        process.wait(timeout=60)
    return shown, (tmp_path / "other").read_bytes()


@pytest.fixture(scope="module")
def large_project(tmp_path_factory):
    """A project that takes longer than half a second to read, on any machine: it grows until it does."""
    folder = tmp_path_factory.mktemp("large")
    text = "from django.db import models\n" + "x = [f(a, b=[1, 2, {'c': d.e.f}]) for a in g.h(1)]\n" * 2_000
    for count in (100, 200, 400, 800, 1600):
        for number in range(count):
            (folder / f"module{number}.py").write_text(text)
        begin = time.monotonic()
        subprocess.run([BINARY, "check", "--no-cache", folder], stdout=subprocess.DEVNULL, timeout=120)
        if time.monotonic() - begin > 1.0:
            return folder
    pytest.skip("this machine reads 170 MB of Python in less than a second")


def test_progress_is_shown_and_erased(tmp_path, large_project):
    shown, output = run_on_terminal(["check", "--no-cache", large_project], tmp_path, "stderr")
    assert b"djvet: " in shown and b"/" in shown
    assert shown.endswith(ERASE)
    assert all(line.startswith((b"djvet: ", b"")) and b"\n" not in line for line in shown.split(ERASE))
    assert b"No findings" in output and b"\x1b" not in output


def test_quiet_shows_no_progress(tmp_path, large_project):
    shown, _ = run_on_terminal(["check", "--no-cache", "--quiet", large_project], tmp_path, "stderr")
    assert shown == b""


def test_a_short_run_shows_no_progress(tmp_path):
    shown, _ = run_on_terminal(["version"], tmp_path, "stderr")
    assert shown == b""


@pytest.mark.parametrize(
    ("arguments", "variables", "colored"),
    [
        ([], {}, True),
        (["--no-color"], {}, False),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
        (["--output-format", "json"], {}, False),
    ],
)
def test_colours_on_a_terminal(tmp_path, arguments, variables, colored):
    project = SOURCE / "testdata" / "projects" / "bookshop"
    shown, _ = run_on_terminal(["check", *arguments, project], tmp_path, "stdout", **variables)
    assert b"query-in-loop" in shown
    assert (b"\x1b[" in shown) == colored
