from django.contrib import admin
from django.db.models import Count

from .models import Agency, Area, Artist, Country, Genre, Membership, Performance, Person, Rider, Stage


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 1


@admin.register(Artist)
class ArtistAdmin(admin.ModelAdmin):
    list_display = ["name", "home", "agency"]
    list_filter = ["hidden", "genres"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [MembershipInline]


@admin.register(Stage)
class StageAdmin(admin.ModelAdmin):
    list_display = ["name", "area", "updated_at"]


@admin.register(Performance)
class PerformanceAdmin(admin.ModelAdmin):
    list_filter = ["status"]
    date_hierarchy = "starts_at"


@admin.register(Genre)
class GenreAdmin(admin.ModelAdmin):
    list_display = ["name", "full_path"]
    list_select_related = ["parent"]

    @admin.display(description="path", ordering="parent__name")
    def full_path(self, obj):
        return obj.path


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):
    list_display = ["name", "country", "artist_count"]

    @admin.display(description="artists")
    def artist_count(self, obj):
        return obj.artists.count()


@admin.register(Country)
class CountryAdmin(admin.ModelAdmin):
    list_display = ["name", "people_count"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(people_total=Count("people"))

    @admin.display(description="people", ordering="people_total")
    def people_count(self, obj):
        return obj.people_total


def country_code(obj):
    return obj.country.code


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ["name", country_code]
    search_fields = ["name"]


@admin.register(Rider)
class RiderAdmin(admin.ModelAdmin):
    list_display = ["id", "artist_name", "power"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("artist")

    def artist_name(self, obj):
        return obj.artist.name


admin.site.register(Area)
