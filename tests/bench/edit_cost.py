"""What an edit costs the language server, in milliseconds of CPU: until the document's diagnostics come, and until the whole project
is analysed. Run by hand:

    DJVET_BINARY=build/release/bin/djvet python tests/bench/edit_cost.py FOLDER FILE [EDITS]

FILE is below FOLDER; it isn't written. Each edit adds a letter to a line of code or takes it out again, at places all over the file.
"""

import pathlib
import random
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lsp"))

from editor import Editor, read, uri_of  # noqa: E402


def cpu_ms(process):
    """User and system time of all its threads."""
    clock = (~process.pid << 3) | 2  # clock_getcpuclockid(3)
    return time.clock_gettime_ns(clock) / 1e6


def shown(editor, path, version):
    while editor.versions.get(str(path)) != version:
        editor.take()
    return cpu_ms(editor.process)


def places(text, count):
    """Ends of names in lines of code."""
    lines = text.split("\n")
    words = [(at, len(line)) for at, line in enumerate(lines) if line.startswith("    ") and line[-1:].isalnum()]
    return [random.Random(7).choice(words) for _ in range(count)]


def main(folder, file, edits=20):
    folder = pathlib.Path(folder).resolve()
    path = folder / file
    with Editor(folder) as editor:
        editor.open(path)
        editor.settle(path)
        print(f"to open: {cpu_ms(editor.process):.0f} ms")
        first, all_of_it, version = [], [], 1
        for place in places(read(path), int(edits)):
            for change in ((place, place), "x"), ((place, (place[0], place[1] + 1)), ""):
                version += 1
                before = cpu_ms(editor.process)
                editor.change(path, change, version=version)
                first.append(shown(editor, path, version) - before)
                editor.settle(path)
                all_of_it.append(cpu_ms(editor.process) - before - first[-1])
        for name, each in ("document", first), ("project", all_of_it):
            print(f"{name}: median {statistics.median(each):.1f} ms, most {max(each):.1f} ms, {len(each)} edits")


if __name__ == "__main__":
    main(*sys.argv[1:])
