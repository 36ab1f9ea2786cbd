from .models import Bill, Book, Reminder


def retire(last):
    for book in Book.objects.filter(pk__lt=last):
        book.in_print = False
        book.rank = 0
        book.save()  # expect: write-in-loop "saves one Book"
        # help: one statement instead of the loop: `Book.objects.filter(pk__lt=last).update(in_print=False, rank=0)`


def rank(ranks):
    for book in Book.objects.all():
        rank = ranks.get(book.pk)
        if rank is None:
            continue
        book.rank = rank
        book.save(update_fields=["rank"])  # expect: write-in-loop
        # help: collect the rows that change, and behind the loop `Book.objects.bulk_update(rows, ["rank"])`


def count_up():
    for book in Book.objects.filter(in_print=True):
        book.rank += 1
        book.save()  # expect: write-in-loop
        # help: collect the rows that change, and behind the loop `Book.objects.bulk_update(rows, ["rank"])`


def drop_all():
    for book in Book.objects.filter(in_print=False):
        book.delete()  # expect: write-in-loop
        # help: one statement instead of the loop: `Book.objects.filter(in_print=False).delete()`


def remind():
    for bill in Bill.objects.filter(paid=False):
        Reminder.objects.create(bill=bill)  # expect: write-in-loop "creates one Reminder"
        # help: collect `Reminder(...)` instead, and behind the loop `Reminder.objects.bulk_create(rows)`


def drop_streamed():
    for book in Book.objects.filter(rank=0).iterator():
        book.delete()  # expect: write-in-loop
        # help: one statement instead of the loop: `Book.objects.filter(rank=0).delete()`
