from .models import Ticket
from .text import context_of


def asked_by_name_before():
    for ticket in Ticket.objects.all():
        context = context_of(ticket)  # expect: missing-select-related
        if ticket.team.name:
            print(context)


def on_a_branch_before(some):
    for ticket in Ticket.objects.all():
        if some:
            print(ticket.team.name)
        print(ticket.team.name)  # expect: missing-select-related


def on_a_branch_alone(some):
    for ticket in Ticket.objects.all():
        if some:
            print(ticket.team.name)  # expect: missing-select-related


def filled_once():
    for ticket in Ticket.objects.all():
        if ticket.price is None:
            ticket.price = len(ticket.team.name)
            ticket.save()  # expect: write-in-loop


def filled_and_forgotten():
    for ticket in Ticket.objects.all():
        if ticket.price is None:
            ticket.price = len(ticket.team.name)  # expect: missing-select-related


def filled_where_that_is_possible(known):
    for ticket in Ticket.objects.all():
        if ticket.price is None:
            if ticket.team.name in known:  # expect: missing-select-related
                ticket.price = 1
                ticket.save()  # expect: write-in-loop


def filled_by_a_loop(ticket):
    if ticket.price is None:
        ticket.price = sum(len(other.team.name) for other in Ticket.objects.all())  # expect: missing-select-related
        ticket.save()


def kept_by_hand(cache):
    names = cache.get("names")
    if names is None:
        names = [ticket.team.name for ticket in Ticket.objects.all()]  # expect: missing-select-related
        cache.set("names", names)
    return names


def latest(count):
    return [ticket.team.name for ticket in Ticket.objects.order_by("-pk")[:count]]


def newest(count=5, *, more=3):
    tickets = Ticket.objects.order_by("-pk")
    return [ticket.team.name for ticket in tickets[:count]], [ticket.team.name for ticket in tickets[:more]]


def oldest(count):
    return [ticket.team.name for ticket in Ticket.objects.order_by("pk")[:count]]  # expect: missing-select-related


def handed_on(count):
    return [ticket.team.name for ticket in Ticket.objects.order_by("pk")[:count]]  # expect: missing-select-related


def never_called(count):
    return [ticket.team.name for ticket in Ticket.objects.order_by("pk")[:count]]  # expect: missing-select-related


def counted_again(count):
    count = count * 100
    return [ticket.team.name for ticket in Ticket.objects.order_by("pk")[:count]]  # expect: missing-select-related


def callers(size, then):
    then(handed_on)
    return latest(5), latest(count=3), newest(), newest(2, more=1), oldest(5), oldest(size), handed_on(1), counted_again(1)
