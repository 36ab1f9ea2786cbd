"""Admin classes, commands, template libraries and templates by name are those that the running Django has registered.

djvet lists components of apps that no settings install, and registrations that depend on conditions; so only what Django has
is compared: a fact of djvet's that Django has with another value is wrong, one that djvet lacks is missing.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import facts  # noqa: E402


def component_lines(dump):
    library = ""
    for line in dump:
        words = line.split()
        if line.startswith("registered "):
            yield f"admin {words[1]}", words[2]
        elif line.startswith("command "):
            yield f"command {words[1]}", words[2]
        elif line.startswith("library "):
            library = f"{words[1]} {words[2]}"
        elif line.startswith(("  tag ", "  filter ")) and library:
            yield f"library {library} {words[0]} {words[1]}", words[2] if len(words) > 2 else "?"
        elif not line.startswith(" "):
            library = ""


def template_lines(dump, settings):
    inside = False
    for line in dump:
        if not line.startswith(" "):
            inside = line.split(" (")[0] == f"search of {settings}"
        elif inside and not line.startswith("  folder "):
            name, _, files = line.strip().partition(": ")
            if files:
                yield f"template {name}", files.split()[0]


def test_components_are_those_of_the_running_django(project):
    django = project.describe("components")
    known = {line.partition("\t")[0] for line in django}
    found = {}
    for key, value in [*component_lines(project.dump("components")), *template_lines(project.dump("loaders"), "config.settings")]:
        if key in known and value != "?" and not found.get(key, value) == value:
            found[key] = "several"  # registered in several places, of which the installed apps are some
        elif key in known and value != "?":
            found[key] = value
    djvet = [f"{key}\t{value}" for key, value in found.items() if value != "several"]
    facts.check("components", project.name, django, djvet)
