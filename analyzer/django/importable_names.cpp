// Sorted tables.
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
    {"AppConfig", "django.apps"},
    {"ContentType", "django.contrib.contenttypes.models"},
    {"CreateView", "django.views.generic"},
    {"DeleteView", "django.views.generic"},
    {"DetailView", "django.views.generic"},
    {"FieldDoesNotExist", "django.core.exceptions"},
    {"FormView", "django.views.generic"},
    {"Http404", "django.http"},
    {"HttpResponse", "django.http"},
    {"HttpResponseBadRequest", "django.http"},
    {"HttpResponseForbidden", "django.http"},
    {"HttpResponseNotFound", "django.http"},
    {"HttpResponseRedirect", "django.http"},
    {"ImproperlyConfigured", "django.core.exceptions"},
    {"IntegrityError", "django.db"},
    {"JsonResponse", "django.http"},
    {"ListView", "django.views.generic"},
    {"LoginRequiredMixin", "django.contrib.auth.mixins"},
    {"MultipleObjectsReturned", "django.core.exceptions"},
    {"ObjectDoesNotExist", "django.core.exceptions"},
    {"OuterRef", "django.db.models"},
    {"PermissionRequiredMixin", "django.contrib.auth.mixins"},
    {"Prefetch", "django.db.models"},
    {"RedirectView", "django.views.generic"},
    {"StreamingHttpResponse", "django.http"},
    {"Subquery", "django.db.models"},
    {"SuspiciousOperation", "django.core.exceptions"},
    {"TemplateView", "django.views.generic"},
    {"UpdateView", "django.views.generic"},
    {"UserPassesTestMixin", "django.contrib.auth.mixins"},
    {"call_command", "django.core.management"},
    {"csrf_exempt", "django.views.decorators.csrf"},
    {"csrf_protect", "django.views.decorators.csrf"},
    {"format_html", "django.utils.html"},
    {"get_list_or_404", "django.shortcuts"},
    {"get_object_or_404", "django.shortcuts"},
    {"get_user_model", "django.contrib.auth"},
    {"gettext_lazy", "django.utils.translation"},
    {"login_required", "django.contrib.auth.decorators"},
    {"mark_safe", "django.utils.safestring"},
    {"method_decorator", "django.utils.decorators"},
    {"never_cache", "django.views.decorators.cache"},
    {"permission_required", "django.contrib.auth.decorators"},
    {"re_path", "django.urls"},
    {"receiver", "django.dispatch"},
    {"redirect", "django.shortcuts"},
    {"render", "django.shortcuts"},
    {"render_to_string", "django.template.loader"},
    {"require_GET", "django.views.decorators.http"},
    {"require_POST", "django.views.decorators.http"},
    {"require_http_methods", "django.views.decorators.http"},
    {"reverse", "django.urls"},
    {"reverse_lazy", "django.urls"},
    {"send_mail", "django.core.mail"},
    {"slugify", "django.utils.text"},
    {"staff_member_required", "django.contrib.admin.views.decorators"},
    {"user_passes_test", "django.contrib.auth.decorators"},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::name));

/// What code takes of a module that it imports by its last name. An attribute with a star before it stands for all that end so.
struct ModuleRow {
  std::string_view name;
  std::string_view package;
  std::array<std::string_view, 8> attributes;
};

constexpr std::array module_rows = std::to_array<ModuleRow>({
    {"admin", "django.contrib", {"ModelAdmin", "StackedInline", "TabularInline", "display", "register", "site"}},
    {"forms", "django", {"*Field", "*Input", "*Select", "Form", "ModelForm", "Textarea", "ValidationError"}},
    {"messages", "django.contrib", {"add_message", "error", "info", "success", "warning"}},
    {"models", "django.db", {"*Field", "*Key", "CASCADE", "Manager", "Model", "Q", "QuerySet", "SET_NULL"}},
    {"timezone", "django.utils", {"is_aware", "is_naive", "localdate", "localtime", "make_aware", "make_naive", "now"}},
    {"transaction", "django.db", {"atomic", "on_commit", "set_rollback"}},
});
static_assert(std::ranges::is_sorted(module_rows, {}, &ModuleRow::name));

bool is_setting(std::string_view attribute) {
  return attribute.size() > 2 && std::ranges::all_of(attribute, [](char c) {
           return c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

}  // namespace

std::string_view importable_from(std::string_view name, std::string_view attribute) {
  if (name == "settings") return is_setting(attribute) ? "django.conf" : std::string_view();
  const auto* const row = std::ranges::lower_bound(module_rows, name, {}, &ModuleRow::name);
  if (row == module_rows.end() || row->name != name) return {};
  const bool known = std::ranges::any_of(row->attributes, [&](std::string_view each) {
    return each.starts_with('*') ? attribute.ends_with(each.substr(1)) : !each.empty() && each == attribute;
  });
  return known ? row->package : std::string_view();
}

std::string_view importable_from(std::string_view name) {
  const auto* const row = std::ranges::lower_bound(rows, name, {}, &Row::name);
  return row != rows.end() && row->name == name ? row->module : std::string_view();
}

}  // namespace djvet
