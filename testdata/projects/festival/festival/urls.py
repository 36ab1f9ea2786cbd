from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from lineup.sitemaps import ArtistSitemap, PerformanceSitemap

sitemaps = {"artists": ArtistSitemap, "performances": PerformanceSitemap}

api_patterns = (
    [
        path("lineup/", include("lineup.api_urls")),
        path("tickets/", include(("tickets.api_urls", "tickets"))),
        path("crew/", include(("crew.api_urls", "crew"))),
        path("press/", include(("press.api_urls", "press"))),
        path("market/", include(("market.api_urls", "market"))),
    ],
    "api",
)

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include(api_patterns)),
    path("lineup/", include("lineup.urls")),
    path("shop/", include("tickets.urls")),
    path("crew/", include("crew.urls")),
    path("market/", include("market.urls")),
    path("office/", include("office.urls")),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": sitemaps}, name="sitemap"),
    path("", include("press.urls")),
]
