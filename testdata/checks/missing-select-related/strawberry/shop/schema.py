import strawberry
import strawberry_django
from strawberry_django.optimizer import DjangoOptimizerExtension

from .models import Author, Book
from .types import AuthorType, BookType


@strawberry.type
class Query:
    books: list[BookType] = strawberry_django.field()

    @strawberry_django.field
    def loaded(self, info) -> list[BookType]:
        return Book.objects.select_related("author__publisher").prefetch_related("tags")

    @strawberry.field
    def one(self, pk: int) -> BookType:
        return Book.objects.get(pk=pk)


@strawberry.type
class Optimised:
    authors: list[AuthorType] = strawberry_django.field()

    @strawberry_django.field
    def some_authors(self) -> list[AuthorType]:
        return Author.objects.all()


schema = strawberry.Schema(query=Query)
optimised = strawberry.Schema(query=Optimised, extensions=[DjangoOptimizerExtension])
