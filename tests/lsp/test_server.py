"""The language server as an editor meets it: the findings are the command line's, follow every edit, and go when they are mended."""

import pathlib
import shutil
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from editor import BINARY, Editor, applied, findings_of, path_of, read, told, uri_of  # noqa: E402
from test_hostile import FILES  # noqa: E402

SOURCE = pathlib.Path(__file__).resolve().parents[2]
EDITS = {"workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]}}}


@pytest.fixture
def bookshop(tmp_path):
    folder = tmp_path / "bookshop"
    shutil.copytree(SOURCE / "testdata" / "projects" / "bookshop", folder)
    return folder


def first_with_fix(editor, diagnostics):
    for path, each in diagnostics.items():
        editor.open(path)
        for one in each:
            if actions := editor.actions(path, one["range"]):
                return path, one, actions[0]
    raise AssertionError("no finding has a fix")


def test_findings_are_those_of_the_command_line(bookshop):
    owed = findings_of(bookshop)
    assert owed
    with Editor(bookshop) as editor:
        path = next(iter(owed))
        editor.open(path)
        editor.settle(path)
        assert told(editor.diagnostics) == owed
        assert editor.versions[path] == 1
        assert editor.end() == 0


def test_edit_undo_and_close(bookshop):
    path = bookshop / "catalog" / "views.py"
    with Editor(bookshop) as editor:
        editor.open(path)
        editor.settle(path)
        before = told(editor.diagnostics)
        assert str(path) in before
        editor.change(path, ((((0, 0), (0, 0))), "# é😀\n\n"), version=2)
        editor.settle(path)
        assert editor.versions[str(path)] == 2
        moved = told(editor.diagnostics)[str(path)]
        assert [one["range"]["start"]["line"] for one in moved] == [
            one["range"]["start"]["line"] + 2 for one in before[str(path)]
        ]
        editor.change(path, "", version=3)
        editor.settle(path)
        assert str(path) not in editor.diagnostics
        editor.change(path, ((((0, 0), (0, 0))), read(path)), version=4)
        editor.settle(path)
        assert told(editor.diagnostics) == before
        editor.change(path, "", version=5)
        other = bookshop / "catalog" / "models.py"
        editor.open(other)
        editor.close(path)
        editor.settle(other)
        assert told(editor.diagnostics) == before


def shown_for(editor, path, version):
    """The next diagnostics of a document, of this version."""
    while True:
        message = editor.take()
        if message.get("method") == "textDocument/publishDiagnostics" and path_of(message["params"]["uri"]) == str(path):
            assert message["params"]["version"] == version
            return [(one["code"], one["range"]["start"]["line"]) for one in message["params"]["diagnostics"]]


def test_what_a_document_says_by_itself_comes_first(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    view, models = tmp_path / "shop" / "views.py", tmp_path / "shop" / "models.py"
    query = "missing-select-related"
    with Editor(tmp_path) as editor:
        for path in (view, models):
            editor.open(path)
            editor.settle(path)
        # Nobody asks: what follows queries has moved with its lines, and is looked for in the next pause.
        editor.change(view, (((0, 0), (0, 0)), "# é\n\n"), version=2)
        assert (query, 6) in shown_for(editor, view, 2)
        again = FILES["shop/views.py"].split("\n\n\n")[1].replace("titles", "names")
        editor.change(view, FILES["shop/views.py"] + "\n\n" + again, version=3)
        assert [line for code, line in shown_for(editor, view, 3) if code == query] == [4]
        assert [line for code, line in shown_for(editor, view, 3) if code == query] == [4, 8]
        # What the document's own lines say is there at once.
        edited = FILES["shop/models.py"].replace("max_length=9", "max_length='9'")
        editor.change(models, edited, version=2)
        assert ("field-options-invalid", 4) in shown_for(editor, models, 2)
        editor.settle(models)
        for path, now in ((view, FILES["shop/views.py"] + "\n\n" + again), (models, edited)):
            path.write_text(now)
        assert told(editor.diagnostics) == findings_of(tmp_path)


def test_columns_behind_other_characters(bookshop):
    path = bookshop / "catalog" / "views.py"
    lines = read(path).split("\n")
    with Editor(bookshop) as utf16, Editor(
        bookshop, capabilities={"general": {"positionEncodings": ["utf-8", "utf-16"]}}
    ) as utf8:
        assert utf16.server["capabilities"]["positionEncoding"] == "utf-16"
        assert utf8.server["capabilities"]["positionEncoding"] == "utf-8"
        places = []
        for editor in (utf16, utf8):
            editor.open(path)
            editor.settle(path)
            one = editor.diagnostics[str(path)][0]
            line = one["range"]["start"]["line"]
            indent = len(lines[line]) - len(lines[line].lstrip())
            editor.change(path, (((line, indent), (line, indent)), '"é😀"; '), version=2)
            editor.settle(path)
            places.append([each["range"] for each in editor.diagnostics[str(path)] if each["range"]["start"]["line"] == line])
        assert places[0] and len(places[0]) == len(places[1])
        for wide, narrow in zip(*places):
            assert narrow["start"]["character"] - wide["start"]["character"] == 3  # é: 2 and 1, the other: 4 and 2


def test_a_fix_is_applied_and_its_finding_gone(bookshop):
    with Editor(bookshop, capabilities=EDITS) as editor:
        some = next(iter(findings_of(bookshop)))
        editor.open(some)
        editor.settle(some)
        before = told(editor.diagnostics)
        path, one, action = first_with_fix(editor, dict(editor.diagnostics))
        assert action["kind"] == "quickfix" and action["diagnostics"] == [one]
        for change in action["edit"]["documentChanges"]:
            changed = path_of(change["textDocument"]["uri"])
            editor.change(changed, applied(read(changed), change["edits"]), version=7)
        editor.settle(path)
        gone = {each["data"]["fingerprint"] for each in before[path]} - {
            each["data"]["fingerprint"] for each in editor.diagnostics.get(path, [])
        }
        assert one["data"]["fingerprint"] in gone


def test_a_finding_without_fix_has_a_packet(bookshop):
    with Editor(bookshop, capabilities=EDITS) as editor:
        some = next(path for path, findings in findings_of(bookshop).items() if any("query-in-loop" in str(one) for one in findings))
        editor.open(some)
        editor.settle(some)
        one = next(each for each in editor.diagnostics[some] if each["code"] == "query-in-loop")
        actions = editor.actions(some, one["range"])
        assert [each["title"] for each in actions] == ["write a packet for @backend-coordinator"]
        assert not actions[0]["isPreferred"]
        created, filled = actions[0]["edit"]["documentChanges"]
        assert created["kind"] == "create" and created["uri"] == filled["textDocument"]["uri"]
        text = filled["edits"][0]["newText"]
        for part in ("Problem", "Attempted", "Error details", "Current code", "Request"):
            assert f"\n### {part}\n" in text


def test_hover_shows_the_page(bookshop):
    with Editor(bookshop) as editor:
        path = next(iter(findings_of(bookshop)))
        editor.open(path)
        editor.settle(path)
        one = editor.diagnostics[path][0]
        shown = editor.result("textDocument/hover", textDocument={"uri": uri_of(path)}, position=one["range"]["start"])
        assert f"`{one['code']}`" in shown["contents"]["value"]
        assert "## Why it matters" in shown["contents"]["value"]
        nothing = editor.result(
            "textDocument/hover", textDocument={"uri": uri_of(path)}, position={"line": 10**9, "character": 0}
        )
        assert nothing is None


def test_configuration_baseline_and_saved_files(bookshop):
    owed = findings_of(bookshop)
    path = next(iter(owed))
    with Editor(bookshop) as editor:
        editor.open(path)
        editor.settle(path)
        subprocess.run([BINARY, "baseline", "write", str(bookshop), "-q", "--no-cache"], check=True)
        editor.notify("textDocument/didSave", textDocument={"uri": uri_of(path)})
        editor.settle(path)
        assert editor.diagnostics == {}
        (bookshop / "djvet-baseline.json").unlink()
        (bookshop / "djvet.toml").write_text(f'ignore = ["{owed[path][0]["code"]}"]\n')
        editor.notify("workspace/didChangeWatchedFiles", changes=[])
        editor.settle(path)
        assert told(editor.diagnostics) == findings_of(bookshop)
        assert editor.diagnostics
        (bookshop / "djvet.toml").write_text("ignroe = []\n")
        editor.notify("workspace/didChangeWatchedFiles", changes=[])
        editor.settle(path)
        assert "ignroe" in editor.log[-1]["message"]


def test_nothing_is_written(bookshop, tmp_path):
    def contents():
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    before = contents()
    with Editor(bookshop, capabilities=EDITS) as editor:
        some = next(iter(findings_of(bookshop)))
        editor.open(some)
        editor.settle(some)
        first_with_fix(editor, dict(editor.diagnostics))
        assert editor.end() == 0
    assert contents() == before
