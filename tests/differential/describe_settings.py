"""Imports one settings module and prints its upper-case names, one a line: `name<TAB>value` in Python's notation.

Arguments: the module, and the folder that stands for `<root>`. What has no literal is written as a call: Path("..."),
timedelta's arguments, lazy(...) for a translated text, and ref("module.name") for other objects.
"""

import ast
import datetime
import importlib
import os
import pathlib
import re
import sys
import types


def text(value, root):
    return value.replace(root, "<root>")


def written(value, root, depth=0):
    inner = lambda part: written(part, root, depth + 1)  # noqa: E731
    if depth > 20:
        return 'ref("deep")'
    if type(value).__name__ == "__proxy__":
        arguments = getattr(value, "_args", None) or getattr(value, "_proxy____args", ())
        return f"lazy({', '.join(map(inner, arguments))})"
    if value is None or isinstance(value, (bool, int, float, bytes)):
        return repr(value)
    if isinstance(value, str):
        return ascii(text(str(value), root))
    if isinstance(value, os.PathLike):
        return f"Path({ascii(text(os.fspath(value), root))})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{inner(key)}: {inner(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inner, value)) + "]"
    if isinstance(value, tuple):
        return "(" + "".join(inner(item) + ", " for item in value) + ")"
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted(map(inner, value))) + "}" if value else "set()"
    if isinstance(value, datetime.timedelta):
        return f"timedelta({value.total_seconds()!r})"
    if isinstance(value, re.Pattern):
        return f"pattern({ascii(value.pattern)})"
    if isinstance(value, types.ModuleType):
        return f"ref({value.__name__!r})"
    name = getattr(value, "__qualname__", None) or type(value).__qualname__
    module = getattr(value, "__module__", None) or ""
    return f"ref({f'{module}.{name}'!r})"


def written_in_classes(module, cls):
    """The names that a class and its bases in the module write, without the defaults that all configurations are given."""
    names = {base.__name__ for base in cls.__mro__}
    own = set()
    for node in ast.parse(pathlib.Path(module.__file__).read_text()).body:
        if isinstance(node, ast.ClassDef) and node.name in names:
            for statement in node.body:
                own |= {target.id for target in getattr(statement, "targets", ()) if isinstance(target, ast.Name)}
                own.add(getattr(statement, "name", ""))
    return own


def main():
    name, root = sys.argv[1:3]
    root = str(pathlib.Path(root).resolve())
    if "DJANGO_CONFIGURATION" in os.environ:
        from configurations import importer

        importer.install()
    output, sys.stdout = sys.stdout, sys.stderr  # settings may print
    module = importlib.import_module(name)
    own = set(vars(module))
    if "DJANGO_CONFIGURATION" in os.environ:
        own = written_in_classes(module, getattr(module, os.environ["DJANGO_CONFIGURATION"]))
    for key, value in sorted(vars(module).items()):
        if key.isupper() and key in own:
            print(f"{key}\t{written(value, root)}", file=output)


if __name__ == "__main__":
    main()
