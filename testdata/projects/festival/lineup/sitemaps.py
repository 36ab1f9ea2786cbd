from django.contrib.sitemaps import Sitemap

from .models import Artist, Performance


class ArtistSitemap(Sitemap):
    changefreq = "daily"

    def items(self):
        return Artist.objects.filter(hidden=False)

    def lastmod(self, artist):
        return artist.updated_at


class PerformanceSitemap(Sitemap):
    priority = 0.4

    def items(self):
        return Performance.confirmed.all()
