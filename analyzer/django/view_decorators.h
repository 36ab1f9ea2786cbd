// Decorators of Django's and REST framework's that are made for functions which take a request, and what becomes of them
// elsewhere.
// Source: Django 5.2, django/views/decorators, django/contrib/auth/decorators.py; REST framework 3.16, decorators.py.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace djvet {

enum class ViewDecorator : std::uint8_t {
  none,
  request,   // looks at its first argument, which must be a request
  response,  // looks at what the view gives, or marks it: a first argument of another kind is passed on
  login,     // as `request`: asks who the request's user is
};

/// By canonical name.
[[nodiscard]] ViewDecorator view_decorator(std::string_view canonical);

inline constexpr std::string_view api_view_decorator = "rest_framework.decorators.api_view";

/// Whether it hands a policy to the @api_view above it, by an attribute of the function.
[[nodiscard]] bool is_api_policy(std::string_view canonical);

}  // namespace djvet
