// The public name of what Django, REST framework and their friends define somewhere inside: code may import
// `django.db.models.fields.related.ForeignKey` or `django.db.models.ForeignKey`, which are one class.
// Source: the `__init__` modules of Django 5.2 and Django REST framework 3.16.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace djvet {

/// The name that djvet's tables use for a dotted path outside the tree; the path itself when no table knows a shorter one.
[[nodiscard]] std::string canonical_name(std::string_view dotted);

/// Whether a class at this (canonical) path is Django's own or REST framework's, a part of Python's library, or a package's
/// base that adds no members which change what a model or a queryset is. Nothing else about it needs to be known.
[[nodiscard]] bool is_described_class(std::string_view canonical);

/// Whether `import name` always means the installed package: Django and REST framework are described by tables, never read.
[[nodiscard]] bool is_always_external(std::string_view top_level_name);

/// Python's builtins, as far as code refers to them by name ("len", "super", "property", "ValueError").
[[nodiscard]] bool is_builtin(std::string_view name);

}  // namespace djvet
