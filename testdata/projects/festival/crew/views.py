from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views import View
from django.views.generic import ListView

from common.views import SearchMixin, StaffOnlyMixin

from . import services
from .models import Assignment, Equipment, Note, Shift, Skill, Team, Volunteer


class LeadMixin:
    def get_queryset(self):
        return super().get_queryset().select_related("lead")


class TeamList(SearchMixin, ListView):
    model = Team
    template_name = "crew/team_list.html"
    queryset = Team.objects.select_related("lead__user").prefetch_related("members__user")


class TeamBoard(LeadMixin, StaffOnlyMixin, ListView):
    model = Team
    template_name = "crew/team_board.html"


class VolunteerList(StaffOnlyMixin, ListView):
    template_name = "crew/volunteer_list.html"
    context_object_name = "volunteers"
    queryset = Volunteer.objects.select_related("user", "team").prefetch_related("skills")
    paginate_by = 200


def mentors(request):
    volunteers = Volunteer.objects.filter(mentor__isnull=False).select_related("user", "mentor")
    return render(request, "crew/mentors.html", {"volunteers": volunteers})


def mentor_names(request):
    volunteers = Volunteer.objects.filter(mentor__isnull=False).select_related("mentor__user")
    return JsonResponse({volunteer.pk: volunteer.mentor.full_name for volunteer in volunteers})


class ShiftList(ListView):
    queryset = Shift.objects.select_related("stage").prefetch_related("assignments__volunteer")
    context_object_name = "shifts"


class ShiftPlan(ListView):
    template_name = "crew/shift_plan.html"
    context_object_name = "shifts"

    def get_queryset(self):
        assignments = Assignment.objects.select_related("volunteer__user").order_by("role")
        return Shift.objects.select_related("stage").prefetch_related(Prefetch("assignments", queryset=assignments))


def roster(request):
    return render(request, "crew/roster.html", {"roster": services.build_roster(services.upcoming_shifts())})


def night_roster(request):
    shifts = Shift.objects.select_related("stage").prefetch_related("volunteers")
    return render(request, "crew/night_roster.html", {"rows": services.build_roster(shifts)})


class Rota(View):
    def get(self, request):
        lines = [f"{stage}: {role}" for _, stage, role in services.rota_lines(request.GET.get("role"))]
        return HttpResponse("\n".join(lines), content_type="text/plain")


def workload(request):
    return JsonResponse(services.Workload(Volunteer.objects.all()).hours())


def hours(request):
    volunteers = Volunteer.objects.annotate(shift_count=Count("assignments"))
    return JsonResponse({volunteer.pk: 4 * volunteer.shift_count for volunteer in volunteers})


def equipment(request):
    items = Equipment.objects.select_related("team").prefetch_related("notes")
    page = Paginator(items, 50).get_page(request.GET.get("page"))
    return render(request, "crew/equipment.html", {"page": page})


def inventory(request):
    page_obj = Paginator(Equipment.objects.all(), 50).get_page(request.GET.get("page"))
    return render(request, "crew/inventory.html", {"page_obj": page_obj})


class NoteList(StaffOnlyMixin, ListView):
    queryset = Note.objects.select_related("written_by").prefetch_related("target")


def note_log(request):
    lines = [f"{note.target}: {note.text}" for note in Note.objects.order_by("created_at")]
    return HttpResponse("\n".join(lines), content_type="text/plain")


def skill_matrix(request):
    skills = Skill.objects.prefetch_related("volunteers")
    return JsonResponse({skill.name: [volunteer.phone for volunteer in skill.volunteers.all()] for skill in skills})


def skill_contacts(request):
    table = {}
    for skill in Skill.objects.prefetch_related("volunteers"):
        table[skill.name] = [volunteer.user.email for volunteer in skill.volunteers.all()]
    return JsonResponse(table)


@login_required
def my_team(request):
    volunteer = request.user.volunteer
    context = {"team": volunteer.team, "lead": volunteer.team.lead, "members": volunteer.team.members.select_related("user")}
    return render(request, "crew/my_team.html", context)


def contacts(request):
    volunteers = list(Volunteer.objects.select_related("user"))
    volunteers.sort(key=lambda volunteer: volunteer.contact_line)
    return HttpResponse("\n".join(volunteer.phone for volunteer in volunteers), content_type="text/plain")


def phone_list(request):
    pairs = Volunteer.objects.values_list("user__email", "team__name")
    return HttpResponse("\n".join(f"{email} {team}" for email, team in pairs), content_type="text/plain")
