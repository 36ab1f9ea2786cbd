"""djvet says of published projects what results.json has on record; see run.py."""

import os
import pathlib
import subprocess
import sys

import pytest


@pytest.mark.skipif("DJVET_BINARY" not in os.environ, reason="DJVET_BINARY names no djvet")
def test_published_projects():
    script = pathlib.Path(__file__).with_name("run.py")
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
    print(done.stdout)
    if done.returncode == 4:
        pytest.skip("NOT RUN, the package index is out of reach: " + done.stderr.strip())
    assert done.returncode == 0, done.stdout + done.stderr
