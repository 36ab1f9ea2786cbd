"""Messages that no good editor sends: each is answered as the protocol says or left alone, and the next good one is served."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from editor import BINARY, Editor, uri_of, wait_until  # noqa: E402

VIEW = "from shop.models import Book\n\n\ndef titles():\n    return [book.shelf.name for book in Book.objects.all()]\n"
FILES = {
    "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
    "shop/__init__.py": "",
    "shop/settings.py": "INSTALLED_APPS = ['shop']\n",
    "shop/models.py": (
        "from django.db import models\n\n\nclass Shelf(models.Model):\n    name = models.CharField(max_length=9)\n\n\n"
        "class Book(models.Model):\n    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE)\n"
    ),
    "shop/views.py": VIEW,
}
PARSE, INVALID, PARAMS, METHOD, EARLY, CANCELLED = -32700, -32600, -32602, -32601, -32002, -32800


@pytest.fixture
def shop(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / "shop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "shop"


@pytest.fixture
def editor(shop):
    with Editor(shop) as editor:
        editor.view = shop / "shop" / "views.py"
        yield editor


def served(editor):
    """The server is alive and finds what it should."""
    editor.open(editor.view, VIEW, version=100)
    editor.settle(editor.view)
    codes = {one["code"] for one in editor.diagnostics.get(str(editor.view), [])}
    assert "missing-select-related" in codes, codes


def memory_kb(process):
    lines = pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def framed(content):
    return b"Content-Length: %d\r\n\r\n" % len(content) + content


DEEP = b"[" * 1_000_000
FRAMES = [
    (b"nonsense\r\n\r\n", PARSE),
    (b"Content-Type: x\r\n\r\n", PARSE),
    (b"Content-Length: twelve\r\n\r\n", PARSE),
    (b"Content-Length: -5\r\n\r\n", PARSE),
    (b"Content-Length: 99999999999999\r\n\r\n{}", PARSE),
    (b"A: " + b"x" * 10_000 + b"\r\n\r\n", PARSE),
    (framed(b""), PARSE),
    (framed(b"{"), PARSE),
    (framed(b"\xff\xfe\x00"), PARSE),
    (framed(b'{"method":"\xc3\x28"}'), PARSE),
    (framed(DEEP), PARSE),
    (framed(b'{"jsonrpc":"2.0","id":1,"method":"x","params":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}"), PARSE),
    (framed(b"[]"), INVALID),
    (framed(b'[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]'), INVALID),
    (framed(b"null"), INVALID),
    (framed(b'"text"'), INVALID),
    (framed(b"{}"), INVALID),
    (framed(b'{"jsonrpc":"2.0","id":5}'), INVALID),
    (framed(b'{"jsonrpc":"2.0","id":5,"method":17}'), INVALID),
    (framed(b'{"jsonrpc":"2.0","id":5,"method":"nobody/knows"}'), METHOD),
    (framed(b'{"jsonrpc":"2.0","id":5,"method":"textDocument/hover"}'), PARAMS),
    (framed(b'{"jsonrpc":"2.0","id":5,"method":"textDocument/hover","params":[]}'), PARAMS),
    (framed(b'{"jsonrpc":"2.0","id":5,"method":"textDocument/codeAction","params":{"textDocument":7}}'), PARAMS),
    (framed(b'{"jsonrpc":"2.0","id":5,"method":"initialize","params":{}}'), INVALID),
]


@pytest.mark.parametrize("number", range(len(FRAMES)))
def test_answered_and_served_on(editor, number):
    data, code = FRAMES[number]
    editor.raw(data)
    # A header that is no header is only known when more has come.
    editor.ask("$/nothing")
    while True:
        message = editor.take()
        if "error" in message:
            assert message["error"]["code"] == code, message
            break
    served(editor)


NOTES = [
    {"method": "textDocument/didOpen"},
    {"method": "textDocument/didOpen", "params": {"textDocument": {"uri": 5}}},
    {"method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///nowhere"}, "contentChanges": 3}},
    {"method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///nowhere"}, "contentChanges": [3]}},
    {"method": "textDocument/didClose", "params": {"textDocument": {"uri": "never:opened"}}},
    {"method": "$/cancelRequest"},
    {"method": "$/cancelRequest", "params": {"id": {"a": []}}},
    {"method": "workspace/didChangeWorkspaceFolders", "params": {"event": {"added": [{"uri": 1}, 2], "removed": 3}}},
    {"method": "initialized", "params": None},
    {"method": "unknown/notification", "params": 3},
    {"id": 77, "result": {"a": 1}},
    {"id": None, "error": {"code": 1, "message": "x"}},
]


@pytest.mark.parametrize("number", range(len(NOTES)))
def test_left_alone_and_served_on(editor, number):
    editor.send(NOTES[number])
    served(editor)


def test_a_claimed_length_takes_no_memory(editor):
    served(editor)
    before = memory_kb(editor.process)
    editor.raw(b"Content-Length: %d\r\n\r\n" % (64 << 20) + b"x")
    time.sleep(0.3)
    assert memory_kb(editor.process) - before < 4096


def test_a_claimed_length_beyond_the_limit_takes_no_memory(editor):
    served(editor)
    before = memory_kb(editor.process)
    editor.raw(b"Content-Length: 99999999999999\r\n\r\n")
    for _ in range(64):
        editor.raw(b"x" * (1 << 20))
    served(editor)
    assert memory_kb(editor.process) - before < 8192


def test_positions_from_nowhere(editor):
    served(editor)
    far = 2**31 - 1
    for begin, end in [((9, 9), (0, 0)), ((far, far), (far, far)), ((-3, -3), (0, 0)), ((0, far), (2, 0)), ((1.5, 2**70), (1, 1))]:
        editor.change(editor.view, ((begin, end), ""), version=101)
    editor.change(editor.view, VIEW, ((((0, 0), (0, 0))), "# 😀\n"), ((((0, 3), (0, 3))), "x"), version=102)
    editor.settle(editor.view)
    assert [one["range"]["start"]["line"] for one in editor.diagnostics[str(editor.view)]] == [5]


@pytest.mark.parametrize(
    "uri",
    ["untitled:Untitled-1", "", "file://", "file:///%", "file:///%00", "http://x/y", "file://host/a.py", "file:///", "\ud800", "a" * 100_000],
)
def test_odd_uris(editor, uri):
    for method, extra in [
        ("textDocument/didOpen", {"text": "x = 1\n", "version": 1, "languageId": "python"}),
        ("textDocument/didChange", {"version": 2}),
        ("textDocument/didSave", {}),
        ("textDocument/didClose", {}),
    ]:
        editor.notify(method, textDocument={"uri": uri, **extra}, contentChanges=[{"text": "y"}])
    served(editor)


def test_double_open_stale_version_and_deleted_file(editor):
    served(editor)
    editor.open(editor.view, "x = 1\n", version=1)
    editor.settle(editor.view)
    assert str(editor.view) not in editor.diagnostics
    editor.change(editor.view, VIEW, version=0)
    editor.settle(editor.view)
    assert editor.diagnostics[str(editor.view)] and editor.versions[str(editor.view)] == 0
    editor.view.unlink()
    editor.notify("workspace/didChangeWatchedFiles", changes=[{"uri": uri_of(editor.view), "type": 3}])
    editor.settle(editor.view)
    editor.close(editor.view)
    other = editor.view.with_name("models.py")
    editor.open(other)
    editor.settle(other)
    assert str(editor.view) not in editor.diagnostics


def test_only_the_last_of_many_versions_is_published(editor):
    served(editor)
    for version in range(101, 200):
        editor.change(editor.view, VIEW + "\n" * version, version=version)
    seen = []
    hover = editor.ask("textDocument/hover", textDocument={"uri": uri_of(editor.view)}, position={"line": 0, "character": 0})
    while True:
        message = editor.take()
        if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri_of(editor.view):
            seen.append(message["params"]["version"])
        if message.get("id") == hover:
            break
    assert seen[-1] == 199
    assert seen == sorted(seen)


def test_a_buffer_of_great_depth(editor):
    served(editor)
    for deep in ("(" * 100_000, "x" + "[0" * 100_000, "if x:\n" * 100_000, "a" + ".b()" * 100_000):
        editor.change(editor.view, deep, version=200)
    editor.settle(editor.view)
    served(editor)


def test_cancelled_at_once(editor):
    served(editor)
    editor.change(editor.view, VIEW + "def f(): pass\n" * 20_000, version=300)
    number = editor.ask("textDocument/hover", textDocument={"uri": uri_of(editor.view)}, position={"line": 4, "character": 30})
    begun = time.monotonic()
    editor.notify("$/cancelRequest", id=number)
    assert editor.answer(number)["error"]["code"] == CANCELLED
    assert time.monotonic() - begun < 5  # 0.01 s on an idle machine
    served(editor)


def test_before_initialize_and_after_shutdown(shop):
    with Editor(start=False) as editor:
        assert editor.answer(editor.ask("textDocument/hover"))["error"]["code"] in (EARLY, PARAMS)
        assert editor.answer(editor.ask("shutdown"))["error"]["code"] == EARLY
        editor.start([shop])
        assert editor.answer(editor.ask("initialize"))["error"]["code"] == INVALID
        assert editor.answer(editor.ask("shutdown"))["result"] is None
        assert editor.answer(editor.ask("shutdown"))["error"]["code"] == INVALID
        editor.send({"method": "exit"})
        assert editor.process.wait(10) == 0


def test_exit_codes(shop):
    with Editor(shop) as editor:
        editor.send({"method": "exit"})
        assert editor.process.wait(10) == 1
    with Editor(shop) as editor:
        editor.process.stdin.close()
        assert editor.process.wait(10) == 1
    with Editor(shop) as editor:
        editor.result("shutdown")
        editor.process.stdin.close()
        assert editor.process.wait(10) == 0
    with Editor(start=False) as editor:
        editor.send({"method": "exit"})
        assert editor.process.wait(10) == 1


def test_ends_with_a_dead_parent(shop):
    """The editor is gone, yet something else holds its end of the pipe open."""
    parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with Editor(start=False) as editor:
        editor.result("initialize", processId=parent.pid, rootUri=uri_of(shop), capabilities={})
        parent.kill()
        parent.wait()
        wait_until(lambda: editor.process.poll() is not None, patience=10)


def test_a_signal_ends_it(shop):
    with Editor(shop) as editor:
        editor.process.send_signal(signal.SIGTERM)
        assert editor.process.wait(10) == -signal.SIGTERM
