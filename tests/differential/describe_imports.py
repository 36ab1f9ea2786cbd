"""Tries imports inside a project, after django.setup(). Reads a JSON file of [module, name] pairs, name empty for the module
alone, and prints for each `module name<TAB>yes` or the class of the exception.
"""

import importlib
import json
import pathlib
import sys

import django


def outcome(module, name):
    try:
        found = importlib.import_module(module)
        if name and not hasattr(found, name):
            importlib.import_module(f"{module}.{name}")
    except Exception as error:  # whatever an import of the project's code raises
        return type(error).__name__
    return "yes"


django.setup()
for module, name in json.loads(pathlib.Path(sys.argv[1]).read_text()):
    print(f"{module} {name}\t{outcome(module, name)}")
