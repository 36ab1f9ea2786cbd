// Which middleware must come before which, and why. A request passes the list downwards and its response upwards, so each
// entry may use what those above it have set, and sees responses before those above it change them.
// Source: Django 5.2, "Middleware ordering" (https://docs.djangoproject.com/en/5.2/ref/middleware/#middleware-ordering), and
// the installation chapters of the packages named in each row.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace djvet {

enum class OrderStrength : std::uint8_t {
  advised,     // the documentation asks for it; no release in use behaves otherwise in the wrong order
  documented,  // the documentation asks for it; in the wrong order something works less well
  required,    // in the wrong order requests fail, or what the entry is for doesn't happen
};

enum class OrderCondition : std::uint8_t {
  always,
  i18n_patterns,  // only where some URLconf uses i18n_patterns()
};

struct MiddlewareOrder {
  std::string_view first;  // dotted paths
  std::string_view second;
  OrderStrength strength{};
  std::string_view why;         // continues "`first` must come before `second`: "
  std::string_view source;      // where it is written
  std::string_view sentence{};  // as it is written there; empty: in more words than one sentence
  OrderCondition condition = OrderCondition::always;
};

[[nodiscard]] std::span<const MiddlewareOrder> middleware_orders();

enum class CompanionCondition : std::uint8_t {
  always,
  session_messages,  // only where MESSAGE_STORAGE keeps messages in the session, too
  csrf_in_session,   // only where CSRF_USE_SESSIONS is true
  recent_allauth,    // only with django-allauth 0.56 and later
};

/// An entry, or an app, that does nothing or fails without another entry.
struct MiddlewareCompanion {
  std::string_view of;  // a dotted path of MIDDLEWARE; of an app: its package
  std::string_view needed;
  OrderStrength strength{};
  std::string_view why;  // continues "`of` needs `needed`: "
  std::string_view source;
  CompanionCondition condition = CompanionCondition::always;
  std::string_view check{};  // the id of the system check that says so, where one does
};

[[nodiscard]] std::span<const MiddlewareCompanion> middleware_companions();
/// `of` is an entry of INSTALLED_APPS.
[[nodiscard]] std::span<const MiddlewareCompanion> app_companions();

/// What a middleware gives each request, for the code below it.
struct RequestAttribute {
  std::string_view name;  // "user"
  std::string_view setter;
};
/// Nothing for a name that no row knows.
[[nodiscard]] const RequestAttribute* request_attribute(std::string_view name);

[[nodiscard]] bool is_attribute_setter(std::string_view path);

/// Whether a class or function outside the tree is known to give requests neither a user nor a session, nor any other
/// attribute that has a setter of its own.
[[nodiscard]] bool is_transparent_middleware(std::string_view path);

/// The base that makes `process_request` and its like a middleware.
[[nodiscard]] bool is_middleware_mixin(std::string_view path);

/// Where an entry stands in a well-ordered list, as a number that grows downwards;
/// unknown_middleware_place for one that no row knows.
[[nodiscard]] std::size_t usual_middleware_place(std::string_view path);
inline constexpr std::size_t unknown_middleware_place = static_cast<std::size_t>(-1);

}  // namespace djvet
