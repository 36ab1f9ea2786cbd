from django.db.models import F

from .models import Book, Other


def cheap(request):
    return Book.objects.annotate(price=F("id")).filter(price__lt=10), Other.objects.filter(price=1)
