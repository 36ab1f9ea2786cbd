// One sorted table.
// SPDX-License-Identifier: MIT
#include "analyzer/django/importable_names.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

struct Row {
  std::string_view name;
  std::string_view module;
};

constexpr std::array rows = std::to_array<Row>({
    {"ContentType", "django.contrib.contenttypes.models"},
    {"FieldDoesNotExist", "django.core.exceptions"},
    {"Http404", "django.http"},
    {"HttpResponse", "django.http"},
    {"HttpResponseBadRequest", "django.http"},
    {"HttpResponseForbidden", "django.http"},
    {"HttpResponseNotFound", "django.http"},
    {"HttpResponseRedirect", "django.http"},
    {"ImproperlyConfigured", "django.core.exceptions"},
    {"IntegrityError", "django.db"},
    {"JsonResponse", "django.http"},
    {"LoginRequiredMixin", "django.contrib.auth.mixins"},
    {"MultipleObjectsReturned", "django.core.exceptions"},
    {"ObjectDoesNotExist", "django.core.exceptions"},
    {"OuterRef", "django.db.models"},
    {"PermissionRequiredMixin", "django.contrib.auth.mixins"},
    {"Prefetch", "django.db.models"},
    {"StreamingHttpResponse", "django.http"},
    {"Subquery", "django.db.models"},
    {"SuspiciousOperation", "django.core.exceptions"},
    {"TemplateView", "django.views.generic"},
    {"call_command", "django.core.management"},
    {"csrf_exempt", "django.views.decorators.csrf"},
    {"format_html", "django.utils.html"},
    {"get_list_or_404", "django.shortcuts"},
    {"get_object_or_404", "django.shortcuts"},
    {"get_user_model", "django.contrib.auth"},
    {"gettext_lazy", "django.utils.translation"},
    {"login_required", "django.contrib.auth.decorators"},
    {"mark_safe", "django.utils.safestring"},
    {"method_decorator", "django.utils.decorators"},
    {"permission_required", "django.contrib.auth.decorators"},
    {"re_path", "django.urls"},
    {"render_to_string", "django.template.loader"},
    {"reverse_lazy", "django.urls"},
    {"send_mail", "django.core.mail"},
    {"slugify", "django.utils.text"},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::name));

}  // namespace

std::string_view importable_from(std::string_view name) {
  const auto* const row = std::ranges::lower_bound(rows, name, {}, &Row::name);
  return row != rows.end() && row->name == name ? row->module : std::string_view();
}

}  // namespace djvet
