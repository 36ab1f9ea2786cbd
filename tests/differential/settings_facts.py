"""Compares settings as djvet evaluates them with what a running Python has, name by name.

equal: one known value, and it is that one. among: several are possible, and it is one of them. open: others are possible too,
and the one that runs is named. partly: what is said holds, and says that there is more: further items, or a value that the
environment decides. unknown: nothing is said of the value, or of a part of it. wrong: another value, or a name that isn't there.
"""

import ast
import collections
import datetime
import os.path

EQUAL, AMONG, OPEN, PARTLY, UNKNOWN, WRONG = ORDER = ["equal", "among", "open", "partly", "unknown", "wrong"]


def parse(text):
    return ast.parse(text, mode="eval").body


def worst(verdicts):
    return max(verdicts, key=ORDER.index, default=EQUAL)


def name_of(node):
    """A dotted name, or nothing."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else None


def is_ellipsis(node):
    return isinstance(node, ast.Constant) and node.value is ...


def same_text(said, real):
    if said == real:
        return True
    # Above the root djvet writes `<root>/..`; a running Python knows the name of that folder.
    if "<root>" not in said or ".." not in said:
        return False
    return os.path.normpath(said.replace("<root>", ROOT)) == os.path.normpath(real.replace("<root>", ROOT))


ROOT = "/a/b/c/d/root"


def sequence(said, real):
    """Lists and tuples: with `...`, what is said must be there in this order."""
    items = [item for item in said if not is_ellipsis(item)]
    if len(items) == len(said):
        return worst(map(compare, items, real)) if len(items) == len(real) else WRONG
    at = 0
    for item in items:
        while at < len(real) and compare(item, real[at]) == WRONG:
            at += 1
        if at == len(real):
            return WRONG
        at += 1
    return PARTLY


def mapping(said, real):
    is_open = any(is_ellipsis(key) for key in said.keys)
    entries = [(key, value) for key, value in zip(said.keys, said.values) if not is_ellipsis(key)]
    if not is_open and len(entries) != len(real.keys):
        return WRONG
    verdicts = [PARTLY] if is_open else []
    for key, value in entries:
        found = [other for name, other in zip(real.keys, real.values) if compare(key, name) == EQUAL]
        verdicts.append(compare(value, found[0]) if found else UNKNOWN if is_unknown(key) else WRONG)
    return worst(verdicts)


def is_unknown(node):
    return isinstance(node, ast.Name) and node.id == "unknown"


def several(said, real):
    is_open = any(map(is_ellipsis, said.args))
    best = min((compare(item, real) for item in said.args if not is_ellipsis(item)), key=ORDER.index, default=WRONG)
    if best == EQUAL:
        return OPEN if is_open else AMONG
    if is_open and best in (UNKNOWN, WRONG):
        return PARTLY
    return best


def call(said, real):
    """Something djvet knows the maker of: compared where the running value tells as much."""
    name = name_of(said.func) or ""
    if name == "several":
        return several(said, real)
    maker = real.func.id if isinstance(real, ast.Call) and isinstance(real.func, ast.Name) else ""
    if name == "Path" and maker == "Path":
        return compare(said.args[0], real.args[0])
    if maker == "lazy" and name.startswith(("django.utils.translation.", "django.urls.")):
        return sequence(said.args, real.args)
    if maker == "timedelta" and name == "datetime.timedelta":
        positional = dict(zip(("days", "seconds"), said.args))
        arguments = {**positional, **{word.arg: word.value for word in said.keywords}}
        if all(isinstance(value, ast.Constant) for value in arguments.values()):
            delta = datetime.timedelta(**{key: value.value for key, value in arguments.items()})
            return EQUAL if delta.total_seconds() == real.args[0].value else WRONG
    if maker == "pattern" and name == "re.compile":
        return compare(said.args[0], real.args[0])
    return UNKNOWN


def number(node):
    return node.operand.value * -1 if isinstance(node, ast.UnaryOp) else node.value


def compare(said, real):
    if is_unknown(said):
        return UNKNOWN
    if isinstance(said, ast.Call):
        return call(said, real)
    if isinstance(said, ast.Set) and any(map(is_ellipsis, said.elts)):
        return PARTLY
    if name_of(said) is not None:
        same = isinstance(real, ast.Call) and real.func.id == "ref" and real.args[0].value == name_of(said)
        return EQUAL if same else WRONG if name_of(said) == "absent" else UNKNOWN
    if type(said) is not type(real) and not isinstance(said, ast.UnaryOp):
        return WRONG
    if isinstance(said, (ast.List, ast.Tuple)):
        return sequence(said.elts, real.elts)
    if isinstance(said, ast.Dict):
        return mapping(said, real)
    if isinstance(said, ast.Set):
        if len(said.elts) != len(real.elts):
            return WRONG
        left = list(real.elts)
        for item in said.elts:
            found = next((other for other in left if compare(item, other) == EQUAL), None)
            if found is None:
                return UNKNOWN if compare(item, left[0]) == UNKNOWN else WRONG
            left.remove(found)
        return EQUAL
    a, b = number(said), number(real)
    if isinstance(a, str) and isinstance(b, str):
        return EQUAL if same_text(a, b) else WRONG
    return EQUAL if type(a) is type(b) and a == b else WRONG


def may_be_absent(said):
    return isinstance(said, ast.Call) and name_of(said.func) == "several" and any(
        name_of(item) == "absent" or is_ellipsis(item) for item in said.args
    )


class Module:
    """One settings module of a dump: its line, and its settings by name."""

    def __init__(self, line):
        self.line = line
        self.complete = not line.endswith("(not all known)")
        self.settings = {}


def modules(lines):
    """Dotted name -> Module, from `djvet dump --phase settings`."""
    found = {}
    module = None
    for line in lines:
        if line.startswith("settings "):
            words = line.split()
            name = words[1] + (f".{words[3]}" if words[2] == "class" else "")
            module = found[name] = Module(line)
        elif line.startswith("  ") and " = " in line:
            name, _, value = line.strip().partition(" = ")
            module.settings[name] = value
    return found


class Comparison:
    """Names by verdict; `details` says of each name that isn't equal what both sides have."""

    def __init__(self, real_lines, module):
        real = dict(line.split("\t", 1) for line in real_lines)
        self.names = collections.defaultdict(list)
        self.details = {}
        for name in sorted({*real, *module.settings}):
            said = module.settings.get(name)
            if said is None:
                verdict = UNKNOWN if not module.complete else WRONG
            elif name not in real:
                verdict = OPEN if may_be_absent(parse(said)) or is_unknown(parse(said)) else WRONG
            else:
                verdict = compare(parse(said), parse(real[name]))
            self.names[verdict].append(name)
            if verdict != EQUAL:
                self.details[name] = f"{name}: {real.get(name, '(nothing)')} | djvet: {said}"
