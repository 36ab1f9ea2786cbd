"""What Jinja's own parser reads from a template (loops, names, attributes, filters), djvet reads or counts as a gap."""

import collections
import re

import pytest

jinja2 = pytest.importorskip("jinja2", reason="tests/requirements.txt installs Jinja")
from jinja2 import nodes  # noqa: E402

ENVIRONMENT = jinja2.Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])


def read_by_jinja(source):
    """Counters of what the template reads, or None where Jinja rejects it."""
    try:
        tree = ENVIRONMENT.parse(source)
    except jinja2.TemplateSyntaxError:
        return None
    reads = {
        "lookup": collections.Counter(node.attr for node in tree.find_all(nodes.Getattr)),
        "filter": collections.Counter(node.name for node in tree.find_all(nodes.Filter)),
        "for_tag": collections.Counter("" for node in tree.find_all(nodes.For)),
    }
    if not re.search(r"{%[-+]?\s*trans\b", source):  # which Jinja rewrites to calls of gettext
        names = [node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"]
        reads["variable"] = collections.Counter(names)
    return reads


def read_dump(dump, kinds):
    reads = {kind: collections.Counter() for kind in kinds}
    for kind, text in re.findall(r'^ *(\w+)(?: "(.*)")? \d+\.\.\d+$', dump, re.MULTILINE):
        if kind in reads:
            reads[kind][text] += 1
    return reads


def test_real_templates(jinja_projects, template_phases):
    sources = {}
    for name, folder in jinja_projects.items():
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".j2", ".jinja", ".xml"} and path.is_file():
                sources[f"{name}/{path.relative_to(folder)}"] = path.read_text(errors="replace")
    wanted = {name: reads for name, source in sources.items() if (reads := read_by_jinja(source)) is not None}
    dumps = template_phases("facts", [sources[name] for name in wanted], "jinja")
    gaps = 0
    different = []
    for (name, reads), dump in zip(wanted.items(), dumps):
        if "\ngap " in dump:
            gaps += 1
        elif read_dump(dump, reads) != reads:
            different.append(name)
    print(f"{len(wanted)} templates compared, {gaps} with gaps, {len(different)} differences")
    assert different == []
    assert len(wanted) > 100
    assert gaps < len(wanted) / 20
