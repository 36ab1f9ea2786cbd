"""Prints the table of analyzer/django/package_models.cpp: the models of packages as a running Django sees them.

Run where the packages of PACKAGES are installed; what is missing is left out and named on standard error. The form of the
table is told in package_models.cpp.
"""

import importlib
import inspect
import sys
import textwrap

import django
from django.conf import settings

PACKAGES = {  # app: modules besides its models that define abstract models
    "actstream": (),
    "allauth.account": (),
    "allauth.mfa": (),
    "allauth.socialaccount": (),
    "allauth.usersessions": (),
    "auditlog": (),
    "axes": (),
    "cms": (),
    "constance": (),
    "django_celery_beat": (),
    "django_celery_results": (),
    "django_comments": ("django_comments.abstracts",),
    "django_extensions": ("django_extensions.db.models",),
    "django_fsm_log": (),
    "django_otp": (),
    "django_otp.plugins.otp_email": (),
    "django_otp.plugins.otp_static": (),
    "django_otp.plugins.otp_totp": (),
    "django_q": (),
    "django_softdelete": (),
    "easy_thumbnails": (),
    "filer": (),
    "guardian": (),
    "invitations": (),
    "model_utils": (),
    "modelcluster": (),
    "mptt": (),
    "oauth2_provider": (),
    "ordered_model": (),
    "organizations": ("organizations.abstract", "organizations.base"),
    "polymorphic": (),
    "push_notifications": (),
    "rest_framework_simplejwt.token_blacklist": (),
    "reversion": (),
    "simple_history": (),
    "social_django": ("social_django.storage",),
    "solo": (),
    "taggit": (),
    "tree_queries": (),
    "treebeard": ("treebeard.mp_tree", "treebeard.ns_tree", "treebeard.al_tree"),
    "waffle": (),
    "wagtail": (),
    "wagtail.contrib.forms": (),
    "wagtail.contrib.redirects": (),
    "wagtail.contrib.search_promotions": (),
    "wagtail.contrib.settings": (),
    "wagtail.documents": (),
    "wagtail.embeds": (),
    "wagtail.images": (),
}
# Managers that make their own querysets, which were read: they filter and order, and load nothing else (django/managers.cpp).
READ_AS_PLAIN = (
    "django_extensions.db.models.ActivatorModelManager",
    "django_softdelete.managers.SoftDeleteManager",
    "model_utils.managers.SoftDeletableManager",
    "mptt.managers.TreeManager",
    "treebeard.al_tree.AL_NodeManager",
    "treebeard.mp_tree.MP_NodeManager",
    "treebeard.ns_tree.NS_NodeManager",
    "wagtail.models.pages.BasePageManager",
    "wagtail.models.sites.SiteManager",
)
READ_AS_CLOSED = ("PageBase",)  # metaclasses that add no fields
LATE_COLUMNS = {"mptt.models.MPTTModel": ("level", "lft", "rght", "tree_id")}  # that a metaclass gives each concrete model
NEEDED = ("admin", "auth", "contenttypes", "flatpages", "messages", "redirects", "sessions", "sites")
PARTS = ("allauth", "django_tasks", "menus", "rest_framework", "sekizai", "wagtail.search")  # apps that others need


def installed():
    apps = []
    for app in PACKAGES:
        try:
            importlib.import_module(app)
            apps.append(app)
        except ModuleNotFoundError:
            print("not installed:", app, file=sys.stderr)
    return apps


def configure(apps):
    needs = [f"django.contrib.{name}" for name in NEEDED] + [*PARTS]
    settings.configure(
        SECRET_KEY="none",
        INSTALLED_APPS=[*needs, *apps],
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        STATIC_URL="/static/",
        ROOT_URLCONF="none",
        SITE_ID=1,
        CMS_CONFIRM_VERSION4=True,
        LANGUAGE_CODE="en",
        LANGUAGES=[("en", "English")],
        WAGTAIL_SITE_NAME="none",
        WAGTAILADMIN_BASE_URL="http://none",
        MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware", "allauth.account.middleware.AccountMiddleware"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                        "sekizai.context_processors.sekizai",
                        "cms.context_processors.cms_settings",
                    ]
                },
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    )
    django.setup()


def models_of(app):
    """(path, model) of an app: by the name of its models module where that has it, else by the module that defines it."""
    from django.db import models

    names = [app + ".models", *PACKAGES[app]]
    found = {}
    for name in names:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        for value in vars(module).values():
            if inspect.isclass(value) and issubclass(value, models.Model) and value is not models.Model:
                if value.__module__.startswith(app + ".") and (value.__module__ == name or name.endswith(".models")):
                    found.setdefault(value, f"{name}.{value.__name__}")
    return sorted((path, model) for model, path in found.items())


def is_plain(manager):
    """Whether a manager's querysets are what Django's would be: rows of the model, from its table, loading nothing else."""
    from django.db.models.manager import BaseManager
    from django.db.models.query import QuerySet

    def own(cls, name, base):
        return getattr(cls, name) is not getattr(base, name)

    if any(f"{cls.__module__}.{cls.__name__}" in READ_AS_PLAIN for cls in type(manager).__mro__):
        return True
    queryset = getattr(manager, "_queryset_class", QuerySet)
    return not own(type(manager), "get_queryset", BaseManager) and not any(
        own(queryset, name, QuerySet) for name in ("__iter__", "_fetch_all", "iterator", "_clone", "__init__", "_chain")
    )


def kind_of(field):
    from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
    from django.db import models

    if type(field).__name__ == "TaggableManager":
        return "tags"
    kinds = (
        (GenericForeignKey, "gfk"),
        (GenericRelation, "gr"),
        (models.OneToOneField, "o2o"),
        (models.ForeignKey, "fk"),
        (models.ManyToManyField, "m2m"),
    )
    for cls, kind in kinds:
        if isinstance(field, cls):
            return kind
    return None


def target_of(field, model):
    if getattr(field, "swappable_setting", None) == "AUTH_USER_MODEL":
        return "AUTH_USER_MODEL"
    to = field.remote_field.model
    if getattr(field, "swappable_setting", None) and getattr(getattr(to, "_meta", None), "label", "") != "wagtailcore.Page":
        return "?"  # the project may have its own
    if isinstance(to, str):
        if to == "self" or "." in to:
            return "AUTH_USER_MODEL" if to == settings.AUTH_USER_MODEL else to
        return f"{model._meta.app_label}.{to}"
    return "self" if to is model else to._meta.label


def relation_of(field, model, hidden):
    kind = kind_of(field)
    if kind in ("gfk", "tags"):
        return f"{field.name}>{kind}"
    remote = field.remote_field
    name = "+" if hidden else remote.related_name or ""
    query = "" if hidden else remote.related_query_name or ""
    parts = [field.name, kind, target_of(field, model), name, query, "null" if field.null and kind in ("fk", "o2o") else ""]
    return ">".join(parts).rstrip(">")


def tokens_of(path, model, paths):
    from django.db.models import Manager

    meta = model._meta
    yield "@" + path
    module = path.rsplit(".", 1)[0]
    if meta.abstract:
        yield "!abstract"
    else:
        app = meta.app_config.name
        if app != module.removesuffix(".models"):
            yield "app=" + app
        if meta.app_label != app.rsplit(".", 1)[-1]:
            yield "label=" + meta.app_label
        if meta.db_table != f"{meta.app_label}_{meta.model_name}":
            yield "table=" + meta.db_table
    made_otherwise = type(model).__name__ not in ("ModelBase", *READ_AS_CLOSED)
    if made_otherwise or (meta.abstract and meta.parents):
        yield "!open"
    objects = meta.managers_map.get("objects")
    if meta.abstract and objects is None and not meta.local_managers:
        pass  # the concrete model's own
    elif objects is None or not is_plain(objects):
        yield "!special"
    elif meta.abstract and type(objects) is not Manager:
        yield "!manager"
    own = [*meta.local_fields, *meta.local_many_to_many, *meta.private_fields]
    inherited = [f for f in [*meta.fields, *meta.many_to_many] if f not in own]
    if meta.abstract:
        copied = set()
        for base in model.__bases__:
            if base in paths and getattr(base, "_meta", None) and base._meta.abstract:
                yield "<" + paths[base]
                copied |= {f.name for f in [*base._meta.get_fields()]}
        own = [f for f in own if f.name not in copied]
        inherited = []
    yield from LATE_COLUMNS.get(path, ())
    columns = [f.name for f in [*own, *inherited] if f.concrete and not f.is_relation]
    yield from sorted(set(columns))
    for field in own:
        if kind_of(field) and not (kind_of(field) == "gfk" and field.name in columns):
            yield relation_of(field, model, meta.proxy)
    for field in inherited:
        if kind_of(field):
            yield relation_of(field, model, True)


def main():
    apps = installed()
    configure(apps)
    rows = {}
    paths = {model: path for app in apps for path, model in models_of(app)}
    for model, path in paths.items():
        rows[path] = " ".join(tokens_of(path, model, paths))
    for path in sorted(rows):
        wrap = textwrap.TextWrapper(118, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
        print("\n".join(wrap.wrap(rows[path])))


if __name__ == "__main__":
    main()
