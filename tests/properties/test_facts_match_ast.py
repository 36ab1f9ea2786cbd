"""The facts of Python's own standard library are what CPython's `ast` says of the same files.

Compared, each with its text and line: names, attributes, calls, strings, imports, functions, classes, parameters, keyword
arguments, and the kinds of statements and expressions. Patterns of `match` and docstrings are left out: facts keep less of
them on purpose. What tree-sitter's grammar reads otherwise is listed in KNOWN.
"""

import ast
import collections
import io
import os
import pathlib
import re
import subprocess
import sysconfig
import tokenize
import unicodedata
import warnings

import pytest

# A difference on a line that matches is expected; the reason is why.
KNOWN = [
    (re.compile(r"^\s*type\s*\("), "`type(x).y = z` is read as a type alias"),
    (re.compile(r"""\b[fF][rR]?["'].*\{[^}]*(:=|:[^}]*z|\byield\b|=)"""), "a format after `:` that looks like an expression"),
    (re.compile(r"^\s*print\s*>>"), "`print >>f, x` is read as Python 2's statement"),
    (re.compile(r"^\s*except \(.*(,|\()$|^[^#]*\bas \w+:$"), "ast has no line for a handler's name"),
]
# Line breaks inside parentheses at a lower indentation than the statement's.
KNOWN_FILES = {"badsyntax_future8.py", "test_compile.py", "test_fstring.py", "test_grammar.py", "py3_test_grammar.py"}

LINE = re.compile(r'^( *)(\w+)(?: "(.*)")?((?: [a-z0-9_]+)*) (\d+)\.\.(\d+)$', re.DOTALL)
IMPORT = re.compile(r'^import \d+ "(.*)" "(.*)" "(.*)" in \d+[a-z_ ]* (\d+)\.\.(\d+)$')
WITH_TEXT = {"function_def", "class_def", "attribute", "parameter", "keyword", "name"}
PLAIN = {
    "Return": "return_stmt", "Delete": "delete_stmt", "Assign": "assign", "AnnAssign": "assign", "AugAssign": "aug_assign",
    "For": "for_stmt", "AsyncFor": "for_stmt", "While": "while_stmt", "With": "with_stmt", "AsyncWith": "with_stmt",
    "Raise": "raise_stmt", "Try": "try_stmt", "TryStar": "try_stmt", "Assert": "assert_stmt", "Pass": "pass_stmt",
    "Break": "break_stmt", "Continue": "continue_stmt", "Match": "match_stmt", "ExceptHandler": "except_clause",
    "Call": "call", "Subscript": "subscript", "Lambda": "lambda", "IfExp": "conditional", "BinOp": "binary",
    "Compare": "compare", "Await": "await_expr", "Yield": "yield_expr", "YieldFrom": "yield_expr", "List": "list",
    "Set": "set", "Dict": "dict", "ListComp": "list_comp", "SetComp": "set_comp", "DictComp": "dict_comp",
    "GeneratorExp": "generator",
}  # fmt: skip


def shown(text):
    """As the dump shows a string, for the characters that matter here; None for what it may show otherwise."""
    if len(text.encode("utf-8", "replace")) > 400:
        return None
    out = ""
    for character in text:
        if ord(character) < 32 or ord(character) == 127:
            out += f"\\x{ord(character):02x}"
        elif ord(character) < 127:
            out += character
        else:
            return None
    return None if "\\N{" in text or "\\u{" in text else out


def is_comparable(dumped):
    """Whether `shown` would have given this text and not None."""
    return len(dumped.encode()) <= 400 and dumped.isascii() and "\\u{" not in dumped and "\\N{" not in dumped


def constants_of(statement):
    """A docstring or the like, which facts leave out; each part of a tuple without parentheses is a statement to djvet."""
    parts = statement.elts if isinstance(statement, ast.Tuple) else [statement]
    return [part for part in parts if isinstance(part, ast.Constant)]


def rows_of_tree(tree):
    """(kind, text, line) of everything compared, from CPython's tree."""
    rows = collections.Counter()
    left_out = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.update(constants_of(node.value))
        elif isinstance(node, ast.match_case):
            left_out.update(ast.walk(node.pattern))
        elif isinstance(node, ast.JoinedStr):
            left_out.update(value for value in node.values if isinstance(value, ast.Constant))
        elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            left_out.add(node.format_spec)
            left_out.update(value for value in node.format_spec.values if isinstance(value, ast.Constant))
    for node in ast.walk(tree):
        if node in left_out:
            continue
        kind = type(node).__name__
        if kind in PLAIN:
            rows[PLAIN[kind], "", node.lineno] += 1
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            line = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            rows["class_def" if kind == "ClassDef" else "function_def", node.name, line] += 1
        elif isinstance(node, ast.arg):
            rows["parameter", node.arg, node.lineno] += 1
        elif isinstance(node, ast.Attribute):
            rows["attribute", node.attr, node.lineno] += 1
        elif isinstance(node, ast.keyword) and node.arg is not None:
            rows["keyword", node.arg, node.lineno] += 1
        elif isinstance(node, ast.Name):
            rows["name", node.id, node.lineno] += 1
        elif isinstance(node, ast.ExceptHandler) and node.name:
            rows["name", node.name, node.lineno] += 1
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            for name in node.names:
                rows["name", name, node.lineno] += 1
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = shown(node.value)
            rows["string", "" if text is None else text, node.lineno if text is not None else -1] += 1
        elif isinstance(node, ast.JoinedStr):
            rows["f_string", "", node.lineno] += 1
        elif isinstance(node, ast.Import):
            for alias in node.names:
                rows["import", f"{alias.name}||{alias.asname or alias.name.split('.')[0]}", alias.lineno] += 1
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                bound = "||" if alias.name == "*" else f"|{alias.name}|{alias.asname or alias.name}"
                rows["import", module + bound, alias.lineno] += 1
    return rows


def rows_of_dump(lines, line_of):
    """The same from the lines of one file's dump; also whether it has gaps."""
    rows = collections.Counter()
    nodes = []
    for text in lines:
        if text.startswith("gap "):
            continue
        found = IMPORT.match(text)
        if found:
            module, name, bound, begin, _ = found.groups()
            rows["import", f"{module}|{name}|{bound}", line_of(int(begin))] += 1
        elif not text.startswith(("scope ", "suppression ")):
            indent, kind, name, words, begin, _ = LINE.match(text).groups()
            name = "\\N{" if "clipped" in words else name or ""
            nodes.append((len(indent) // 2, kind, name, line_of(int(begin))))
    path = []
    for at, (depth, kind, text, line) in enumerate(nodes):
        del path[depth:]
        path.append(kind)
        parent = path[-2] if depth else ""
        if "pattern" in path or parent == "string_concat":
            continue
        if kind in ("string", "string_concat") and parent in ("block", "module", "else_clause", "finally_clause"):
            continue
        if kind == "named":
            rows["name", text, line] += 1
        elif kind in WITH_TEXT:
            rows[kind, unicodedata.normalize("NFKC", text), line] += 1
        elif kind == "string":
            rows["string", text if is_comparable(text) else "", line if is_comparable(text) else -1] += 1
        elif kind == "string_concat":
            parts = [node for node in nodes[at + 1 : end_of(nodes, at)] if node[0] == depth + 1]
            kinds = {part[1] for part in parts}
            if "f_string" in kinds:
                rows["f_string", "", line] += 1
            elif kinds == {"string"}:
                whole = "".join(part[2] for part in parts)
                rows["string", whole if is_comparable(whole) else "", line if is_comparable(whole) else -1] += 1
        elif kind == "f_string" or kind in PLAIN.values():
            rows[kind, "", line] += 1
    return rows


def end_of(nodes, at):
    end = at + 1
    while end < len(nodes) and nodes[end][0] > nodes[at][0]:
        end += 1
    return end


def line_counter(source):
    """Offset in the decoded source -> line from 1, as CPython counts."""
    starts = [0] + [match.end() for match in re.finditer(rb"\r\n|\n|\r", source)]

    def line_of(offset):
        low, high = 0, len(starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if starts[middle] <= offset else (low, middle)
        return low + 1

    return line_of


def parsed(path):
    """CPython's tree and the source as djvet decodes it, or None where CPython refuses the file or its encoding varies."""
    source = path.read_bytes()
    if len(source) > 2 << 20 or path.name in KNOWN_FILES:
        return None
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        if encoding != "utf-8":
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source), source
    except (SyntaxError, ValueError, RecursionError):
        return None


def unexpected(expected, actual, source):
    """Rows of one side only, without those on lines that KNOWN explains. Unreadable strings (line -1) are not compared."""
    lines = re.split(rb"\r\n|\n|\r", source)
    for sign, rows in (("only ast", expected - actual), ("only djvet", actual - expected)):
        for kind, text, line in rows:
            if line < 0 or (kind == "string" and "\\x" in text):
                continue
            shown_line = lines[line - 1].decode("utf-8", "replace") if line <= len(lines) else ""
            if not any(pattern.search(shown_line) for pattern, _ in KNOWN):
                yield f"line {line}: {sign}: {kind} {text!r}: {shown_line.strip()[:100]}"


def dumps(folder):
    """(path, lines of its dump) for each file below the folder."""
    command = [os.environ["DJVET_BINARY"], "dump", "--phase", "facts", "--no-cache", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        path, lines = None, []
        for line in process.stdout:
            if line.startswith("# "):
                if path is not None:
                    yield path, lines
                path, lines = line[2:-1], []
            else:
                lines.append(line[:-1])
        if path is not None:
            yield path, lines
    assert process.returncode == 0


@pytest.mark.skipif("DJVET_BINARY" not in os.environ, reason="DJVET_BINARY names no djvet")
def test_facts_of_the_standard_library_match_ast():
    folder = pathlib.Path(sysconfig.get_paths()["stdlib"])
    compared, different = 0, {}
    for path, lines in dumps(folder):
        if not path.endswith(".py") or "site-packages" in path or not lines:
            continue
        both = parsed(folder / path)
        if both is None:
            continue
        tree, source = both
        compared += 1
        rows = rows_of_dump(lines, line_counter(source.removeprefix(b"\xef\xbb\xbf")))
        wrong = list(unexpected(rows_of_tree(tree), rows, source))
        if wrong:
            different[path] = wrong
    print(f"{compared} files of the standard library compared, {len(different)} different")
    report = [f"{path}: {line}" for path, lines in different.items() for line in lines[:5]]
    assert compared > 500
    assert not different, "\n".join(report[:100])
