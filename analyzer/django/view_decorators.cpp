// One row for each decorator, by the module that it is imported from.
// SPDX-License-Identifier: MIT
#include "analyzer/django/view_decorators.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

struct Row {
  std::string_view path;
  ViewDecorator kind;
};

constexpr std::array decorators = std::to_array<Row>({
    {"django.contrib.admin.views.decorators.staff_member_required", ViewDecorator::login},
    {"django.contrib.auth.decorators.login_required", ViewDecorator::login},
    {"django.contrib.auth.decorators.permission_required", ViewDecorator::login},
    {"django.contrib.auth.decorators.user_passes_test", ViewDecorator::login},
    {"django.views.decorators.cache.cache_control", ViewDecorator::request},
    {"django.views.decorators.cache.cache_page", ViewDecorator::request},
    {"django.views.decorators.cache.never_cache", ViewDecorator::request},
    {"django.views.decorators.clickjacking.xframe_options_deny", ViewDecorator::response},
    {"django.views.decorators.clickjacking.xframe_options_exempt", ViewDecorator::response},
    {"django.views.decorators.clickjacking.xframe_options_sameorigin", ViewDecorator::response},
    {"django.views.decorators.csrf.csrf_exempt", ViewDecorator::response},
    {"django.views.decorators.csrf.csrf_protect", ViewDecorator::request},
    {"django.views.decorators.csrf.ensure_csrf_cookie", ViewDecorator::request},
    {"django.views.decorators.csrf.requires_csrf_token", ViewDecorator::request},
    {"django.views.decorators.debug.sensitive_post_parameters", ViewDecorator::request},
    {"django.views.decorators.gzip.gzip_page", ViewDecorator::request},
    {"django.views.decorators.http.condition", ViewDecorator::request},
    {"django.views.decorators.http.etag", ViewDecorator::request},
    {"django.views.decorators.http.last_modified", ViewDecorator::request},
    {"django.views.decorators.http.require_GET", ViewDecorator::request},
    {"django.views.decorators.http.require_POST", ViewDecorator::request},
    {"django.views.decorators.http.require_http_methods", ViewDecorator::request},
    {"django.views.decorators.http.require_safe", ViewDecorator::request},
    {"django.views.decorators.vary.vary_on_cookie", ViewDecorator::response},
    {"django.views.decorators.vary.vary_on_headers", ViewDecorator::response},
});

constexpr std::array<std::string_view, 9> policies = {
    "authentication_classes", "content_negotiation_class", "metadata_class", "parser_classes",
    "permission_classes",     "renderer_classes",          "schema",         "throttle_classes",
    "versioning_class"};

}  // namespace

ViewDecorator view_decorator(std::string_view canonical) {
  const auto* const row = std::ranges::find(decorators, canonical, &Row::path);
  return row == decorators.end() ? ViewDecorator::none : row->kind;
}

bool is_api_policy(std::string_view canonical) {
  constexpr std::string_view module = "rest_framework.decorators.";
  return canonical.starts_with(module) &&
         std::ranges::find(policies, canonical.substr(module.size())) != policies.end();
}

}  // namespace djvet
