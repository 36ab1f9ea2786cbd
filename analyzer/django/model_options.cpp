// Tables, by canonical path.
// SPDX-License-Identifier: MIT
#include "analyzer/django/model_options.h"

#include <algorithm>
#include <array>
#include <utility>

namespace djvet {
namespace {

constexpr TextOption user[] = {{"verbose_name", "user"}, {"verbose_name_plural", "users"}};
constexpr TextOption session[] = {{"verbose_name", "session"}, {"verbose_name_plural", "sessions"}};

constexpr auto without_options = std::to_array<std::string_view>(
    {"django.contrib.auth.base_user.AbstractBaseUser", "django.contrib.auth.models.AbstractBaseUser",
     "django.contrib.auth.models.PermissionsMixin", "django.db.models.Model"});

constexpr auto used_managers = std::to_array<std::string_view>(
    {"django.contrib.auth.models.GroupManager", "django.contrib.auth.models.PermissionManager",
     "django.contrib.auth.models.UserManager", "django.contrib.contenttypes.models.ContentTypeManager",
     "django.contrib.sessions.models.SessionManager", "django.contrib.sites.managers.CurrentSiteManager",
     "django.contrib.sites.models.SiteManager", "django.contrib.admin.models.LogEntryManager"});

constexpr auto suffixes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"django.db.models.Index", "idx"},
    {"django.contrib.postgres.indexes.BloomIndex", "bloom"},
    {"django.contrib.postgres.indexes.BrinIndex", "brin"},
    {"django.contrib.postgres.indexes.BTreeIndex", "btree"},
    {"django.contrib.postgres.indexes.GinIndex", "gin"},
    {"django.contrib.postgres.indexes.GistIndex", "gist"},
    {"django.contrib.postgres.indexes.HashIndex", "hash"},
    {"django.contrib.postgres.indexes.SpGistIndex", "spgist"},
});

}  // namespace

std::optional<std::span<const TextOption>> abstract_model_options(std::string_view canonical) {
  if (canonical == "django.contrib.auth.models.AbstractUser") return std::span<const TextOption>(user);
  if (canonical == "django.contrib.sessions.base_session.AbstractBaseSession")
    return std::span<const TextOption>(session);
  const bool plain = std::ranges::find(without_options, canonical) != without_options.end() ||
                     canonical.starts_with("builtins.") || canonical.starts_with("abc.") ||
                     canonical.starts_with("typing.");
  if (plain) return std::span<const TextOption>();
  return std::nullopt;
}

bool manager_used_in_migrations(std::string_view canonical) {
  return std::ranges::find(used_managers, canonical) != used_managers.end();
}

std::optional<std::string_view> index_suffix(std::string_view canonical) {
  const auto row = std::ranges::find(suffixes, canonical, [](const auto& each) { return each.first; });
  if (row == suffixes.end()) return std::nullopt;
  return row->second;
}

}  // namespace djvet
