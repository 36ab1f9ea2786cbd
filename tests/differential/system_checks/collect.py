"""Runs `manage.py check --deploy` of many projects, and leaves beside each what Django reported: for each message its id, what
it is about and its text. Which messages are silenced is Django's business.

Arguments: `folder settings-module` pairs. Each project runs in a process of its own, forked from one that has imported of Django
what reads no settings; its answer is django.json in its folder, its errors are django.log."""

import importlib
import json
import os
import sys
import traceback

# What imports no models and reads no settings.
SHARED = ["core.checks", "core.management.commands.check", "db.backends.sqlite3.base", "db.models", "forms", "template.engine",
          "template.backends.django", "template.loaders.app_directories", "test.signals", "urls", "utils.translation", "views"]


def described(message):
    subject = message.obj
    model = getattr(subject, "model", subject)
    options = getattr(model, "_meta", None)
    field = getattr(subject, "name", None) if hasattr(subject, "contribute_to_class") else None
    module = getattr(subject, "__module__", None) or type(subject).__module__
    return {
        "id": message.id,
        "model": getattr(options, "label", None),
        "field": field,
        "text": f"{module} {subject} {message.msg} {message.hint}",
    }


def check(settings):
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    sys.path.insert(0, os.getcwd())
    from django.core import checks
    from django.core.management import base, execute_from_command_line

    reported = []
    run_checks = checks.run_checks

    def recorded(*arguments, **named):
        messages = run_checks(*arguments, **named)
        reported.extend(described(message) for message in messages if not message.is_silenced())
        return messages

    checks.run_checks = base.checks.run_checks = recorded
    try:
        execute_from_command_line(["manage.py", "check", "--deploy", "--database", "default"])
    except SystemExit as end:  # how check says that there were errors
        if not reported:
            raise end
    with open("django.json", "w") as file:
        json.dump(reported, file)


def in_child(folder, settings):
    """Never returns: a forked process runs this and ends."""
    code = 1
    try:
        os.chdir(folder)
        log = os.open("django.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(log, 1)
        os.dup2(log, 2)
        check(settings)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main():
    for name in SHARED:
        importlib.import_module(f"django.{name}")
    words = iter(sys.argv[1:])
    for folder, settings in zip(words, words):
        child = os.fork()
        if child == 0:
            in_child(folder, settings)
        os.waitpid(child, 0)


main()
