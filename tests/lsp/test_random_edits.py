"""After any edits and undos in an editor, the server's findings are, byte for byte, those of a cold run of the command line on a
tree that holds what the editor holds."""

import json
import os
import pathlib
import random
import shutil
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from editor import Editor, findings_of, lines_of, told, units  # noqa: E402

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PIECES = ("\n", "x", "(", "'", '"""', "é", "😀", ".all()", "class A:\n", "    ", "# djvet: ignore-file[missing-select-related]\n",
          "\nfor row in Book.objects.all():\n    print(row.publisher.name)\n", "from django.db import models\n", "{% for x in y %}")


def point(text, offset):
    lines = lines_of(text[:offset])
    return len(lines) - 1, units(lines[-1])


class Typist:
    """Edits the documents of a project at random, and takes back what it did."""

    def __init__(self, editor, folder, seed):
        self.editor, self.folder, self.random = editor, folder, random.Random(seed)
        self.texts, self.undo, self.version = {}, [], 1
        for path in sorted(folder.rglob("*")):
            if path.suffix not in (".py", ".html") or not path.is_file():
                continue
            data = path.read_bytes()
            try:
                text = data.decode()
            except UnicodeDecodeError:
                continue
            if not data.startswith(b"\xef\xbb\xbf") and b"coding" not in data[:300] and "\r" not in text:
                self.texts[path] = text
        self.opened = set()

    def replace(self, path, begin, end, piece):
        text = self.texts[path]
        if path not in self.opened:
            self.editor.open(path, text, version=self.version)
            self.opened.add(path)
        self.version += 1
        places = point(text, begin), point(text, end)
        self.editor.change(path, (places, piece), version=self.version)
        self.texts[path] = text[:begin] + piece + text[end:]
        return path, begin, begin + len(piece), text[begin:end]

    def step(self):
        if self.undo and self.random.random() < 0.5:
            return self.replace(*self.undo.pop())
        path = self.random.choice(list(self.texts))
        text = self.texts[path]
        begin = self.random.randrange(len(text) + 1)
        end = min(len(text), begin + self.random.choice((0, 0, 0, 1, 5, 60, 2000)))
        source = self.random.randrange(len(text) + 1)
        piece = self.random.choice((*PIECES, text[source : source + 80], ""))
        self.undo.append(self.replace(path, begin, end, piece))
        return self.undo[-1]


def cold(folder, texts, scratch):
    for path, text in texts.items():
        (scratch / path.relative_to(folder)).write_bytes(text.encode())
    owed = findings_of(scratch)
    return json.dumps(owed, sort_keys=True).replace(str(scratch), str(folder))


def follow(folder, tmp_path, seed, steps, looks):
    scratch = tmp_path / "scratch"
    shutil.copytree(folder, scratch)
    with Editor(folder) as editor:
        typist = Typist(editor, folder, seed)
        for step in range(steps):
            path = typist.step()[0]
            if (step + 1) % (steps // looks) == 0:
                editor.settle(path)
                assert json.dumps(told(editor.diagnostics), sort_keys=True) == cold(folder, typist.texts, scratch), (seed, step)
        while typist.undo:
            path = typist.replace(*typist.undo.pop())[0]
        editor.settle(path)
        assert editor.diagnostics
        assert json.dumps(told(editor.diagnostics), sort_keys=True) == cold(folder, typist.texts, scratch)
        assert all(path.read_bytes() == text.encode() for path, text in typist.texts.items())


@pytest.mark.parametrize("seed", [1, 2])
def test_bookshop(tmp_path, seed):
    folder = tmp_path / "bookshop"
    shutil.copytree(SOURCE / "testdata" / "projects" / "bookshop", folder)
    follow(folder, tmp_path, seed, steps=250, looks=50)


def test_published_project(tmp_path, published):
    folder = tmp_path / "project"
    shutil.copytree(os.environ.get("DJVET_EDITED_PROJECT") or published("django-oscar"), folder)
    follow(folder, tmp_path, 3, steps=500, looks=10)
