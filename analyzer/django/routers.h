// REST framework's routers: which routes a registered viewset gets, and which actions its base classes answer.
// Source: Django REST framework 3.16, "Routers" (SimpleRouter, DefaultRouter) and "ViewSets".
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace djvet {

enum class RouterClass : std::uint8_t { none, simple, standard };

/// By canonical name; `standard` is DefaultRouter, with a root view and format suffixes.
[[nodiscard]] RouterClass router_class(std::string_view canonical);

struct RouterRoute {
  bool detail = false;
  std::string_view suffix;  // of the name: "{basename}-list"
  std::span<const std::string_view> actions;
};
/// In the order in which a router tries them; extra actions of the same kind come after each.
[[nodiscard]] std::span<const RouterRoute> router_routes();

/// Whether a class of REST framework defines the action.
[[nodiscard]] bool has_action(std::string_view canonical, std::string_view action);

inline constexpr std::string_view router_root_view = "rest_framework.routers.APIRootView";
inline constexpr std::string_view action_decorator = "rest_framework.decorators.action";
inline constexpr std::string_view format_suffix = R"(\.(?P<format>[a-z0-9]+)/?$)";
inline constexpr std::string_view format_suffix_route = "<drf_format_suffix:format>";
inline constexpr std::string_view any_lookup_value = "[^/.]+";

/// Attributes and methods of a router by which a subclass makes other routes than those above.
[[nodiscard]] bool changes_routes(std::string_view member);

}  // namespace djvet
