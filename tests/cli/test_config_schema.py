"""The JSON schema of `djvet config schema` against djvet's own reading of configuration: whatever one of them refuses, so does the
other, over the README's examples and over made-up files, right ones and wrong ones."""

import json
import os
import pathlib
import random
import re
import subprocess
import tomllib

import jsonschema
import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ["DJVET_BINARY"])
README_BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.M | re.S)


@pytest.fixture(scope="module")
def schema():
    run = subprocess.run([BINARY, "config", "schema"], capture_output=True, text=True, check=True, timeout=60)
    schema = json.loads(run.stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


@pytest.fixture(scope="module")
def validator(schema):
    return jsonschema.Draft7Validator(schema)


def djvet_accepts(text, folder):
    (folder / "pyproject.toml").write_text(text)
    run = subprocess.run([BINARY, "config", folder], capture_output=True, text=True, timeout=60)
    assert run.returncode in (0, 2), run.stderr
    return run.returncode == 0, run.stderr


def test_examples_of_the_readme_are_valid(validator):
    blocks = [block for block in README_BLOCK.findall((SOURCE / "README.md").read_text()) if "[tool.djvet" in block]
    assert len(blocks) >= 2
    for block in blocks:
        table = tomllib.loads(block)["tool"]["djvet"]
        assert [error.message for error in validator.iter_errors(table)] == []
        assert table


def test_every_key_is_described(schema):
    assert set(schema["properties"]) >= {"select", "ignore", "exclude", "per-file-ignores", "query-budget", "severity", "checks"}
    assert all(value["description"] for value in schema["properties"].values())


WRONG = [
    'selct = ["nplusone"]',
    'select = "nplusone"',
    'select = ["nplusoen"]',
    "select = [1]",
    'severity = "fatal"',
    "severity = 3",
    'confidence = "sure"',
    "max-findings = 0",
    "max-findings = 100001",
    "max-findings = 1.5",
    'max-findings = "10"',
    'exclude = ["/etc"]',
    'exclude = ["a/../b"]',
    'exclude = [".."]',
    'exclude = [""]',
    'exclude = ["a\\\\b"]',
    'exclude = ["c:/x"]',
    'settings = "config.settings"',
    'settings = ["config/settings.py"]',
    'settings = ["config..settings"]',
    'python = ""',
    "python = []",
    'per-file-ignores = ["a"]',
    '[tool.djvet.per-file-ignores]\n"a.py" = "nplusone"',
    '[tool.djvet.per-file-ignores]\n"/a.py" = ["nplusone"]',
    '[tool.djvet.query-budget]\n"a" = -1',
    '[tool.djvet.query-budget]\n"a" = "5 +"',
    '[tool.djvet.query-budget]\n"a" = "5n"',
    '[tool.djvet.query-budget]\n"a" = "N*"',
    '[tool.djvet.query-budget]\n"a" = true',
    "checks = []",
    "[tool.djvet.checks.no-such-check]",
    "[tool.djvet.checks.missing-select-related]\nno-such-option = 1",
]


@pytest.mark.parametrize("wrong", WRONG)
def test_both_refuse(validator, tmp_path, wrong):
    text = f"[tool.djvet]\n{wrong}\n"
    accepted, message = djvet_accepts(text, tmp_path)
    assert not accepted
    assert message.count("\n") == 1 and "pyproject.toml:" in message
    assert list(validator.iter_errors(tomllib.loads(text)["tool"]["djvet"]))


def toml(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


GLOBS = ["a/**", "**/b.py", "x", "/x", "../x", "x/..", "x/../y", "a\\b", "", "..x", "x..", "c:", "é/*"]
MODULES = ["config", "config.settings.live", "", ".a", "a.", "a..b", "a/b", "a b", "_a.b2"]
FORMULAS = ["5", "5 + 2N", "N*M", " 3+any ", "any", "2N*M + N", "5 +", "n", "5NM", "+", "", "N**M", "5 + anyone", "A*B*C*D*E*F*G*H*I"]


def something(schema, definitions, rng):
    """A value that fits a schema, or, now and then, one that doesn't."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        made_up = {"glob": GLOBS, "module": MODULES}
        return rng.choice(made_up[name]) if name in made_up else something(definitions[name], definitions, rng)
    if rng.random() < 0.04:
        return rng.choice([True, 7, 1.5, "word", [], {}, [[]], {"a": 1}])
    if "anyOf" in schema:
        return something(rng.choice(schema["anyOf"]), definitions, rng)
    if "enum" in schema:
        return rng.choice([*schema["enum"], "no-" + schema["enum"][0]] if rng.random() < 0.1 else schema["enum"])
    kind = schema["type"]
    if kind == "integer":
        low, high = schema["minimum"], schema.get("maximum", 10**6)
        return rng.choice([low, high, rng.randint(low, high), low - 1] + ([high + 1] if "maximum" in schema else []))
    if kind == "string":
        return rng.choice(FORMULAS) if "pattern" in schema else rng.choice(["x", "venv", ""])
    if kind == "array":
        return [something(schema["items"], definitions, rng) for _ in range(rng.randint(0, 3))]
    properties = schema.get("properties", {})
    if properties:
        names = rng.sample(sorted(properties), min(len(properties), rng.randint(0, 4)))
        table = {name: something(properties[name], definitions, rng) for name in names}
    else:
        names = GLOBS if "propertyNames" in schema else ["/api/**", "shop.views", "orders:list"]
        more = schema["additionalProperties"]
        table = {} if more is False else {name: something(more, definitions, rng) for name in rng.sample(names, rng.randint(0, 2))}
    if rng.random() < 0.02:
        table["no-such-key"] = 1
    return table


def test_both_say_the_same_of_made_up_files(schema, validator, tmp_path):
    rng = random.Random(20261123)
    seen = {True: 0, False: 0}
    for _ in range(int(os.environ.get("DJVET_SCHEMA_FILES", "400"))):
        table = something(schema, schema["definitions"], rng)
        if not isinstance(table, dict):
            continue
        table.pop("python", None)  # whether it leads out of the repository is not for a schema to say
        text = "[tool.djvet]\n" + "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in table.items())
        errors = [error.message for error in validator.iter_errors(tomllib.loads(text)["tool"]["djvet"])]
        accepted, message = djvet_accepts(text, tmp_path)
        assert accepted == (not errors), (text, errors, message)
        seen[accepted] += 1
    assert min(seen.values()) >= 80
