import json
from http import HTTPStatus

from django.shortcuts import render

from . import models
from .models import all_books


def index(request, pk):
    book = get_object_or_404(Book, pk=pk)  # expect: undefined-name-importable, undefined-name-importable
    if book is None:
        raise Http404(json.dumps(HTTPStatus.OK))  # expect: undefined-name-importable
    return render(request, "index.html", {"books": all_books(), "book": Book(), "models": models})
