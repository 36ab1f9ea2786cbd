"""Runs `manage.py check --deploy` of the project in the current folder, and prints as JSON, on the last line, what Django
reported: for each message its id, what it is about and its text. Which messages are silenced is Django's business."""

import json
import os
import sys


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


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[1]
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
    json.dump(reported, sys.stdout)


main()
