from typing import List, Optional

from ninja import Field, ModelSchema, NinjaAPI, Schema

from .models import Author, Book

api = NinjaAPI()


class PublisherSchema(Schema):
    name: str


class AuthorSchema(Schema):
    name: str
    publisher: Optional[PublisherSchema]  # expect: missing-select-related


class TagSchema(Schema):
    name: str


class BookSchema(Schema):
    title: str
    author_id: int
    author: AuthorSchema
    tags: List[TagSchema]  # expect: missing-prefetch-related


class LineSchema(Schema):
    title: str
    author_name: str = Field(None, alias="author.name")  # expect: missing-select-related


class PlaceSchema(Schema):
    publisher: str

    @staticmethod
    def resolve_publisher(obj):
        return obj.author.publisher.name  # expect: missing-select-related


class KeysSchema(ModelSchema):
    class Meta:
        model = Book
        fields = ["title", "author", "tags"]  # expect: missing-prefetch-related


class Message(Schema):
    text: str


@api.get("/books", response=List[BookSchema])
def list_books(request):
    return Book.objects.all()


@api.get("/lines", response={404: Message, 200: list[LineSchema]})
def list_lines(request):
    return 200, Book.objects.filter(title="")


@api.get("/places", response=list[PlaceSchema])
def list_places(request):
    return Book.objects.order_by("title")


@api.get("/keys", response=List[KeysSchema])
def list_keys(request):
    return Book.objects.all()


@api.get("/loaded", response=List[BookSchema])
def list_loaded(request):
    return Book.objects.select_related("author__publisher").prefetch_related("tags")


@api.get("/books/{pk}", response=BookSchema)
def one_book(request, pk: int):
    return Book.objects.get(pk=pk)


@api.get("/messages", response=List[Message])
def messages(request):
    return [{"text": "a"}]


@api.get("/open")
def without_response(request):
    return Author.objects.all()
