from django.urls import include, path
from rest_framework.routers import SimpleRouter

from . import api

router = SimpleRouter()
router.register("artists", api.ArtistViewSet)
router.register("stages", api.StageViewSet)
router.register("performances", api.PerformanceViewSet)
router.register("genres", api.GenreViewSet)
router.register("agencies", api.AgencyViewSet)
router.register("memberships", api.MembershipViewSet)
router.register("people", api.PersonViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("riders/", api.RiderList.as_view(), name="rider-list"),
    path("riders/status/", api.RiderStatus.as_view(), name="rider-status"),
]
