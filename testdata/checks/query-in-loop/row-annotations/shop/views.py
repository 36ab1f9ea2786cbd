from django.db.models import (
    Count,
    Q,
)

from .models import Author, Book, Note


def exists():
    for book in Book.objects.order_by("title"):
        print(book.title, Author.objects.filter(pk=book.translator_id, age__gt=18).exists())  # expect: query-in-loop


def row_itself(minimum):
    return [author.name for author in Author.objects.all()
            if not Book.objects.filter(author=author).exclude(pages__lt=minimum).exists()]  # expect: query-in-loop


def counted():
    for author in Author.objects.annotate(names=Count("name")):
        print(Book.objects.filter(title=author.name).count())  # expect: query-in-loop


def counted_by_key():
    authors = Author.objects.all()
    for author in authors:
        # expect: query-in-loop
        found = Book.objects.filter(
            translator_id=author.pk,
            pages__lte=author.age,
        ).count()
        print(found)


def own_manager():
    for author in Author.objects.all():
        print(Note.objects.filter(title=author.name).exists())  # expect: query-in-loop


def own_manager_counts():
    for author in Author.objects.all():
        print(Note.objects.filter(title=author.name).count())  # expect: query-in-loop


def none_is_no_null():
    for author in Author.objects.all():
        print(Book.objects.filter(title=author.nick).exists())  # expect: query-in-loop


def other_kind():
    for author in Author.objects.all():
        print(Book.objects.filter(title=author.age).exists())  # expect: query-in-loop


def computed():
    for author in Author.objects.all():
        print(Book.objects.filter(title=author.name.lower()).exists())  # expect: query-in-loop


def either():
    for author in Author.objects.all():
        print(Book.objects.filter(Q(author=author) | Q(translator=author)).exists())  # expect: query-in-loop


def from_anybody(authors):
    for author in authors:
        print(Book.objects.filter(author=author).exists())  # expect: query-in-loop


def calls_with_rows():
    from_anybody(Author.objects.all())


def changed_before():
    for author in Author.objects.all():
        author.name = author.name.title()
        print(Book.objects.filter(title=author.name).exists())  # expect: query-in-loop
