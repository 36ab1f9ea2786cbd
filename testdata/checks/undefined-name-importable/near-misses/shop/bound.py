import os
from contextlib import suppress as Shelf


def every(values):
    with open(os.devnull) as Book:
        pass
    for Author, (send_mail, *call_command) in values:
        pass
    if (slugify := values) or {mark_safe: 1 for mark_safe in values}:
        pass
    try:
        pass
    except OSError as Http404:
        pass
    return Book, Author, send_mail, call_command, slugify, mark_safe, Http404, Shelf
