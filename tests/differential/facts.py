"""Compares what djvet says of a project with what a running Django says: lines of `key<TAB>value`.

A key that both have with the same value is equal; one that djvet doesn't have is missing; one with another value, or that
Django doesn't have, is wrong. Nothing may be wrong. What may be missing, and why, is in missing.json: for each subject a list
of {"project", "key", "why"}, where project and key are patterns (fnmatch) and each must match something.
"""

import collections
import fnmatch
import json
import pathlib

MISSING = pathlib.Path(__file__).with_name("missing.json")


def table(lines):
    facts = {}
    for line in lines:
        key, _, value = line.partition("\t")
        assert facts.get(key, value) == value, f"two values of {key}: {facts[key]} and {value}"
        facts[key] = value
    return facts


class Comparison:
    """Sorted lists of keys: equal, missing, wrong."""

    def __init__(self, django, djvet):
        self.django = table(django)
        self.djvet = table(djvet)
        both = self.django.keys() & self.djvet.keys()
        self.equal = sorted(key for key in both if self.django[key] == self.djvet[key])
        self.missing = sorted(self.django.keys() - self.djvet.keys())
        self.wrong = sorted({key for key in both if self.django[key] != self.djvet[key]} | self.djvet.keys() - both)

    def explain(self, key):
        nothing = "(nothing)"
        return f"{key}: Django says {self.django.get(key, nothing)!r}, djvet {self.djvet.get(key, nothing)!r}"


def check(subject, project, django, djvet):
    """Prints the counts and fails on anything wrong, on anything missing without a reason, and on a reason without use."""
    compared = Comparison(django, djvet)
    print(f"{subject} {project}: {len(compared.equal)} equal, {len(compared.missing)} missing, {len(compared.wrong)} wrong")
    reasons = [r for r in json.loads(MISSING.read_text()).get(subject, []) if fnmatch.fnmatchcase(project, r["project"])]
    used = collections.Counter()
    unexplained = []
    for key in compared.missing:
        matching = [reason["key"] for reason in reasons if reason["why"] and fnmatch.fnmatchcase(key, reason["key"])]
        used.update(matching)
        if not matching:
            unexplained.append(key)
    unused = [reason["key"] for reason in reasons if reason["project"] == project and not used[reason["key"]]]
    for title, keys in (("wrong", compared.wrong), ("missing without a reason", unexplained)):
        for key in keys[:200]:
            print(f"  {title}: {compared.explain(key)}")
    assert compared.equal, "nothing to compare"
    assert not compared.wrong, f"{len(compared.wrong)} wrong facts, first: {compared.explain(compared.wrong[0])}"
    assert not unexplained, f"{len(unexplained)} facts missing without a reason, first: {compared.explain(unexplained[0])}"
    assert not unused, f"reasons in missing.json that explain nothing: {unused}"
