"""Sets Django up in each folder and imports every module of it, and leaves imports.json there: path of a module -> what is wrong,
which is the error of its import or of one in its functions, or the names that its code reads from its globals and that aren't there.

Arguments: `folder settings-module` pairs. Each project runs in a process of its own, forked from one that knows Django."""

import ast
import builtins
import importlib
import json
import os
import pathlib
import sys
import types

# Of Django, what reads no settings and imports no models.
SHARED = ["apps", "conf", "core.checks", "db.models", "db.backends.sqlite3.base", "forms", "urls", "views"]


def global_names(code):
    import dis

    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield step.argval
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from global_names(constant)


def unbound(module, path):
    """Of functions alone: what the top level and classes read has been there, or the import would have failed."""
    code = compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
    functions = [each for each in code.co_consts if isinstance(each, types.CodeType)]
    names = {name for function in functions for name in global_names(function)}
    own = {name for function in functions for name in every_name(function)}
    return sorted(name for name in names - own if name not in vars(module) and not hasattr(builtins, name))


def every_name(code):
    """What classes bind in their bodies, and what Python puts there."""
    yield from ("__name__", "__module__", "__qualname__", "__firstlineno__", "__static_attributes__", "__classdict__")
    import dis

    for step in dis.get_instructions(code):
        if step.opname == "STORE_NAME":
            yield step.argval
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from every_name(constant)


def run_imports(module, path):
    """Each one of the file, also those in functions."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            exec(compile(ast.Module([node], []), str(path), "exec"), {"__package__": module.__package__, "__name__": module.__name__})


def judge(folder, settings):
    os.chdir(folder)
    sys.path.insert(0, folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    wrong = {}
    try:
        import django

        django.setup()
    except BaseException as error:
        wrong["django.setup()"] = f"{type(error).__name__}: {error}"
    for path in sorted(pathlib.Path(".").rglob("*.py")):
        dotted = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        try:
            module = importlib.import_module(dotted)
            run_imports(module, path)
            names = unbound(module, path)
            if names:
                wrong[str(path)] = "unbound: " + ", ".join(names)
        except BaseException as error:
            wrong[str(path)] = f"{type(error).__name__}: {error}"
    pathlib.Path("imports.json").write_text(json.dumps(wrong))


def main():
    for name in SHARED:
        importlib.import_module(f"django.{name}")
    words = iter(sys.argv[1:])
    for folder, settings in zip(words, words):
        child = os.fork()
        if child == 0:
            try:
                judge(folder, settings)
            finally:
                os._exit(0)
        os.waitpid(child, 0)


main()
