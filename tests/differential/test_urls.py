"""URL patterns - routes, names, namespaces, views - are those of the running Django's resolver."""

import collections
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import facts  # noqa: E402

WORD = re.compile(r' ([a-z]+)(?: "((?:[^"\\]|\\.)*)"| \?)?')
VALUED = {"route", "own", "namespace", "app", "name", "callback", "outside", "action"}


def parsed(line):
    """A pattern's words: {"route": ..., "name": ..., "action": [...], "conditional": True}; what isn't known is None."""
    out = collections.defaultdict(list)
    for word, text in WORD.findall(line):
        if word in VALUED and f"{word} ?" not in line:
            out[word].append(re.sub(r"\\(.)", r"\1", text))
        elif word not in VALUED:
            out[word].append("")
    return out


def pattern_facts(pattern, key):
    one = lambda word: (pattern.get(word) or [""])[0]  # noqa: E731
    yield f"{key} own", one("own")
    yield f"{key} kind", "regex" if "regex" in pattern else "path"
    yield f"{key} namespaces", one("namespace")
    yield f"{key} apps", one("app")
    yield f"{key} localized", "yes" if "localized" in pattern else "no"
    if one("callback"):
        yield f"{key} callback", one("callback")
    if pattern["action"]:
        yield f"{key} actions", " ".join(pattern["action"])


def djvet_lines(dump, root, keys):
    """Facts of the root's patterns. Those that are only sometimes there count where Django has them: `keys`."""
    inside = False
    seen = collections.Counter()
    for line in dump:
        if not line.startswith(" "):
            inside = line.startswith(f"root {root} ")
        elif inside and line.startswith(("  path", "  regex")) and "route ?" not in line and "name ?" not in line:
            pattern = parsed(line)
            key = f"{json.dumps(pattern['route'][0])} {(pattern.get('name') or ['-'])[0]}"
            if "conditional" in pattern and key not in keys:
                continue
            seen[key] += 1
            if seen[key] > 1:
                key += f" #{seen[key]}"
            for fact, value in pattern_facts(pattern, key):
                yield f"{fact}\t{value}"


def test_urls_are_those_of_the_running_django(project):
    django = project.describe("urls")
    assert len(django) > 100
    keys = {line.rpartition("\t")[0].rpartition(" ")[0] for line in django}
    djvet = list(djvet_lines(project.dump("urls"), "config.urls", keys))
    facts.check("urls", project.name, django, djvet)
