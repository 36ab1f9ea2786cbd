"""The expectation of tests/unit/django_models_test.cpp is what the installed Django says of the same project."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]
PROJECT = ROOT / "testdata/phases/model/inheritance"


def test_expected_models_are_those_of_django():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": str(PROJECT)}
    script = ROOT / "tests/support/describe_models.py"
    printed = subprocess.run(
        [sys.executable, "-W", "ignore", str(script)], cwd=PROJECT, env=environment, capture_output=True, text=True, check=True
    )
    assert sorted(printed.stdout.splitlines()) == sorted((PROJECT / "models.expected").read_text().splitlines())
