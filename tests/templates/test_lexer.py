"""Tokens are those of Django's own lexer, one by one, on real templates and on random hostile text."""

import json
import random

import pytest

base = pytest.importorskip("django.template.base", reason="tests/requirements.txt installs Django")

FRAGMENTS = [
    *["{%", "%}", "{{", "}}", "{#", "#}", "{", "}", "%", "#", "{{{", "}}}", "{%%}", "{{}}", "{##}"],
    *["{% verbatim %}", "{% endverbatim %}", "{% verbatim x %}", "{% endverbatim x %}", "{%verbatim  %}", "verbatim"],
    *["{% comment %}", "{% endcomment %}", "{# Translators: a #}", "{{ a|b:'}}' }}", "{% if a %}", "{{ b }}"],
    *[" ", "\t", "\n", "\r", "\r\n", "\v", "\f", "\x00", "\x1c", "\x1f", "\x7f"],
    *["\x85", "\xa0", "\u1680", "\u2003", "\u200b", "\u2028", "\u2029", "\u202f", "\u3000", "\ufeff"],
    *["a", "b.c", "\u00e9", "\u20ac", "\U0001f600", "'", '"', "\\", "<p>", "|"],
]


def expected(source):
    """[type, line, begin, end, contents] with offsets in bytes, from Django's DebugLexer."""
    tokens = []
    begin = 0
    for token in base.DebugLexer(source).tokenize():
        end = begin + len(source[slice(*token.position)].encode())
        tokens.append([token.token_type.value, token.lineno, begin, end, token.contents])
        begin = end
    assert begin == len(source.encode())
    plain = [(token.token_type.value, token.lineno, token.contents) for token in base.Lexer(source).tokenize()]
    assert plain == [(kind, line, contents) for kind, line, _, _, contents in tokens]
    return tokens


def compare(sources, template_phases):
    """Compares all sources (name -> text); gives the number of tokens and the names of those that differ."""
    dumps = template_phases("tokens", sources.values())
    tokens = 0
    different = []
    for (name, source), dump in zip(sources.items(), dumps):
        wanted = expected(source)
        tokens += len(wanted)
        if [json.loads(line) for line in dump.split("\n")[:-1]] != wanted:
            different.append(name)
    return tokens, different


def test_real_templates(projects, template_phases):
    sources = {}
    for name, folder in projects.items():
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".txt", ".xml", ".svg", ".eml"} and path.is_file():
                try:
                    sources[f"{name}/{path.relative_to(folder)}"] = path.read_bytes().decode()
                except UnicodeDecodeError:
                    continue
    tokens, different = compare(sources, template_phases)
    print(f"{len(sources)} templates compared, {tokens} tokens, {len(different)} differences")
    assert different == []
    assert len(projects) >= 3
    assert len(sources) > 1000
    assert tokens > 50_000


def test_random_text(template_phases):
    generator = random.Random(20261122)
    sources = {}
    for number in range(2000):
        size = generator.choice([3, 10, 40, 400])
        sources[number] = "".join(generator.choices(FRAGMENTS, k=size))
    tokens, different = compare(sources, template_phases)
    print(f"{len(sources)} random texts compared, {tokens} tokens, {len(different)} differences")
    assert [sources[name] for name in different] == []
