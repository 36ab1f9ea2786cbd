from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.views.generic import ArchiveIndexView, DetailView, ListView, TemplateView

from common.views import SearchMixin, StaffOnlyMixin, TitleMixin

from .models import Agency, Artist, Country, Genre, Membership, Performance, Person, Rider, Stage


class ArtistList(SearchMixin, ListView):
    queryset = Artist.objects.listed()
    template_name = "lineup/artist_list.html"
    context_object_name = "artists"
    paginate_by = 60


class ArtistDetail(DetailView):
    model = Artist

    def get_queryset(self):
        return super().get_queryset().select_related("home", "agency")

    def get_context_data(self, **kwargs):
        return super().get_context_data(performances=self.object.performances.all(), **kwargs)


class ArtistLetter(TitleMixin, ListView):
    model = Artist
    title = "A to Z"
    template_name = "lineup/artist_letter.html"

    def get_queryset(self):
        return super().get_queryset().filter(name__istartswith=self.kwargs["letter"])


class StageList(ListView):
    model = Stage


class StageDetail(DetailView):
    model = Stage
    context_object_name = "stage"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["performances"] = self.object.performances.select_related("artist")
        return context


def programme(request):
    performances = Performance.confirmed.select_related("artist__home", "stage").order_by("stage__name", "starts_at")
    return render(request, "lineup/programme.html", {"performances": performances, "title": "Programme"})


def programme_print(request):
    performances = Performance.confirmed.with_artist().order_by("starts_at")
    return TemplateResponse(request, "lineup/programme_print.html", {"rows": performances})


def genres(request):
    context = {"title": "Genres"}
    context["genres"] = Genre.objects.prefetch_related("artists")
    return render(request, "lineup/genres.html", context)


def genre_paths(request):
    found = Genre.objects.all()
    if request.GET.get("top"):
        found = found.filter(parent__isnull=True)
    return render(request, "lineup/genre_paths.html", {"genres": found})


class CountryList(ListView):
    queryset = Country.objects.annotate(artist_count=Count("artists", distinct=True))
    context_object_name = "countries"


class AgencyList(SearchMixin, ListView):
    model = Agency
    context_object_name = "agencies"
    paginate_by = 50


class AgencyRoster(StaffOnlyMixin, ListView):
    template_name = "lineup/agency_roster.html"
    paginate_by = 50
    queryset = Agency.objects.select_related("country").prefetch_related(
        Prefetch("artists", queryset=Artist.objects.select_related("home").order_by("name"), to_attr="roster"),
    )


class PersonList(ListView):
    queryset = Person.objects.select_related("country")
    paginate_by = 50


class PersonCards(ListView):
    template_name = "lineup/person_cards.html"
    context_object_name = "people"

    def get_queryset(self):
        return Person.objects.select_related("country").prefetch_related("memberships__artist")


def instruments(request):
    rows = Membership.objects.values("instrument", "artist__name").annotate(players=Count("person")).order_by("instrument")
    return render(request, "lineup/instruments.html", {"rows": rows})


class MembershipList(ListView):
    model = Membership

    def get_queryset(self):
        queryset = super().get_queryset().order_by("instrument", "pk")
        return queryset.select_related("person")


def poster(request):
    performances = Performance.confirmed.select_related("stage__area", "artist")
    return render(request, "lineup/poster.jinja", {"performances": performances}, using="jinja2")


def credits_page(request):
    artists = Artist.objects.filter(hidden=False).prefetch_related("memberships")
    return render(request, "lineup/credits.jinja", {"artists": artists}, using="jinja2")


class CateringList(StaffOnlyMixin, TemplateView):
    template_name = "lineup/catering.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["artists"] = Artist.objects.order_by("name")
        return context


class RiderSheet(StaffOnlyMixin, TemplateView):
    template_name = "lineup/rider_sheet.html"
    extra_context = {"title": "Riders"}

    def get_context_data(self, **kwargs):
        riders = Rider.objects.select_related("artist__agency")
        return super().get_context_data(riders=riders, **kwargs)


class PowerPlan(StaffOnlyMixin, TemplateView):
    template_name = "lineup/power_plan.html"

    @property
    def artists(self):
        return Artist.objects.select_related("rider")


class PerformanceArchive(ArchiveIndexView):
    model = Performance
    date_field = "created_at"
    template_name = "lineup/archive.html"


def compare(request, first, second):
    left = get_object_or_404(Artist, slug=first)
    right = get_object_or_404(Artist, slug=second)
    pairs = [("home", left.home, right.home), ("agency", left.agency, right.agency)]
    return render(request, "lineup/compare.html", {"left": left, "right": right, "pairs": pairs})
