// Base classes and decorators outside the tree that make something a serializer, form, admin class, view, task, receiver or
// command.
// Source: Django 5.2 (forms, admin, class-based views, custom management commands, signals), Django REST framework 3.16,
// Celery 5.5 "Tasks".
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace djvet {

enum class ComponentKind : std::uint8_t {
  none,
  serializer,
  model_serializer,
  form,
  model_form,
  admin,
  inline_admin,
  view,
  api_view,
  viewset,
  command,
};

/// By canonical name (see names.h).
[[nodiscard]] ComponentKind component_kind(std::string_view canonical);

enum class RegisteringFunction : std::uint8_t {
  none,
  admin_register,  // django.contrib.admin.register
  receiver,        // django.dispatch.receiver
  shared_task,     // celery.shared_task
};
[[nodiscard]] RegisteringFunction registering_function(std::string_view canonical);

inline constexpr std::string_view signal_class = "django.dispatch.Signal";
inline constexpr std::string_view celery_class = "celery.Celery";
inline constexpr std::string_view library_class = "django.template.Library";

/// Whether the name is one of the signals that Django sends.
[[nodiscard]] bool is_signal(std::string_view canonical);

}  // namespace djvet
