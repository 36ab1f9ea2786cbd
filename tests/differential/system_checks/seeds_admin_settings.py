"""Settings that the admin needs, handlers of the root URLconf, URLs of files, the order of middleware."""

from seeds import seed

PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware"
AUTH = "django.contrib.auth.middleware.AuthenticationMiddleware"
MESSAGES = "django.contrib.messages.middleware.MessageMiddleware"
LOGIN = "django.contrib.auth.middleware.LoginRequiredMiddleware"
ROOT = """from django.contrib import admin
from django.urls import path

from APP import views


def wrong(request, exception, template):
    pass


def right(request, exception=None):
    pass


urlpatterns = [path("admin/", admin.site.urls)]
%s
"""


def templates(names):
    backend = "django.template.backends.django.DjangoTemplates"
    return repr([{"BACKEND": backend, "DIRS": [], "OPTIONS": {"context_processors": list(names)}}])


def without(name, ids, processor):
    kept = [each for each in PROCESSORS if processor not in each]
    return seed(name, ids, "", {"settings": {"TEMPLATES": templates(PROCESSORS)}},
                settings={"TEMPLATES": templates(kept)}, alone=True)


def without_app(name, ids, *apps):
    return seed(name, ids, tail="".join(f'INSTALLED_APPS.remove("{app}")\n' for app in apps), alone=True)


def handler(name, ids, wrong, right):
    def files(line):
        return {"root.py": ROOT % line, "views.py": "def missing(request):\n    pass\n"}

    return seed(name, ids, "", {"files": files(right)}, files=files(wrong), settings={"ROOT_URLCONF": '"APP.root"'}, alone=True)


def middleware(*entries):
    others = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware",
              "django.middleware.csrf.CsrfViewMiddleware"]
    last = [MESSAGES, "django.middleware.clickjacking.XFrameOptionsMiddleware"]
    return {"MIDDLEWARE": repr(others + list(entries) + last)}


SEEDS = [
    without("no_auth_processor", "admin.E402", ".auth"),
    without("no_messages_processor", "admin.E404", ".messages"),
    without("no_request_processor", "admin.W411", ".request"),
    seed("no_templates", "admin.E403", "", {"settings": {"TEMPLATES": templates(PROCESSORS)}}, settings={"TEMPLATES": "[]"},
         alone=True),
    without_app("no_messages", "admin.E406", "django.contrib.messages"),
    handler("handler_missing", "urls.E008", 'handler404 = "APP.views.not_there"', 'handler404 = "APP.root.right"'),
    handler("handler_arguments", "urls.E007", "handler500 = wrong", "handler500 = right"),
    handler("handler_path_arguments", "urls.E007", 'handler403 = "APP.views.missing"', "handler403 = right"),
    seed("static_slash", "urls.E006", "", {"settings": {"STATIC_URL": '"/files/"'}}, settings={"STATIC_URL": '"/files"'}, alone=True),
    seed("media_slash", "urls.E006", "", {"settings": {"MEDIA_URL": '"/media/"'}}, settings={"MEDIA_URL": '"/media"'}, alone=True),
    seed("no_session_middleware", "admin.E410", "", {"settings": middleware(SESSIONS, AUTH)}, settings=middleware(AUTH), alone=True),
    seed("no_auth_middleware", "admin.E408", "", {"settings": middleware(SESSIONS, AUTH)}, settings=middleware(SESSIONS), alone=True),
    seed("no_message_middleware", "admin.E409", "", {"settings": middleware(SESSIONS, AUTH)},
         settings={"MIDDLEWARE": middleware(SESSIONS, AUTH)["MIDDLEWARE"].replace("'" + MESSAGES + "', ", "")}, alone=True),
    seed("login_before_auth", "auth.E013", "", {"settings": middleware(SESSIONS, AUTH, LOGIN)},
         settings=middleware(SESSIONS, LOGIN, AUTH), alone=True, since=(5, 1)),
]
