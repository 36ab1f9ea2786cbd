from django.conf import settings


def is_debug(request):
    return settings.TEMPLATE_DEBUG
