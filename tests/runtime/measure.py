"""Requests pages of a Django project at two sizes of its tables and counts the queries of each: JSON on standard output.

    python measure.py PROJECT_FOLDER SETTINGS_MODULE REQUESTS

REQUESTS is a JSON list of texts: `name key=value...` is the URL of that name, requested by a superuser; `command name
argument...` is a management command. The answer maps

- "names" to the names of all URLs of the project;
- "requests" to {request: {"counts": [small, large], "slope": queries for each row more, "sites": [[times, place], ...],
  "tables": [[table, ...], ...]}}: a place is the innermost line of the project, or template tag, below which more queries run
  when there are more rows; "tables" holds, for each sort of query that becomes more, the tables it reads, the first one first;
- "models" to {label: {"table": its table, "relations": {name as code or a lookup spells it: label of the target, or null}}}.
"""

import collections
import io
import json
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1]).resolve()
SIZES = (5, 12)
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[2]

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.DATABASES["default"].update(ENGINE="django.db.backends.sqlite3", NAME=":memory:")
settings.ALLOWED_HOSTS = ["testserver"]
django.setup()

import filled  # noqa: E402
from django.apps import apps  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.template.base import Node  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import get_resolver, reverse  # noqa: E402


def url_names(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from url_names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}" if pattern.name else None


def place():
    """The innermost line or template tag of the project above the query that is about to run."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(f"{ROOT}{os.sep}"):
            return f"{pathlib.Path(name).relative_to(ROOT).as_posix()}:{frame.f_lineno}"
        node = frame.f_locals.get("self")
        if issubclass(type(node), Node) and node.token is not None and node.origin.name.startswith(f"{ROOT}{os.sep}"):
            return f"{pathlib.Path(node.origin.name).relative_to(ROOT).as_posix()}:{node.token.lineno}"
        frame = frame.f_back
    return "(outside)"


def perform(client, request):
    name, *arguments = request.split()
    if name == "command":
        call_command(*arguments, stdout=io.StringIO())
        return
    url = reverse(name, kwargs=dict(argument.split("=", 1) for argument in arguments))
    response = client.get(url)
    assert response.status_code == 200, f"{request}: {url} answers {response.status_code}"
    content = b"".join(response.streaming_content) if response.streaming else response.content
    assert content.strip(), f"{request}: {url} answers with nothing"


def measure(client, request):
    """The number of queries, where they ran, and which tables they read."""
    perform(client, request)  # what a process keeps for ever is kept now
    places = collections.Counter()
    tables = collections.Counter()

    def note(execute, sql, *arguments):
        places[place()] += 1
        tables[tuple(dict.fromkeys(re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)))] += 1
        return execute(sql, *arguments)

    with CaptureQueriesContext(connection) as queries, connection.execute_wrapper(note):
        perform(client, request)
    return len(queries), places, tables


def described_models():
    """Each model's table and relations. A generic foreign key, and what leads to any model, has the target null."""
    models = {}
    for model in apps.get_models(include_auto_created=True):
        relations = {}
        for field in model._meta.get_fields(include_hidden=True):
            if field.is_relation:
                target = field.related_model._meta.label if field.related_model else None
                accessor = field.get_accessor_name() if field.auto_created and not field.concrete else field.name
                relations.update({name: target for name in (field.name, accessor) if name})
        models[model._meta.label] = {"table": model._meta.db_table, "relations": relations}
    return models


def more_often(small, large):
    """What is counted more often in `large`, the most frequent first."""
    return [[count, item] for item, count in large.most_common() if count > small[item]]


def main():
    requests = json.loads(sys.argv[3])
    call_command("migrate", verbosity=0)
    measured = {request: [] for request in requests}
    for size in SIZES:
        filled.fill(ROOT, size)
        client = Client()
        client.force_login(get_user_model()._base_manager.get(pk=1))
        for request, rows in measured.items():
            rows.append(measure(client, request))
    answer = {}
    for request, (small, large) in measured.items():
        answer[request] = {"counts": [small[0], large[0]], "slope": round((large[0] - small[0]) / (SIZES[1] - SIZES[0]), 2),
                           "sites": more_often(small[1], large[1])[:3],
                           "tables": [tables for _, tables in more_often(small[2], large[2]) if tables]}
    names = [name or "(unnamed)" for name in url_names(get_resolver())]
    json.dump({"names": sorted(set(names)), "requests": answer, "models": described_models()}, sys.stdout)


if __name__ == "__main__":
    main()
