"""Settings: security, cookies, caches, static files, templates, languages, mail, sites. Each seed sets what it is about, so that
its app is empty; what Django reports is of the project."""

from seeds import seed

SECURITY = "django.middleware.security.SecurityMiddleware"
CSRF = "django.middleware.csrf.CsrfViewMiddleware"
FRAMES = "django.middleware.clickjacking.XFrameOptionsMiddleware"
CSP = "django.middleware.csp.ContentSecurityPolicyMiddleware"
ENGINE = """[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {
    "context_processors": ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                           "django.contrib.messages.context_processors.messages"]%s}}]"""
FILES = '{"%s": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": %s}}'
WITHOUT_SESSIONS = 'MIDDLEWARE.remove("django.contrib.sessions.middleware.SessionMiddleware")\n'
WITHOUT_APP = 'INSTALLED_APPS.remove("django.contrib.sessions")\n'
KEY = '"k9x!w2m#v7q@z4t&b6y^n8c*h3j(d5f)g1s-r0p+l_e=a~u%o:i;x2"'


def setting(name, ids, wrong, right=None, tail="", **rest):
    """`wrong` and `right`: settings by name; `tail`: statements of the seed alone."""
    clean = None if right is None else {"settings": right, "tail": rest.pop("clean_tail", "")}
    return seed(name, ids, settings=wrong, tail=tail, alone=True, clean=clean, **rest)


def without(name, entry, ids):
    return setting(name, ids, {}, tail=f'MIDDLEWARE.remove("{entry}")\n')


def of_environment(name, ids, setting_name, expression, right):
    """A default that is wrong, of an environment variable that isn't set."""
    return setting(name, ids, {}, tail=f"import os\n{setting_name} = {expression}\n", right={},
                   clean_tail=f"import os\n{setting_name} = {right}\n")  # fmt: skip


SEEDS = [
    setting("clean_settings", "", {}, {}),
    without("no_security", SECURITY, "security.W001"),
    without("no_frames", FRAMES, "security.W002"),
    without("no_csrf", CSRF, "security.W003"),
    setting("hsts_zero", "security.W004", {"SECURE_HSTS_SECONDS": "0"}, {"SECURE_HSTS_SECONDS": "1"}),
    setting("hsts_unset", "security.W004", {}, tail="del SECURE_HSTS_SECONDS\n"),
    setting("hsts_subdomains", "security.W005", {"SECURE_HSTS_INCLUDE_SUBDOMAINS": "1"}),
    setting("hsts_preload", "security.W021", {"SECURE_HSTS_PRELOAD": "None"}),
    setting("sniffing", "security.W006", {"SECURE_CONTENT_TYPE_NOSNIFF": "False"}, {"SECURE_CONTENT_TYPE_NOSNIFF": "True"}),
    setting("redirect", "security.W008", {"SECURE_SSL_REDIRECT": "False"}),
    setting("redirect_text", "security.W008", {"SECURE_SSL_REDIRECT": '"yes"'}),
    of_environment("redirect_default", "security.W008", "SECURE_SSL_REDIRECT", 'os.environ.get("SHOP_SSL") == "1"',
                   'os.environ.get("SHOP_PLAIN") != "1"'),
    setting("key_short", "security.W009", {"SECRET_KEY": '"short"'}),
    setting("key_repeated", "security.W009", {"SECRET_KEY": '"abcd" * 20'}),
    setting("key_generated", "security.W009", {"SECRET_KEY": '"django-insecure-" + ' + KEY}),
    of_environment("key_default", "security.W009", "SECRET_KEY", 'os.environ.get("SHOP_KEY", "insecure")',
                   f'os.environ.get("SHOP_KEY", {KEY})'),
    setting("fallback_short", "security.W025", {"SECRET_KEY_FALLBACKS": f'[{KEY}, "old"]'},
            {"SECRET_KEY_FALLBACKS": f"[{KEY}]"}, since=(4, 1)),
    setting("debug", "security.W018", {"DEBUG": "True"}, {"DEBUG": "0"}),
    of_environment("debug_default", "security.W018", "DEBUG", 'os.getenv("SHOP_DEBUG", "1") in ("1", "true")',
                   'os.getenv("SHOP_DEBUG", "0") in ("1", "true")'),
    setting("frames_same", "security.W019", {"X_FRAME_OPTIONS": '"SAMEORIGIN"'}, {"X_FRAME_OPTIONS": '"DENY"'}),
    setting("hosts_empty", "security.W020", {"ALLOWED_HOSTS": "[]"}, {"ALLOWED_HOSTS": '("www.example.com",)'}),
    setting("hosts_unset", "security.W020", {}, tail="del ALLOWED_HOSTS\n"),
    setting("referrer_none", "security.W022", {"SECURE_REFERRER_POLICY": "None"}, {"SECURE_REFERRER_POLICY": '"origin"'}),
    setting("referrer_bad", "security.E023", {"SECURE_REFERRER_POLICY": '"same_origin"'},
            {"SECURE_REFERRER_POLICY": '"no-referrer, origin"'}),
    setting("referrer_bad_list", "security.E023", {"SECURE_REFERRER_POLICY": '["origin", "all"]'},
            {"SECURE_REFERRER_POLICY": '["origin", "same-origin"]'}),
    setting("opener_bad", "security.E024", {"SECURE_CROSS_ORIGIN_OPENER_POLICY": '"same-site"'},
            {"SECURE_CROSS_ORIGIN_OPENER_POLICY": "None"}),
    setting("policy_text", "security.E026", {"SECURE_CSP": '"default-src"'}, {"SECURE_CSP": "{}"}, since=(6, 0)),
    setting("report_list", "security.E026", {"SECURE_CSP_REPORT_ONLY": "[]"}, {"SECURE_CSP_REPORT_ONLY": "None"},
            since=(6, 0)),
    setting("nonce", "security.W027", {}, since=(6, 1),
            tail=f'from django.utils.csp import CSP\nSECURE_CSP = {{"script-src": [CSP.NONCE]}}\nMIDDLEWARE.append("{CSP}")\n'),
    setting("session_plain", "security.W012", {"SESSION_COOKIE_SECURE": "False"}),
    setting("session_unset", "security.W012", {}, tail="del SESSION_COOKIE_SECURE\n"),
    setting("session_read", "security.W015", {"SESSION_COOKIE_HTTPONLY": "False"}, {"SESSION_COOKIE_HTTPONLY": "True"}),
    setting("token_plain", "security.W016", {"CSRF_COOKIE_SECURE": "False"},
            {"CSRF_COOKIE_SECURE": "False", "CSRF_USE_SESSIONS": "True"}),
    setting("cache_default", "caches.E001", {"CACHES": '{"a": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}'},
            {"CACHES": '{"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}'}),
    setting("cache_exposed", "caches.W002", {"CACHES": FILES % ("default", '"/srv/media/cache"'), "MEDIA_ROOT": '"/srv/media/"'},
            {"CACHES": FILES % ("default", '"/srv/media-cache"'), "MEDIA_ROOT": '"/srv/media/"'}),
    setting("cache_contains", "caches.W002", {"CACHES": FILES % ("default", '"/srv"'), "STATIC_ROOT": '"/srv/static"'}),
    setting("cache_relative", "caches.W003", {"CACHES": FILES % ("default", '"cache"')},
            {"CACHES": FILES % ("default", '"/var/cache/shop"')}),
    setting("static_text", "staticfiles.E001", {"STATICFILES_DIRS": '"/"'}, {"STATICFILES_DIRS": "[]"}),
    setting("static_root", "staticfiles.E002", {"STATICFILES_DIRS": '["/usr"]', "STATIC_ROOT": '"/usr/"'},
            {"STATICFILES_DIRS": '["/usr"]', "STATIC_ROOT": '"/srv/static"'}),
    setting("static_prefix", "staticfiles.E003", {"STATICFILES_DIRS": '[("a/", "/usr")]'},
            {"STATICFILES_DIRS": '[("a", "/usr")]'}),
    setting("static_missing", "staticfiles.W004", {"STATICFILES_DIRS": '["/nowhere/static"]'}, {"STATICFILES_DIRS": '["/usr"]'},
            missed="folders aren't looked for"),
    setting("upload_missing", "files.E001", {"FILE_UPLOAD_TEMP_DIR": '"/nowhere/uploads"'}, {"FILE_UPLOAD_TEMP_DIR": '"/tmp"'},
            missed="folders aren't looked for"),
    setting("static_storage", "staticfiles.E005",
            {"STORAGES": '{"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}'}, since=(5, 0)),
    setting("invalid_number", "templates.E002", {"TEMPLATES": ENGINE % ', "string_if_invalid": 1'},
            {"TEMPLATES": ENGINE % ', "string_if_invalid": "?"'}),
    setting("language_code", "translation.E001 translation.E004", {"LANGUAGE_CODE": '"en_US"'}, {"LANGUAGE_CODE": '"de-AT"'}),
    setting("languages_code", "translation.E002", {"LANGUAGES": '[("en", "English"), ("pt_BR", "Portuguese")]'},
            {"LANGUAGES": '[("en", "English"), ("ca@valencia", "Valencian")]'}),
    setting("languages_bidi", "translation.E003", {"LANGUAGES_BIDI": '["ar_EG"]'}, {"LANGUAGES_BIDI": '["ar-EG"]'}),
    setting("language_missing", "translation.E004", {"LANGUAGES": '[("de", "German"), ("fr", "French")]'},
            {"LANGUAGES": '[("de", "German"), ("en-gb", "English")]'}),
    setting("mailer_default", "mail.W001", {"MAILERS": '{"news": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}}'},
            {"MAILERS": '{"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}}'}, since=(6, 1)),
    setting("mailer_console", "mail.E001",
            {"MAILERS": '{"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}'}, since=(6, 1)),
    setting("site_text", "sites.E101", {"SITE_ID": '"1"'}, {"SITE_ID": "1"}, apps=("django.contrib.sites",)),
    setting("async_unsafe", "async.E001", {}, tail='import os\nos.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"\n'),
    setting("session_app_alone", "admin.E410 security.W010", {"SESSION_COOKIE_SECURE": "False"}, tail=WITHOUT_SESSIONS),
    setting("session_app_alone_read", "admin.E410 security.W013", {"SESSION_COOKIE_HTTPONLY": "False"}, tail=WITHOUT_SESSIONS),
    setting("session_middleware_alone", "security.W011", {"SESSION_COOKIE_SECURE": "False"}, tail=WITHOUT_APP),
    setting("session_middleware_alone_read", "security.W014", {"SESSION_COOKIE_HTTPONLY": "False"}, tail=WITHOUT_APP),
    # With the admin, Django makes the engine first, which fails.
    seed("engine_loaders", "templates.E001", files={"root.py": "urlpatterns = []\n"}, until=(5, 0), alone=True,
         settings={"ROOT_URLCONF": '"APP.root"',
                   "TEMPLATES": ENGINE % ', "loaders": ["django.template.loaders.filesystem.Loader"]'},
         tail='INSTALLED_APPS.remove("django.contrib.admin")\n'),
    seed("failure_signature", "security.E101", "", {"files": {"views.py": "def refused(request, reason=None):\n    pass\n"}},
         files={"views.py": "def refused(request, text=None):\n    pass\n"}, settings={"CSRF_FAILURE_VIEW": '"APP.views.refused"'},
         alone=True),
    setting("page_size", "rest_framework.W001", {"REST_FRAMEWORK": '{"PAGE_SIZE": 20}'}, {"REST_FRAMEWORK": "{}"},
            apps=("rest_framework",)),
    setting("origin", "4_0.E001", {"CSRF_TRUSTED_ORIGINS": '["shop.example.com"]'},
            {"CSRF_TRUSTED_ORIGINS": '["https://shop.example.com"]'}),
    setting("silenced", "", {"SILENCED_SYSTEM_CHECKS": '["security.W019"]', "X_FRAME_OPTIONS": '"SAMEORIGIN"'}),
]
