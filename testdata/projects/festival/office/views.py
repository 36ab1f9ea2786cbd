from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.views.generic import ListView, TemplateView

from crew.models import Shift, Team
from lineup.models import Artist, Membership, Performance, Rider
from tickets.models import Order, Ticket, Voucher

from .pages import SelectMixin, Slot, show, staff_page


@staff_page
def artists(request):
    return show(request, "artists", rows=Artist.objects.select_related("home"))


@staff_page
def bookings(request):
    return show(request, "bookings", rows=Performance.objects.select_related("artist"))


def vouchers(request):
    rows = Voucher.objects.all()
    detailed = request.GET.get("detailed") == "1"
    if detailed:
        rows = rows.select_related("issued_by")
    return show(request, "vouchers", rows=rows, detailed=detailed)


def running_order(request):
    performances = Performance.objects.select_related("artist").order_by("starts_at")
    slots = [Slot(performance, number) for number, performance in enumerate(performances, start=1)]
    return show(request, "running_order", slots=slots)


def changeover(request):
    slots = [Slot(performance, number) for number, performance in enumerate(Performance.objects.all())]
    return show(request, "changeover", slots=slots)


def door_times(request):
    rows = [{"performance": p, "artist": p.artist, "stage": p.stage} for p in Performance.objects.select_related("artist", "stage")]
    return show(request, "door_times", rows=rows)


def travel(request):
    rows = [{"artist": p.artist, "when": p.starts_at} for p in Performance.objects.select_related("artist")]
    return show(request, "travel", rows=rows)


def handover(request):
    pairs = zip(Team.objects.select_related("lead"), Shift.objects.select_related("stage"))
    return show(request, "handover", pairs=list(pairs))


def totals(request):
    orders = Order.objects.with_lines()
    return show(request, "totals", rows=sorted(orders, key=lambda order: order.total, reverse=True)[:10])


def receipts(request):
    orders = Order.objects.select_related("customer")
    return show(request, "receipts", rows=sorted(orders, key=lambda order: order.total, reverse=True)[:10])


class MembershipTable(SelectMixin, ListView):
    model = Membership
    ordering = ["pk"]
    select = ["artist", "person"]
    template_name = "office/membership_table.html"


class RiderTable(SelectMixin, ListView):
    model = Rider
    ordering = ["pk"]
    template_name = "office/rider_table.html"

    def get_select(self):
        return ["artist__home"]


class TicketTable(SelectMixin, ListView):
    model = Ticket
    select = ["type"]
    template_name = "office/ticket_table.html"


class Overview(TemplateView):
    template_name = "office/overview.html"

    @cached_property
    def teams(self):
        return Team.objects.select_related("area").prefetch_related("members")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context.update(teams=self.teams, sizes={team.pk: len(team.members.all()) for team in self.teams})
        return context


class BaseTable(ListView):
    template_name = "office/base_table.html"
    paginate_by = 80

    def get_columns(self):
        return ["name"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(columns=self.get_columns(), **kwargs)


class TeamTable(BaseTable):
    queryset = Team.objects.select_related("lead")
    template_name = "office/team_table.html"


class TeamPhones(BaseTable):
    queryset = Team.objects.order_by("name")
    template_name = "office/team_phones.html"


def stage_times(request):
    response = TemplateResponse(request, "office/stage_times.html", {})
    response.context_data["performances"] = Performance.confirmed.all()
    return response


def members(request):
    return show(request, "members", artists=Artist.objects.prefetch_related("members", "genres"))


def first_acts(request):
    return show(request, "first_acts", performances=Performance.confirmed.order_by("starts_at"))
