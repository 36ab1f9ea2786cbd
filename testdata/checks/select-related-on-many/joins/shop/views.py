from .models import Author, Book, Cover, Line


def many(request):
    one = Author.objects.select_related("books")  # expect(L2): select-related-on-many "leads to many rows"
    two = Book.objects.select_related("author", "genres")
    #                                           ^^^^^^^^ expect: select-related-on-many
    three = Book.objects.select_related("line")  # expect: select-related-on-many "line"
    four = Line.objects.select_related("book__author__books")  # expect: select-related-on-many "books"
    five = Cover.objects.select_related("source")  # expect: select-related-on-many "generic relation"
    return one, two, three, four, five


def columns(request):
    one = Book.objects.select_related("title")  # expect: select-related-on-many "is a column of shop.Book"
    two = Book.objects.select_related("author__name")  # expect: select-related-on-many "is a column of shop.Author"
    three = Book.objects.select_related("author_id")  # expect: select-related-on-many
    return one, two, three
