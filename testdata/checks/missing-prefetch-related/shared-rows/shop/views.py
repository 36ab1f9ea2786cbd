from .models import Log


def behind_a_prefetch():
    for log in Log.objects.prefetch_related("event"):
        print(log.event.organizer.slug)  # expect: missing-prefetch-related "each different `event` of Log (up to 1 + N"


def behind_a_join():
    for log in Log.objects.select_related("event").prefetch_related("event__log_set"):
        print(log.event.organizer.slug)  # expect: missing-select-related "event__organizer"


def loaded():
    for log in Log.objects.prefetch_related("event__organizer"):
        print(log.event.organizer.slug)
