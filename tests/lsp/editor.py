"""An editor reduced to its messages: starts `djvet server`, sends what a test says, byte by byte if it wants, and keeps the
diagnostics that come. And what `djvet check` finds, in the words of a diagnostic, to compare them with."""

import json
import os
import pathlib
import queue
import subprocess
import threading
import time
import urllib.parse

BINARY = pathlib.Path(os.environ["DJVET_BINARY"])
PATIENCE = 120  # seconds: a server that is silent for so long is broken


class Editor:
    def __init__(self, *folders, arguments=(), capabilities=None, start=True):
        environment = dict(os.environ, XDG_CACHE_HOME="/dev/null/none")
        self.process = subprocess.Popen(
            [BINARY, "server", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        self.messages = queue.Queue()
        self.diagnostics = {}  # by path
        self.versions = {}
        self.log = []
        self.last = 0
        threading.Thread(target=self._read, daemon=True).start()
        if start:
            self.start(folders, capabilities)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def _read(self):
        stream = self.process.stdout
        while line := stream.readline():
            name, _, length = line.partition(b":")
            assert name == b"Content-Length", line
            assert stream.readline() == b"\r\n"
            self.messages.put(json.loads(stream.read(int(length))))
        self.messages.put(None)

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(content) + content)

    def notify(self, method, **params):
        self.send({"method": method, "params": params})

    def ask(self, method, **params):
        """Sends a request and gives its number."""
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        return self.last

    def take(self):
        """The next message; diagnostics and what the server logs are kept."""
        message = self.messages.get(timeout=PATIENCE)
        if message is None:
            raise EOFError
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            path = path_of(params["uri"])
            self.diagnostics[path] = params["diagnostics"]
            self.versions[path] = params.get("version")
            if not params["diagnostics"]:
                del self.diagnostics[path]
        elif "id" not in message:
            self.log.append(message["params"])
        return message

    def answer(self, number):
        """The answer to a request: its whole message."""
        while True:
            message = self.take()
            if message.get("id") == number and "method" not in message:
                return message

    def result(self, method, **params):
        message = self.answer(self.ask(method, **params))
        assert "error" not in message, message
        return message["result"]

    def start(self, folders, capabilities=None):
        folders = [{"uri": uri_of(folder), "name": "x"} for folder in folders]
        self.server = self.result(
            "initialize", processId=os.getpid(), rootUri=None, workspaceFolders=folders, capabilities=capabilities or {}
        )
        self.notify("initialized")

    def settle(self, path):
        """Waits until everything that was sent so far is analysed; `path` is of an open document."""
        self.result("textDocument/hover", textDocument={"uri": uri_of(path)}, position={"line": 0, "character": 0})

    def open(self, path, text=None, version=1):
        if text is None:
            text = read(path)
        document = {"uri": uri_of(path), "languageId": "python", "version": version, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)

    def change(self, path, *changes, version=2):
        """Each change is a whole text, or a range ((line, character), (line, character)) and its text."""
        events = []
        for change in changes:
            if isinstance(change, str):
                events.append({"text": change})
            else:
                (begin, end), text = change
                places = [{"line": line, "character": character} for line, character in (begin, end)]
                events.append({"range": dict(zip(("start", "end"), places)), "text": text})
        document = {"uri": uri_of(path), "version": version}
        self.notify("textDocument/didChange", textDocument=document, contentChanges=events)

    def close(self, path):
        self.notify("textDocument/didClose", textDocument={"uri": uri_of(path)})

    def actions(self, path, place):
        return self.result(
            "textDocument/codeAction", textDocument={"uri": uri_of(path)}, range=place, context={"diagnostics": []}
        )

    def end(self):
        """Says goodbye as the protocol wants it, and gives the exit code."""
        self.result("shutdown")
        self.send({"method": "exit"})
        return self.process.wait(PATIENCE)


def read(path):
    return pathlib.Path(path).read_bytes().decode()


def uri_of(path):
    return "file://" + urllib.parse.quote(str(path))


def path_of(uri):
    assert uri.startswith("file:///"), uri
    return urllib.parse.unquote(uri.removeprefix("file://"))


def units(text):
    return len(text.encode("utf-16-le")) // 2


def lines_of(text):
    """Lines as the protocol ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


class Texts:
    """Columns of a report in the units of the protocol."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.lines = {}

    def point(self, uri, line, column):
        path = self.folder / urllib.parse.unquote(uri)
        if path not in self.lines:
            data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
            self.lines[path] = lines_of(data.decode("utf-8", "replace"))
        return {"line": line - 1, "character": units(self.lines[path][line - 1][: column - 1])}

    def place(self, place):
        return {
            "start": self.point(place["uri"], place["line"], place["column"]),
            "end": self.point(place["uri"], place["end_line"], place["end_column"]),
        }


def findings_of(folder, *arguments):
    """What `djvet check` finds in a folder, as the diagnostics that the server owes: by path, in order."""
    command = [BINARY, "check", "--no-cache", "-q", "--output-format", "json", *arguments, str(folder)]
    run = subprocess.run(command, stdout=subprocess.PIPE, timeout=600)
    report = json.loads(run.stdout)
    texts = Texts(folder)
    owed = {}
    for finding in report["findings"]:
        message = finding["message"] + ("\nhelp: " + finding["help"] if finding["help"] else "")
        steps = [step for step in finding["flow"] + finding["notes"] if not step["path"].startswith("<")]
        related = [(str(pathlib.Path(folder) / urllib.parse.unquote(step["uri"])), texts.place(step), step["text"]) for step in steps]
        one = {
            "range": texts.place(finding),
            "severity": {"error": 1, "warning": 2, "note": 3}[finding["severity"]],
            "code": finding["check"],
            "message": message,
            "related": related,
            "data": {key: finding[key] for key in ("fingerprint", "level", "confidence")},
        }
        path = str(pathlib.Path(folder) / urllib.parse.unquote(finding["uri"]))
        owed.setdefault(path, []).append(one)
    return owed


def told(diagnostics):
    """The diagnostics of an editor in the same form."""
    out = {}
    for path, each in diagnostics.items():
        for one in each:
            assert one["source"] == "djvet"
            related = [
                (path_of(step["location"]["uri"]), step["location"]["range"], step["message"])
                for step in one["relatedInformation"]
            ]
            keys = ("range", "severity", "code", "message", "data")
            out.setdefault(path, []).append({**{key: one[key] for key in keys}, "related": related})
    return out


def applied(text, edits):
    """A text with edits of a WorkspaceEdit, columns in UTF-16."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(point):
        begin = starts[point["line"]]
        at = begin
        while units(text[begin:at]) < point["character"]:
            at += 1
        return at

    for edit in sorted(edits, key=lambda edit: offset(edit["range"]["start"]), reverse=True):
        begin, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        text = text[:begin] + edit["newText"] + text[end:]
    return text


def wait_until(condition, patience=PATIENCE):
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)
