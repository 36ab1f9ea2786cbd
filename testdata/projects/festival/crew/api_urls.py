from django.urls import path
from rest_framework.routers import SimpleRouter

from . import api

router = SimpleRouter()
router.register("volunteers", api.VolunteerViewSet)
router.register("teams", api.TeamViewSet)
router.register("shifts", api.ShiftViewSet)

urlpatterns = router.urls + [
    path("notes/", api.NoteList.as_view(), name="note-list"),
    path("assignments/", api.AssignmentList.as_view(), name="assignment-list"),
]
