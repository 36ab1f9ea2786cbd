"""A real editor: Neovim shows a finding and its page, applies its fix, and the finding is gone."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from editor import BINARY, read  # noqa: E402
from test_hostile import FILES  # noqa: E402


def test_neovim_shows_and_fixes(tmp_path):
    if shutil.which("nvim") is None:
        pytest.skip("NOT RUN: there is no Neovim; ./bootstrap test installs it (apt: neovim)")
    folder = tmp_path / "shop"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    view = folder / "shop" / "views.py"
    environment = dict(
        os.environ,
        DJVET_BINARY=str(BINARY.resolve()),
        DJVET_FOLDER=str(folder),
        DJVET_FILE=str(view),
        DJVET_CODE="missing-select-related",
        XDG_STATE_HOME=str(tmp_path / "state"),
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    script = pathlib.Path(__file__).with_name("neovim.lua")
    run = subprocess.run(
        ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {script}"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300,
    )
    seen = json.loads(run.stdout)
    assert seen["shown"] and seen["gone"] and seen["stopped"], seen
    assert seen["line"] == 4
    assert "## Why it matters" in seen["hover"]
    assert 'select_related("shelf")' in seen["text"] or "select_related('shelf')" in seen["text"]
    assert read(view) == FILES["shop/views.py"]  # the editor has it, and nobody saved it
