// Tables of a few rows, searched in order.
// SPDX-License-Identifier: MIT
#include "analyzer/django/routers.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

constexpr std::string_view list_actions[] = {"list", "create"};
constexpr std::string_view detail_actions[] = {"retrieve", "update", "partial_update", "destroy"};
constexpr RouterRoute routes[] = {{false, "-list", list_actions}, {true, "-detail", detail_actions}};

struct ActionRow {
  std::string_view cls;
  std::string_view actions;  // between spaces
};

constexpr std::array action_rows = std::to_array<ActionRow>({
    {"rest_framework.generics.CreateAPIView", " create "},
    {"rest_framework.generics.DestroyAPIView", " destroy "},
    {"rest_framework.generics.ListAPIView", " list "},
    {"rest_framework.generics.ListCreateAPIView", " list create "},
    {"rest_framework.generics.RetrieveAPIView", " retrieve "},
    {"rest_framework.generics.RetrieveDestroyAPIView", " retrieve destroy "},
    {"rest_framework.generics.RetrieveUpdateAPIView", " retrieve update partial_update "},
    {"rest_framework.generics.RetrieveUpdateDestroyAPIView", " retrieve update partial_update destroy "},
    {"rest_framework.generics.UpdateAPIView", " update partial_update "},
    {"rest_framework.mixins.CreateModelMixin", " create "},
    {"rest_framework.mixins.DestroyModelMixin", " destroy "},
    {"rest_framework.mixins.ListModelMixin", " list "},
    {"rest_framework.mixins.RetrieveModelMixin", " retrieve "},
    {"rest_framework.mixins.UpdateModelMixin", " update partial_update "},
    {"rest_framework.viewsets.ModelViewSet", " list create retrieve update partial_update destroy "},
    {"rest_framework.viewsets.ReadOnlyModelViewSet", " list retrieve "},
});

constexpr std::array changing = std::to_array<std::string_view>({
    "__init__",
    "get_default_basename",
    "get_lookup_regex",
    "get_method_map",
    "get_routes",
    "get_urls",
    "register",
    "registry",
    "routes",
    "urls",
});
static_assert(std::ranges::is_sorted(changing));

}  // namespace

RouterClass router_class(std::string_view canonical) {
  if (canonical == "rest_framework.routers.DefaultRouter") return RouterClass::standard;
  return canonical == "rest_framework.routers.SimpleRouter" ? RouterClass::simple : RouterClass::none;
}

std::span<const RouterRoute> router_routes() { return routes; }

bool has_action(std::string_view canonical, std::string_view action) {
  const auto row = std::ranges::find(action_rows, canonical, &ActionRow::cls);
  if (row == action_rows.end()) return false;
  const std::size_t at = row->actions.find(action);
  return at != row->actions.npos && row->actions[at - 1] == ' ' && row->actions[at + action.size()] == ' ';
}

bool changes_routes(std::string_view member) { return std::ranges::binary_search(changing, member); }

}  // namespace djvet
