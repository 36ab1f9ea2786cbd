from django.core.signals import request_finished


def forget(**kwargs):
    print(kwargs)


request_finished.connect(forget)
