"""URLconfs, their handlers, and receivers of signals."""

from seeds import seed

VIEWS = {"views.py": '''from django.http import HttpResponse
from django.views import View
from django.views.generic import TemplateView


def page(request, **values):
    return HttpResponse("")


class Page(View):
    pass


class About(TemplateView):
    template_name = "about.html"
'''}
BEFORE = "from APP.views import About, Page, page\n\nurlpatterns = [\n    "
BOOK = "class Book(models.Model):\n    title = models.CharField(max_length=20)\n"
APPS = '''from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "APP"

    def ready(self):
        from APP import receivers
'''


def pattern(name, ids, wrong, right, files=None, **rest):
    files = {**VIEWS, **(files or {})}
    return seed(name, ids, "", {"urls": BEFORE + right + ",\n]\n"}, urls=BEFORE + wrong + ",\n]\n", files=files, **rest)


def receiver(name, ids, wrong, right):
    def files(arguments):
        text = "from django.db.models import signals\nfrom django.dispatch import receiver\n\n\n"
        return {"apps.py": APPS, "receivers.py": text + arguments + "def done(sender, **kwargs):\n    pass\n"}

    return seed(name, ids, BOOK, {"files": files(right)}, files=files(wrong))


SHOP = {"shop_urls.py": 'from django.urls import path\n\nfrom APP.views import page\n\napp_name = "APP_shop"\n'
                        'urlpatterns = [\n    path("", page, name="list"),\n]\n'}

LIBRARY = "from django import template\n\nregister = template.Library()\n"

SEEDS = [
    pattern("route_regex", "2_0.W001", 'path("^books/", page)', 'path("books/", page)'),
    pattern("route_dollar", "2_0.W001", 'path("books/$", page)', 'path("books/", page)'),
    pattern("route_group", "2_0.W001 urls.W010", 'path("(?P<name", page)', 'path("<str:name>", page)', since=(5, 0)),
    pattern("include_dollar", "urls.W001", 're_path(r"^shop/$", include("APP.shop_urls"))',
            're_path(r"^shop/", include("APP.shop_urls"))', files=SHOP),
    pattern("route_slash", "urls.W002", 'path("/books/", page)', 'path("books/", page)'),
    pattern("regex_slash", "urls.W002", 're_path(r"^/books$", page)', 're_path(r"^books/$", page)'),
    pattern("include_slash", "urls.W002", 'path("/shop", include("APP.shop_urls"))', 'path("/shop/", include("APP.shop_urls"))',
            files=SHOP),
    pattern("name_colon", "urls.W003", 'path("books/", page, name="APP:books")', 'path("books/", page, name="APP-books")'),
    pattern("namespace_twice", "urls.W005", 'path("a/", include("APP.shop_urls")),\n    path("b/", include("APP.shop_urls"))',
            'path("a/", include("APP.shop_urls")),\n    path("b/", include("APP.shop_urls", namespace="APP_b"))', files=SHOP),
    pattern("pattern_text", "urls.E004", '"APP.views",\n    path("books/", page)', 'path("books/", page)'),
    pattern("pattern_tuple", "urls.E004", '(r"^books/$", page)', 'path("books/", page)'),
    pattern("class_view", "urls.E009", 'path("page/", Page)', 'path("page/", Page.as_view())'),
    pattern("generic_class_view", "urls.E009", 'path("about/", About, name="about")',
            'path("about/", About.as_view(), name="about")'),
    pattern("bracket_open", "urls.W010", 'path("books/<int:pk", page)', 'path("books/<int:pk>", page)', since=(5, 0)),
    receiver("sender_missing", "signals.E001", '@receiver(signals.post_save, sender="APP.Bok")\n',
             '@receiver(signals.post_save, sender="APP.Book")\n'),
    receiver("sender_two_signals", "signals.E001",
             '@receiver([signals.pre_delete, signals.post_delete], sender="APP.Volume")\n',
             '@receiver([signals.pre_delete, signals.post_delete], sender="APP.book")\n'),
    seed("library_of_django", "templates.W003", "", {"files": {"templatetags/__init__.py": "", "templatetags/APP_static.py": LIBRARY}},
         files={"templatetags/__init__.py": "", "templatetags/static.py": LIBRARY}, since=(5, 1)),
    seed("library_of_django_old", "templates.E003", files={"templatetags/__init__.py": "", "templatetags/static.py": LIBRARY},
         until=(5, 0)),
]
