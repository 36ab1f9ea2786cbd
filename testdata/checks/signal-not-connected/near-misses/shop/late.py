from django.core.signals import request_finished


def note(**kwargs):
    print(kwargs)


def connect_all():
    request_finished.connect(note)
