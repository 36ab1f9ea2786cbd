// The tables of decorators, by their last word.
// SPDX-License-Identifier: MIT
#include "analyzer/django/decorators.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace djvet {
namespace {

constexpr std::array<std::string_view, 2> properties{"cached_property", "property"};

constexpr auto transparent = std::to_array<std::string_view>({"abstractmethod",
                                                              "action",
                                                              "admin_display",
                                                              "allow_lazy",
                                                              "api_view",
                                                              "assignment_tag",
                                                              "atomic",
                                                              "attr",
                                                              "authentication_classes",
                                                              "cache_control",
                                                              "cached_property",
                                                              "classmethod",
                                                              "classonlymethod",
                                                              "classproperty",
                                                              "commit_on_success",
                                                              "conditional_page",
                                                              "context_processor_method",
                                                              "coroutine",
                                                              "csrf_exempt",
                                                              "csrf_protect",
                                                              "detail_route",
                                                              "disable_for_loaddata",
                                                              "display",
                                                              "ensure_csrf_cookie",
                                                              "extend_schema",
                                                              "extend_schema_field",
                                                              "extend_schema_view",
                                                              "filter",
                                                              "final",
                                                              "gzip_page",
                                                              "hook",
                                                              "html_safe",
                                                              "inclusion_tag",
                                                              "keep_lazy",
                                                              "keep_lazy_text",
                                                              "list_route",
                                                              "login_not_required",
                                                              "login_required",
                                                              "mark_safe",
                                                              "method_decorator",
                                                              "never_cache",
                                                              "no_type_check",
                                                              "non_atomic_requests",
                                                              "overload",
                                                              "override",
                                                              "parser_classes",
                                                              "permission_classes",
                                                              "permission_required",
                                                              "property",
                                                              "receiver",
                                                              "register",
                                                              "renderer_classes",
                                                              "require_GET",
                                                              "require_POST",
                                                              "require_http_methods",
                                                              "require_safe",
                                                              "requires_csrf_token",
                                                              "scopes_disabled",
                                                              "sensitive_post_parameters",
                                                              "sensitive_variables",
                                                              "shared_task",
                                                              "simple_block_tag",
                                                              "simple_tag",
                                                              "staff_member_required",
                                                              "staticmethod",
                                                              "stringfilter",
                                                              "superuser_required",
                                                              "swagger_auto_schema",
                                                              "task",
                                                              "throttle_classes",
                                                              "typechecked",
                                                              "user_passes_test",
                                                              "vary_on_cookie",
                                                              "vary_on_headers",
                                                              "wraps",
                                                              "xframe_options_deny",
                                                              "xframe_options_exempt",
                                                              "xframe_options_sameorigin"});
static_assert(std::ranges::is_sorted(transparent));

constexpr auto memoising =
    std::to_array<std::string_view>({"cache", "cache_page", "cached", "lru_cache", "memoize", "memoize_with_request",
                                     "memoized", "memoized_method", "method_cache"});

/// The last word of what a decorator names: `functools.lru_cache(maxsize=None)` -> "lru_cache".
std::string_view word_of(const FileFacts& facts, NodeId decorator) {
  NodeId expression = facts.child(decorator, 0);
  if (expression != 0 && facts.kind(expression) == NodeKind::call) expression = facts.child(expression, 0);
  if (expression == 0) return {};
  const NodeKind kind = facts.kind(expression);
  return kind == NodeKind::name || kind == NodeKind::attribute ? facts.text_of(expression) : std::string_view{};
}

}  // namespace

MethodKind method_kind(const FileFacts& facts, NodeId function) {
  for (const NodeId child : facts.children(function)) {
    if (facts.kind(child) != NodeKind::decorator) continue;
    const std::string_view word = word_of(facts, child);
    if (std::ranges::find(properties, word) != properties.end()) return MethodKind::property;
    if (word == "classmethod") return MethodKind::class_method;
    if (word == "staticmethod") return MethodKind::static_method;
  }
  return MethodKind::plain;
}

bool has_decorator(const FileFacts& facts, NodeId definition, std::string_view word) {
  return std::ranges::any_of(facts.children(definition), [&](NodeId child) {
    return facts.kind(child) == NodeKind::decorator && word_of(facts, child) == word;
  });
}

bool is_transparent(const FileFacts& facts, NodeId decorator) {
  return std::ranges::binary_search(transparent, word_of(facts, decorator));
}

DecoratorEffect decorator_effect(const FileFacts& facts, NodeId function) {
  DecoratorEffect effect = DecoratorEffect::transparent;
  for (const NodeId child : facts.children(function)) {
    if (facts.kind(child) != NodeKind::decorator) continue;
    const std::string_view word = word_of(facts, child);
    if (std::ranges::find(memoising, word) != memoising.end()) return DecoratorEffect::memoised;
    if (!is_transparent(facts, child)) effect = DecoratorEffect::unknown;
  }
  return effect;
}

}  // namespace djvet
