"""Lays seeds down as Django projects, in three layouts: one settings module; a package of settings with a base, and models in
a package; settings that are computed. Without a seed, Django's `check --deploy` reports nothing of them."""

from seeds import with_app

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
TEMPLATES = """[
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]"""
BASE = {
    "SECRET_KEY": '"k9x!w2m#v7q@z4t&b6y^n8c*h3j(d5f)g1s-r0p+l_e=a~u%o:i;x2"',
    "DEBUG": "False",
    "ALLOWED_HOSTS": '["books.example.com"]',
    "ROOT_URLCONF": '"config.urls"',
    "WSGI_APPLICATION": '"config.wsgi.application"',
    "DATABASES": '{"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}',
    "DEFAULT_AUTO_FIELD": '"django.db.models.BigAutoField"',
    "LANGUAGE_CODE": '"en-us"',
    "TIME_ZONE": '"UTC"',
    "USE_TZ": "True",
    "STATIC_URL": '"/static/"',
    "TEMPLATES": TEMPLATES,
    "SECURE_HSTS_SECONDS": "31536000",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": "True",
    "SECURE_HSTS_PRELOAD": "True",
    "SECURE_SSL_REDIRECT": "True",
    "SESSION_COOKIE_SECURE": "True",
    "CSRF_COOKIE_SECURE": "True",
}
# Of the base, what the computed settings say in another way.
COMPUTED = {
    "SECRET_KEY": 'os.environ.get("SHOP_SECRET_KEY", "k9x!w2m#v7q@z4t&b6y^n8c*h3j(d5f)g1s-r0p+l_e=a~u%o:i;x2")',
    "DEBUG": 'os.environ.get("SHOP_DEBUG", "no") == "yes"',
    "ALLOWED_HOSTS": 'os.environ.get("SHOP_HOSTS", "books.example.com").split(",")',
    "DATABASES": '{"default": dict(ENGINE="django.db.backends." + "sqlite3", NAME=str(BASE_DIR / "db.sqlite3"))}',
    "SECURE_HSTS_SECONDS": "60 * 60 * 24 * 365",
}
URLS = """from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
%s]
"""
MANAGE = """import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "%s")

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
"""
WSGI = """import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "%s")
application = get_wsgi_application()
"""


def assignments(values):
    return "".join(f"{name} = {value}\n" for name, value in values.items())


def listed(items):
    return "[\n" + "".join(f'    "{item}",\n' for item in items) + "]"


def merged(seeds):
    """The settings of all seeds of one project, and their closing statements."""
    values, tail = {}, ""
    for app, seed in seeds.items():
        values.update((name, with_app(value, app)) for name, value in seed.settings.items())
        tail += with_app(seed.tail, app)
    return values, tail


def plain_settings(apps, values, tail):
    base = {**BASE, "INSTALLED_APPS": listed(APPS + apps), "MIDDLEWARE": listed(MIDDLEWARE), **values}
    head = "from pathlib import Path\n\nBASE_DIR = Path(__file__).resolve().parent.parent\n"
    return "config.settings", {"config/settings.py": head + assignments(base) + tail}


def split_settings(apps, values, tail):
    base = {**BASE, "INSTALLED_APPS": listed(APPS), "MIDDLEWARE": listed(MIDDLEWARE)}
    own = {"INSTALLED_APPS": f"INSTALLED_APPS + {listed(apps)}", **values}
    return "config.settings.production", {
        "config/settings/__init__.py": "",
        "config/settings/base.py": assignments(base),
        "config/settings/production.py": "from .base import *\n\n" + assignments(own) + tail,
    }


def computed_settings(apps, values, tail):
    base = {**BASE, **COMPUTED, "INSTALLED_APPS": f"THIRD_PARTY + {listed(apps)}", "MIDDLEWARE": listed(MIDDLEWARE[1:])}
    head = (
        "import os\nfrom pathlib import Path\n\nBASE_DIR = Path(__file__).resolve().parent.parent\n"
        f"THIRD_PARTY = {listed(APPS)}\n"
    )
    last = f'MIDDLEWARE.insert(0, "{MIDDLEWARE[0]}")\nif DEBUG:\n    ALLOWED_HOSTS += ["localhost"]\n'
    return "config.settings", {"config/settings.py": head + assignments(base) + last + assignments(values) + tail}


LAYOUTS = {"plain": plain_settings, "split": split_settings, "computed": computed_settings}


def in_package(files):
    """models.py of each app as a package that takes its names from a module beside it."""
    out = {}
    for path, text in files.items():
        if path.endswith("/models.py"):
            folder = path.removesuffix(".py")
            out[f"{folder}/__init__.py"] = "from .definitions import *\n"
            path = f"{folder}/definitions.py"
        out[path] = text
    return out


def lay_down(folder, layout, seeds, version, silenced=()):
    """`seeds`: app -> Seed. Gives the name of the settings module."""
    apps = [app for app, seed in seeds.items() if "INSTALLED_APPS" not in seed.settings]
    apps += sorted({app for seed in seeds.values() for app in seed.apps})
    values, tail = merged(seeds)
    if silenced:
        values["SILENCED_SYSTEM_CHECKS"] = listed(silenced)
    settings, files = LAYOUTS[layout](apps, values, tail)
    routes = "".join(f'    path("{app}/", include("{app}.urls")),\n' for app, seed in seeds.items() if seed.urls)
    files |= {
        "manage.py": MANAGE % settings,
        "config/__init__.py": "",
        "config/urls.py": URLS % routes,
        "config/wsgi.py": WSGI % settings,
        "requirements.txt": f"Django=={version}\n",
    }
    for app, seed in seeds.items():
        own = seed.app_files(app)
        files |= in_package(own) if layout == "split" else own
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return settings
