from django.conf import settings


def roots(request):
    return settings.MEDIA_ROOTS
