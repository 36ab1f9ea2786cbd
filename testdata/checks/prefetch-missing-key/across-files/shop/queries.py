from .models import Author


def authors():
    return Author.objects.all()
