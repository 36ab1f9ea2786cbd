// Models that projects use but don't define: Django's contrib apps and common packages, with their fields and relations.
// Source: Django 5.2 and Django REST framework 3.16 as installed (checked against a running Django by the tests of the
// model); the packages' own `models` modules.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "analyzer/django/fields.h"

namespace djvet {

enum DescribedFlag : std::uint8_t { column_null = 1, column_blank = 2, column_unique = 4, column_key = 8 };

struct DescribedColumn {
  std::string_view name;
  std::string_view cls = {};  // below django.db.models; empty: nothing but the name is described
  std::int16_t max_length = 0;
  std::uint8_t flags = 0;  // DescribedFlag
};

struct DescribedRelation {
  FieldKind kind{};
  std::string_view name;
  std::string_view to;            // "app.Model", or "AUTH_USER_MODEL", or "self"
  std::string_view related_name;  // may hold %(class)s, or be "+"
  std::string_view query_name;    // related_query_name
  bool nullable = false;
  bool blank = false;
  std::string_view on_delete = {};  // empty: not described, or many-to-many
};

struct DescribedModel {
  std::string_view path;                    // canonical: "django.contrib.auth.models.AbstractUser"
  std::string_view app;                     // what INSTALLED_APPS names: "django.contrib.auth"; empty for abstract ones
  std::string_view label;                   // "auth"
  std::string_view name;                    // "User"
  std::span<const std::string_view> bases;  // paths of described bases other than django.db.models.Model
  std::span<const DescribedColumn> columns;
  std::span<const DescribedRelation> relations;
  bool abstract = false;
  bool open = false;             // has members that are not listed
  bool special_manager = false;  // its querysets are not what Django's would be
  bool other_manager = false;  // abstract: brings an `objects` of another class than Django's, like it in its querysets
  std::string_view table = {};    // db_table, where it isn't app_model
  std::string_view manager = {};  // the class of `objects`; empty: not described, or none of its own
  bool proxy = false;             // of its only base
};

[[nodiscard]] const DescribedModel* described_model(std::string_view path);
/// All of them, sorted by path.
[[nodiscard]] std::span<const DescribedModel> described_models();

/// The related_name of the automatic link to this parent, where a package's metaclass names it; empty: as Django does.
[[nodiscard]] std::string_view parent_link_name(std::string_view parent_path);

}  // namespace djvet
