from .models import Shelf


def shelves():
    return Shelf.objects.all()
