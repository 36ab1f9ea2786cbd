import graphene
from graphene import relay
from graphene_django import DjangoListField, DjangoObjectType
from graphene_django.filter import DjangoFilterConnectionField

from .models import Author, Book, Publisher, Tag


class PublisherType(DjangoObjectType):
    class Meta:
        model = Publisher
        fields = ("name",)


class AuthorType(DjangoObjectType):
    class Meta:
        model = Author
        fields = ("id", "name", "publisher", "books")  # expect: missing-prefetch-related


class TagType(DjangoObjectType):
    class Meta:
        model = Tag
        fields = "__all__"
        filter_fields = ["name"]
        interfaces = (relay.Node,)


class BookType(DjangoObjectType):
    label_count = graphene.Int()
    author_key = graphene.Int()

    class Meta:
        model = Book
        fields = ("title", "author", "tags")  # expect: missing-select-related

    def resolve_label_count(self, info):
        return self.tags.count()  # expect: missing-prefetch-related

    def resolve_author_key(root, info):
        return root.author_id


class Shelf:
    all_authors = DjangoListField(AuthorType)

    def resolve_all_authors(root, info):
        return Author.objects.select_related("publisher")


class Query(Shelf, graphene.ObjectType):
    all_books = graphene.List(graphene.NonNull(BookType))
    loaded_books = DjangoListField(BookType)
    optimised_books = graphene.List(BookType)
    publishers = DjangoFilterConnectionField(PublisherType)
    book = graphene.Field(BookType, pk=graphene.Int())
    titles = graphene.List(graphene.String)

    def resolve_all_books(self, info, **kwargs):
        return Book.objects.all()

    def resolve_loaded_books(self, info):
        return Book.objects.select_related("author").prefetch_related("tags")

    def resolve_optimised_books(self, info):
        return optimise(Book.objects.all(), info)

    def resolve_book(self, info, pk):
        return Book.objects.get(pk=pk)

    def resolve_titles(self, info):
        return Book.objects.values_list("title", flat=True)


schema = graphene.Schema(query=Query)
