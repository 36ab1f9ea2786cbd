from django.urls import path

from . import feeds, views

app_name = "lineup"

urlpatterns = [
    path("artists/", views.ArtistList.as_view(), name="artist-list"),
    path("artists/letter/<str:letter>/", views.ArtistLetter.as_view(), name="artist-letter"),
    path("artists/compare/<slug:first>/<slug:second>/", views.compare, name="compare"),
    path("artists/<slug:slug>/", views.ArtistDetail.as_view(), name="artist-detail"),
    path("stages/", views.StageList.as_view(), name="stage-list"),
    path("stages/<slug:slug>/", views.StageDetail.as_view(), name="stage-detail"),
    path("programme/", views.programme, name="programme"),
    path("programme/print/", views.programme_print, name="programme-print"),
    path("programme/archive/", views.PerformanceArchive.as_view(), name="archive"),
    path("programme/feed/", feeds.ProgrammeFeed(), name="feed"),
    path("genres/", views.genres, name="genres"),
    path("genres/paths/", views.genre_paths, name="genre-paths"),
    path("countries/", views.CountryList.as_view(), name="country-list"),
    path("agencies/", views.AgencyList.as_view(), name="agency-list"),
    path("agencies/roster/", views.AgencyRoster.as_view(), name="agency-roster"),
    path("people/", views.PersonList.as_view(), name="person-list"),
    path("people/cards/", views.PersonCards.as_view(), name="person-cards"),
    path("people/instruments/", views.instruments, name="instruments"),
    path("people/memberships/", views.MembershipList.as_view(), name="membership-list"),
    path("poster/", views.poster, name="poster"),
    path("poster/credits/", views.credits_page, name="credits"),
    path("office/catering/", views.CateringList.as_view(), name="catering"),
    path("office/riders/", views.RiderSheet.as_view(), name="rider-sheet"),
    path("office/power/", views.PowerPlan.as_view(), name="power-plan"),
]
