// One row for each pair, in order of the second app.
// SPDX-License-Identifier: MIT
#include "analyzer/django/app_orders.h"

#include <array>

namespace djvet {
namespace {

constexpr std::string_view admin = "django.contrib.admin";
constexpr std::string_view staticfiles = "django.contrib.staticfiles";
constexpr std::string_view templates = "the admin's own templates are found first";
constexpr std::string_view runserver = "the command runserver is that of staticfiles";

constexpr std::array orders = std::to_array<AppOrder>({
    {"admin_interface", admin, templates, "https://pypi.org/project/django-admin-interface/"},
    {"baton", admin, templates, "https://django-baton.readthedocs.io/en/latest/installation.html"},
    {"dal", admin, "the admin's jQuery is loaded too late for the autocompletion",
     "https://django-autocomplete-light.readthedocs.io/en/master/install.html"},
    {"djangocms_admin_style", admin, templates, "https://pypi.org/project/djangocms-admin-style/"},
    {"grappelli", admin, templates, "https://django-grappelli.readthedocs.io/en/latest/quickstart.html"},
    {"jazzmin", admin, templates, "https://django-jazzmin.readthedocs.io/installation/"},
    {"jet", admin, templates, "https://jet.readthedocs.io/en/latest/install.html"},
    {"modeltranslation", admin, "the admin then knows nothing of the translated fields",
     "https://django-modeltranslation.readthedocs.io/en/latest/installation.html"},
    {"simpleui", admin, templates, "https://pypi.org/project/django-simpleui/"},
    {"suit", admin, templates, "https://django-suit.readthedocs.io/en/develop/getting_started.html"},
    {"unfold", admin, templates, "https://unfoldadmin.com/docs/installation/quickstart/"},
    {"collectfast", staticfiles, "the command collectstatic is that of staticfiles",
     "https://pypi.org/project/collectfast/"},
    {"daphne", staticfiles, runserver,
     "https://docs.djangoproject.com/en/5.2/howto/deployment/asgi/daphne/#integration-with-runserver", true,
     "daphne.E001"},
    {"livereload", staticfiles, runserver, "https://pypi.org/project/django-livereload-server/"},
    {"whitenoise.runserver_nostatic", staticfiles, runserver,
     "https://whitenoise.readthedocs.io/en/stable/django.html#using-whitenoise-in-development"},
});

}  // namespace

std::span<const AppOrder> app_orders() { return orders; }

}  // namespace djvet
