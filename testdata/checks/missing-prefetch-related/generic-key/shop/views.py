from .models import Note


def subjects():
    return [str(note.subject) for note in Note.objects.all()]  # expect: missing-prefetch-related
