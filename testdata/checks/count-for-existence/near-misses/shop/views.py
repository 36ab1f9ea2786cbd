from .models import Author, Book


def answers(request, author: Author, titles):
    if Book.objects.filter(price=1).exists() or Book.objects.count() > 1 or Book.objects.count() >= 2:
        yield 1
    if titles.count("A") > 0:
        yield 3
    if author.books.count():
        yield 2
    number = Book.objects.filter(price=1).count()
    if number > 0:
        yield number
    books = Book.objects.filter(price=2)
    if books.count() > 0:
        yield f"{books.count()} books"
    rows = list(books)
    if rows.count(titles) > 0:
        yield 4
    more = Book.objects.filter(price=3)
    for book in more:
        yield book
    if more.count():
        yield 5
    yield Book.objects.filter(price=4).count() or 7
    yield 0 < Book.objects.filter(price=4).count() < 3
    yield Book.objects.filter(price=5).count() == len(titles)
