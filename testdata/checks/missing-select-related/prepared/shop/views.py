from .models import Document
from .text import names_of, text_of


def all_of_them():
    return [text_of(document) for document in Document.objects.prefetch_related("values__field")]


def one(pk):
    document = Document.objects.get(pk=pk)
    return text_of(document) + names_of(document)
