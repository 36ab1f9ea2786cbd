from .models import Loan


def loans():
    lent = [loan.book.title for loan in Loan.objects.all()]  # expect: missing-select-related "book"
    ended = [loan.book.title for loan in Loan.deleted_objects.select_related("book")]
    return lent, ended
