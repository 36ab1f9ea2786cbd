from typing import List, Optional

import strawberry
import strawberry_django
from strawberry import auto

from . import models


@strawberry_django.type(models.Publisher)
class PublisherType:
    name: auto


@strawberry_django.type(models.Author)
class AuthorType:
    name: auto
    publisher: PublisherType


@strawberry_django.type(models.Tag)
class TagType:
    name: auto


@strawberry_django.type(models.Book)
class BookType:
    title: auto
    author_id: int
    author: Optional["AuthorType"]  # expect: missing-select-related
    labels: List[TagType] = strawberry_django.field(field_name="tags")  # expect: missing-prefetch-related

    @strawberry_django.field
    def newest(self) -> bool:
        return models.Book.objects.filter(author=self.author_id).exists()  # expect: query-in-loop
