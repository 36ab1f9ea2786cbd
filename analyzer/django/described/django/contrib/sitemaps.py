"""Sitemaps: what is asked of each item. Source: django/contrib/sitemaps/__init__.py of Django 5.2."""
import djvet


class Sitemap:
    def djvet_run(self):
        self.get_urls()

    def items(self):
        return []

    def location(self, item):
        return item.get_absolute_url()

    def get_urls(self, page=1, site=None, protocol=None):
        for item in djvet.rows(self.items()):
            djvet.dynamic(self, "location", item)
            djvet.dynamic(self, "lastmod", item)
            djvet.dynamic(self, "priority", item)
            djvet.dynamic(self, "changefreq", item)


class GenericSitemap(Sitemap):
    queryset = None

    def __init__(self, info_dict, priority=None, changefreq=None, protocol=None):
        self.queryset = info_dict["queryset"]
        self.get_urls()

    def items(self):
        return self.queryset.filter()
