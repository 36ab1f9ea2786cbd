from .models import Book, Cover


def result_thrown_away():
    books = Book.objects.order_by("pk")
    books.select_related("author")  # expect: queryset-result-discarded
    return [book.author.name for book in books]  # expect: missing-select-related


def result_kept():
    books = Book.objects.order_by("pk")
    books = books.select_related("author")
    return [book.author.name for book in books]


def list_of_rows():
    books = [book for book in Book.objects.all() if book.in_print]
    return [book.author.name for book in books]  # expect: missing-select-related


def refined_in_a_branch(request):
    books = Book.objects.all()
    page = request.GET.get("page")
    if page:
        books = books.filter(title=page)
    return [book.author.name for book in books]  # expect: missing-select-related


def read_in_a_condition():
    found = []
    for book in Book.objects.all():
        if book.author.name == "Ann":  # expect: missing-select-related
            found.append(book)
    return found


def nested_loops_multiply():
    for book in Book.objects.all():
        for other in Book.objects.all():  # expect: query-loop-invariant
            print(other.author.name)  # expect(L3): missing-select-related


def read_again_in_an_inner_loop():
    for book in Book.objects.prefetch_related("tags"):
        for tag in book.tags.all():
            print(tag.word, book.author.name)  # expect(L2): missing-select-related "(1 + N)"


def left_after_the_read(title):
    for book in Book.objects.all():
        name = book.author.name  # expect: missing-select-related
        if book.title == title:
            break
    return name


def continued():
    for book in Book.objects.all():
        if not book.in_print:
            continue
        print(book.author.name)  # expect: missing-select-related


def read_before_it_is_assigned(author):
    for book in Book.objects.all():
        print(book.author.name)  # expect: missing-select-related
        book.author = author


def made_in_two_places(request):
    books = Book.objects.filter(in_print=True)
    if request.GET:
        books = books.exclude(title="")
    for book in books:
        print(book.editor)  # expect: missing-select-related


def unpacked():
    pairs = zip(Book.objects.order_by("pk"), range(3))
    for book, number in pairs:
        print(number, book.author.name)  # expect: missing-select-related


def related_rows():
    authors = [book.author for book in Book.objects.all()]  # expect: missing-select-related
    return authors


async def asynchronous():
    async for book in Book.objects.all():
        print(book.author.name)  # expect: missing-select-related


def bounded_by_a_unique_key(pk):
    for cover in Cover.objects.filter(book=pk):
        print(cover.book.title)  # known-noise: missing-select-related — a book has one cover at most


def helper_reads():
    return [describe(book) for book in Book.objects.all()]  # expect: missing-select-related


def describe(book):
    return book.author.name
