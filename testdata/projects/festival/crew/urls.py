from django.urls import path

from . import views

app_name = "crew"

urlpatterns = [
    path("teams/", views.TeamList.as_view(), name="team-list"),
    path("teams/board/", views.TeamBoard.as_view(), name="team-board"),
    path("teams/mine/", views.my_team, name="my-team"),
    path("volunteers/", views.VolunteerList.as_view(), name="volunteer-list"),
    path("volunteers/mentors/", views.mentors, name="mentors"),
    path("volunteers/mentors.json", views.mentor_names, name="mentor-names"),
    path("volunteers/contacts/", views.contacts, name="contacts"),
    path("volunteers/phones/", views.phone_list, name="phone-list"),
    path("volunteers/workload/", views.workload, name="workload"),
    path("volunteers/hours/", views.hours, name="hours"),
    path("shifts/", views.ShiftList.as_view(), name="shift-list"),
    path("shifts/plan/", views.ShiftPlan.as_view(), name="shift-plan"),
    path("shifts/roster/", views.roster, name="roster"),
    path("shifts/night/", views.night_roster, name="night-roster"),
    path("shifts/rota/", views.Rota.as_view(), name="rota"),
    path("equipment/", views.equipment, name="equipment"),
    path("equipment/inventory/", views.inventory, name="inventory"),
    path("notes/", views.NoteList.as_view(), name="note-list"),
    path("notes/log/", views.note_log, name="note-log"),
    path("skills/matrix/", views.skill_matrix, name="skill-matrix"),
    path("skills/contacts/", views.skill_contacts, name="skill-contacts"),
]
