"""A check that `djvet new-check` has begun builds without a warning, beside the real ones."""

import os
import pathlib
import shutil
import subprocess

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ["DJVET_BINARY"])


def test_the_new_source_compiles(tmp_path):
    (tmp_path / "checks").mkdir()
    shutil.copy(SOURCE / "checks" / "CMakeLists.txt", tmp_path / "checks")
    command = [BINARY, "new-check", "orm/unbounded-queryset", "--folder", tmp_path]
    created = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split()
    sources = [path for path in created if path.endswith(".cpp")]
    assert len(sources) == 1 and all(pathlib.Path(path).is_file() for path in created)
    compiler = os.environ.get("CXX", "c++")
    options = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"]
    options += ["-Wno-missing-field-initializers", "-Wno-sign-conversion", f"-I{SOURCE}"]
    subprocess.run([compiler, *options, *sources], check=True, timeout=300)
