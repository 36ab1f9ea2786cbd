from django.urls import path
from django.views.generic import DetailView, ListView

from crew.models import Team
from lineup.models import Stage
from press.models import Sponsor

from . import views

app_name = "office"

urlpatterns = [
    path("artists/", views.artists, name="artists"),
    path("bookings/", views.bookings, name="bookings"),
    path("vouchers/", views.vouchers, name="vouchers"),
    path("running-order/", views.running_order, name="running-order"),
    path("changeover/", views.changeover, name="changeover"),
    path("door-times/", views.door_times, name="door-times"),
    path("travel/", views.travel, name="travel"),
    path("handover/", views.handover, name="handover"),
    path("totals/", views.totals, name="totals"),
    path("receipts/", views.receipts, name="receipts"),
    path("memberships/", views.MembershipTable.as_view(), name="memberships"),
    path("riders/", views.RiderTable.as_view(), name="riders"),
    path("tickets/", views.TicketTable.as_view(), name="tickets"),
    path("overview/", views.Overview.as_view(), name="overview"),
    path("teams/", views.TeamTable.as_view(), name="teams"),
    path("teams/phones/", views.TeamPhones.as_view(), name="team-phones"),
    path("stage-times/", views.stage_times, name="stage-times"),
    path("members/", views.members, name="members"),
    path("first-acts/", views.first_acts, name="first-acts"),
    path("stages/", ListView.as_view(model=Stage, template_name="office/stages.html"), name="stages"),
    path(
        "sponsors/",
        ListView.as_view(queryset=Sponsor.objects.select_related("contact"), template_name="office/sponsors.html"),
        name="sponsors",
    ),
    path("teams/<int:pk>/", DetailView.as_view(model=Team, template_name="office/team.html"), name="team"),
]
