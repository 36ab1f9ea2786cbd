"""Values and built-in tags are accepted and read as Django's own parser does: real ones, and random changes to them.

Filters and libraries are stubs here: whether a name exists is no question of syntax.
"""

import random
import re

import pytest

pytest.importorskip("django", reason="tests/requirements.txt installs Django")

from django.template import base, defaulttags, loader_tags  # noqa: E402
from django.template.exceptions import TemplateSyntaxError  # noqa: E402
from django.templatetags import i18n  # noqa: E402

# Tags with a grammar of their own and the end that makes each complete. Left out: cycle and resetcycle with one name,
# which depend on earlier tags; load, which always parses and then looks libraries up.
ENDS = {
    **{name: "" for name in ["cycle", "extends", "firstof", "include", "regroup", "trans", "translate", "url"]},
    **{name: f"end{name}" for name in ["block", "blocktrans", "blocktranslate", "filter", "for", "if", "with"]},
}
PIECES = [
    *["a", "a.b", "a.b.c", "x1", "_a", "a._b", "a..b", ".5", "2.", "1.5", "-1", "+2.5e3", "1e5", "1_0", "True"],
    *['"a b"', "'it\\'s'", '"', "'", '_("a b")', "_('a')", '_("a', '""', '"\\\\"', "|", ":", "|f", "|f:a", '|f:"b c"'],
    *["|f:-1", "|", ",", "=", "==", "!=", "<", ">=", "(", ")", "%", "\u00e9", "\u00a0", " ", "  ", "\t"],
    *["in", "not", "and", "or", "is", "as", "with", "only", "by", "from", "count", "context", "asvar", "trimmed", "noop"],
    *["reversed", "silent", "a=b", "a=", "=b", "a=b.c|d:'e'", "a b", "a,b", "a , b"],
]


class AnyFilter(base.Parser):
    def find_filter(self, filter_name):
        return lambda value, argument=None: value


@pytest.fixture(autouse=True)
def syntax_alone(monkeypatch):
    monkeypatch.setattr(base, "gettext_lazy", lambda text: text)
    monkeypatch.setattr(base.FilterExpression, "args_check", staticmethod(lambda name, function, provided: True))


def parser_for(tokens):
    libraries = [defaulttags.register, loader_tags.register, i18n.register]
    return AnyFilter(tokens, {}, libraries, base.Origin("a.html", template_name="a.html"))


def read_variable(variable):
    if not isinstance(variable, base.Variable):
        return ("string", variable)
    if variable.lookups is None:
        return ("literal", variable.var)
    if variable.var in ("True", "False", "None"):
        return ("literal", variable.var)
    return ("variable", *variable.lookups)


def read_by_django(expression):
    """The value and its filters, or None where Django rejects the expression."""
    try:
        parsed = base.FilterExpression(expression, parser_for([]))
    except TemplateSyntaxError:
        return None
    names = re.findall(r"\|\s*(\w+)", re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', '""', expression))
    assert len(names) == len(parsed.filters)
    filters = []
    for name, (_, arguments) in zip(names, parsed.filters):
        filters.append((name, *[read_variable(argument) for _, argument in arguments]))
    return read_variable(parsed.var), filters


def read_dump(dump):
    """The same from the dump of the facts of `{{ expression }}`."""
    pattern = re.compile(r'( *)(\w+)(?: "(.*)")?(?: translated)? \d+\.\.\d+')
    lines = [pattern.fullmatch(line) for line in dump.split("\n  load_tag ")[0].split("\n")]
    if any(line is None or line[2] == "unknown" for line in lines):
        return None
    value, filters = None, []
    for line in lines[2:]:
        depth, kind, text = len(line[1]), line[2], line[3] or ""
        node = {"number": "literal", "constant": "literal"}.get(kind, kind)
        if kind == "filter":
            filters.append((text,))
        elif kind == "lookup" and depth == 6:
            value += (text,)
        elif kind == "lookup":
            filters[-1] = (filters[-1][0], filters[-1][1] + (text,))
        elif depth == 4:
            value = (node, text)
        else:
            filters[-1] += ((node, text),)
    return value, filters


def template_tokens(projects):
    for folder in projects.values():
        for path in sorted(folder.rglob("*.html")):
            yield from base.Lexer(path.read_text(errors="replace")).tokenize()


def random_text(generator, most):
    return "".join(generator.choices(PIECES, k=generator.randint(1, most)))


DJANGOS = "{% load static %}"  # without it, what Django refuses may be read as Jinja's


def test_values(projects, template_phases):
    generator = random.Random(1)
    real = {token.contents for token in template_tokens(projects) if token.token_type is base.TokenType.VAR}
    invented = {random_text(generator, 6).strip() for _ in range(5000)}
    expressions = [e for e in sorted(real | invented) if e and not re.search("[{}\x00-\x1f]", e)]
    dumps = template_phases("facts", [f"{{{{ {expression} }}}}{DJANGOS}" for expression in expressions])
    wanted = [read_by_django(expression) for expression in expressions]
    different = [
        (expression, read_dump(dump), want)
        for expression, dump, want in zip(expressions, dumps, wanted)
        if read_dump(dump) != want
    ]
    accepted = len(expressions) - wanted.count(None)
    print(f"{len(expressions)} values, {accepted} of them valid, {len(different)} differences")
    assert different == []
    assert accepted > 1000


def is_valid(contents):
    """Whether Django compiles the tag, with nothing in its body."""
    end = ENDS[contents.split()[0]]
    tokens = [base.Token(base.TokenType.BLOCK, end, lineno=1)] if end else []
    if contents.startswith("blocktrans") and " count " in f"{contents} ":
        tokens.insert(0, base.Token(base.TokenType.BLOCK, "plural", lineno=1))
    parser = parser_for(tokens)
    try:
        parser.tags[contents.split()[0]](parser, base.Token(base.TokenType.BLOCK, contents, lineno=1))
    except Exception:  # some tags fail with whatever their unpacking raises
        return False
    return True


def changed(generator, contents):
    """A tag with one or two of its words dropped, doubled, moved or replaced."""
    name, *words = contents.split(" ")
    for _ in range(generator.randint(1, 2)):
        at = generator.randint(0, len(words))
        choice = generator.randint(0, 3)
        if choice == 0:
            del words[at : at + 1]
        elif choice == 1:
            words[at:at] = words[at : at + 1]
        elif choice == 2:
            generator.shuffle(words)
        else:
            words[at : at + 1] = [random_text(generator, 3)]
    return " ".join([name, *words]).strip()


def test_tags(projects, template_phases):
    generator = random.Random(2)
    blocks = [token.contents for token in template_tokens(projects) if token.token_type is base.TokenType.BLOCK]
    real = sorted({contents for contents in blocks if contents and contents.split()[0] in ENDS})
    invented = [changed(generator, generator.choice(real)) for _ in range(5000)]
    tags = [
        tag
        for tag in [*real, *invented]
        if tag.split()[0] in ENDS and not re.search("[{}%\x00-\x1f]|\\./", tag) and not re.fullmatch(r"cycle \S+", tag)
    ]
    ends = [ENDS[tag.split()[0]] for tag in tags]
    sources = [f"{{% {tag} %}}" + (f"{{% {end} %}}" if end else "") + DJANGOS for tag, end in zip(tags, ends)]
    different = []
    valid = 0
    for tag, dump in zip(tags, template_phases("facts", sources)):
        want = is_valid(tag)
        valid += want
        if want != ("\ngap " not in dump):
            different.append((tag, want))
    print(f"{len(tags)} tags, {valid} of them valid, {len(different)} differences")
    assert different == []
    assert valid > 1000
    assert len(tags) - valid > 1000
