from .models import Line


def recent_lines():
    return Line.objects.order_by("-pk")
