from .models import Book, Status
from elsewhere import change


def by_its_text():
    for book in Book.objects.filter(status="draft"):
        if book.status == "final":
            print(book.author.team_id)
        elif book.status in ("final", "expired"):
            print(book.author.team_id)


def by_a_choice():
    for book in Book.objects.filter(status=Status.DRAFT).order_by("pk"):
        if book.status == Status.FINAL:
            print(book.author.team_id)


def by_a_flag():
    return [book.team for book in Book.objects.filter(sold=False)]


def without_a_price():
    for book in Book.objects.filter(price__isnull=True):
        if book.price:
            print(book.author.team_id)


def just_set():
    for book in Book.objects.all():
        book.expire()


def the_branch_that_is_taken():
    for book in Book.objects.filter(status=Status.DRAFT):
        if book.status == Status.DRAFT:
            print(book.author.team_id)  # expect: missing-select-related


def either(drafts):
    books = Book.objects.filter(status="draft") if drafts else Book.objects.filter(status="final")
    for book in books:
        if book.status == "final":
            print(book.author.team_id)  # expect: missing-select-related


def set_since():
    for book in Book.objects.filter(status="draft"):
        book.status = "final" if book.price else "draft"
        if book.status == "final":
            print(book.author.team_id)  # expect: missing-select-related


def set_on_some_ways():
    for book in Book.objects.filter(status="active"):
        if book.price:
            book.status = "expired"
        book.refresh_team()  # expect: missing-select-related


def set_unless_left_before():
    for book in Book.objects.all():
        book.expire_some()
        book.refresh_team()  # expect: missing-select-related


def changed_by_unknown_code():
    for book in Book.objects.filter(status="draft"):
        change(book)
        if book.status == "final":
            print(book.author.team_id)  # expect: missing-select-related


def asked_for_again():
    for book in Book.objects.filter(status="draft"):
        book.refresh_from_db()
        if book.status == "final":
            print(book.author.team_id)  # expect: missing-select-related
