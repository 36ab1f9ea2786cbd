"""Turns `python -m djvet ARGS` into the native `djvet ARGS`, with the same exit code, streams and signals."""

import os
import subprocess
import sys
import sysconfig


def find_binary():
    """The path of the installed binary: of this environment, of `pip install --user`, or beside `pip install --target`."""
    name = "djvet" + (sysconfig.get_config_var("EXE") or "")
    package = os.path.dirname(os.path.abspath(__file__))
    folders = [
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", scheme=sysconfig.get_preferred_scheme("user")),
        os.path.join(os.path.dirname(package), "bin"),
    ]
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError("the djvet binary is not in any of: " + ", ".join(folders))


def main():
    arguments = [find_binary(), *sys.argv[1:]]
    if sys.platform == "win32":  # has no exec that keeps the console
        sys.exit(subprocess.run(arguments).returncode)
    os.execv(arguments[0], arguments)


if __name__ == "__main__":
    main()
