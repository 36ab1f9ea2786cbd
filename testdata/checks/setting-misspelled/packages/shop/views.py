from django.conf import settings


def limits(request):
    return settings.CELERY_BEAT_SCHEDULES, settings.ACCOUNT_FORM, settings.REST_FRAMEWORK["PAGE_SIZES"]
