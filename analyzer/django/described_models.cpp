// One row a model; the arrays it views stand above it.
// SPDX-License-Identifier: MIT
#include "analyzer/django/described_models.h"

#include <algorithm>
#include <array>
#include <vector>

#include "analyzer/django/package_models.h"

namespace djvet {
namespace {

using Names = std::span<const std::string_view>;
using Columns = std::span<const DescribedColumn>;
using enum FieldKind;

constexpr std::string_view contrib_id_class = "AutoField";
constexpr DescribedColumn id_column{"id", contrib_id_class, 0, column_blank | column_key};

constexpr DescribedColumn log_entry[] = {
    {"action_flag", "PositiveSmallIntegerField"},
    {"action_time", "DateTimeField"},
    {"change_message", "TextField", 0, column_blank},
    id_column,
    {"object_id", "TextField", 0, column_null | column_blank},
    {"object_repr", "CharField", 200},
};
constexpr DescribedRelation log_entry_relations[] = {
    {foreign_key, "user", "AUTH_USER_MODEL", "", "", false, false, "CASCADE"},
    {foreign_key, "content_type", "contenttypes.ContentType", "", "", true, true, "SET_NULL"},
};
constexpr DescribedColumn base_user[] = {
    {"last_login", "DateTimeField", 0, column_null | column_blank},
    {"password", "CharField", 128},
};
constexpr DescribedColumn abstract_user[] = {
    {"date_joined", "DateTimeField"},
    {"email", "EmailField", 254, column_blank},
    {"first_name", "CharField", 150, column_blank},
    {"is_active", "BooleanField"},
    {"is_staff", "BooleanField"},
    {"last_name", "CharField", 150, column_blank},
    {"username", "CharField", 150, column_unique},
};
constexpr std::string_view abstract_user_bases[] = {"django.contrib.auth.models.AbstractBaseUser",
                                                    "django.contrib.auth.models.PermissionsMixin"};
constexpr DescribedColumn permissions_mixin[] = {{"is_superuser", "BooleanField"}};
constexpr DescribedRelation permissions_mixin_relations[] = {
    {many_to_many, "groups", "auth.Group", "user_set", "user", false, true},
    {many_to_many, "user_permissions", "auth.Permission", "user_set", "user", false, true},
};
constexpr std::string_view user_bases[] = {"django.contrib.auth.models.AbstractUser"};
constexpr DescribedColumn user[] = {id_column};
constexpr DescribedColumn group[] = {id_column, {"name", "CharField", 150, column_unique}};
constexpr DescribedRelation group_relations[] = {{many_to_many, "permissions", "auth.Permission", "", "", false, true}};
constexpr DescribedColumn permission[] = {{"codename", "CharField", 100}, id_column, {"name", "CharField", 255}};
constexpr DescribedRelation permission_relations[] = {
    {foreign_key, "content_type", "contenttypes.ContentType", "", "", false, false, "CASCADE"},
};
constexpr DescribedColumn content_type[] = {{"app_label", "CharField", 100}, id_column, {"model", "CharField", 100}};
constexpr DescribedColumn flat_page[] = {
    {"content", "TextField", 0, column_blank},
    {"enable_comments", "BooleanField"},
    id_column,
    {"registration_required", "BooleanField"},
    {"template_name", "CharField", 70, column_blank},
    {"title", "CharField", 200},
    {"url", "CharField", 100},
};
constexpr DescribedRelation flat_page_relations[] = {{many_to_many, "sites", "sites.Site", "", "", false}};
constexpr DescribedColumn redirect[] = {
    id_column, {"new_path", "CharField", 200, column_blank}, {"old_path", "CharField", 200}};
constexpr DescribedRelation redirect_relations[] = {
    {foreign_key, "site", "sites.Site", "", "", false, false, "CASCADE"}};
constexpr DescribedColumn session[] = {
    {"expire_date", "DateTimeField"}, {"session_data", "TextField"}, {"session_key", "CharField", 40, column_key}};
constexpr std::string_view session_bases[] = {"django.contrib.sessions.base_session.AbstractBaseSession"};
constexpr DescribedColumn site[] = {{"domain", "CharField", 100, column_unique}, id_column, {"name", "CharField", 50}};

constexpr DescribedColumn token[] = {{"created", "DateTimeField", 0, column_blank},
                                     {"key", "CharField", 40, column_key}};
constexpr DescribedRelation token_relations[] = {
    {one_to_one, "user", "AUTH_USER_MODEL", "auth_token", "", false, false, "CASCADE"}};

constexpr DescribedModel abstract_model(std::string_view path, Columns columns, bool open,
                                        std::span<const DescribedRelation> relations = {}, Names bases = {}) {
  return {.path = path,
          .app = {},
          .label = {},
          .name = path.substr(path.rfind('.') + 1),
          .bases = bases,
          .columns = columns,
          .relations = relations,
          .abstract = true,
          .open = open,
          .special_manager = false};
}

constexpr DescribedModel concrete(std::string_view path, std::string_view app, std::string_view label, Columns columns,
                                  std::span<const DescribedRelation> relations = {}, Names bases = {},
                                  bool open = false) {
  return {.path = path,
          .app = app,
          .label = label,
          .name = path.substr(path.rfind('.') + 1),
          .bases = bases,
          .columns = columns,
          .relations = relations,
          .abstract = false,
          .open = open,
          .special_manager = false};
}

/// A model of Django's own: its table is not app_model, or its `objects` is not Django's Manager.
constexpr DescribedModel with(DescribedModel model, std::string_view table, std::string_view manager) {
  model.table = table;
  model.manager = manager;
  return model;
}

constexpr DescribedModel special(DescribedModel model) {
  model.special_manager = true;
  return model;
}

constexpr std::array models = std::to_array<DescribedModel>({
    with(concrete("django.contrib.admin.models.LogEntry", "django.contrib.admin", "admin", log_entry,
                  log_entry_relations),
         "django_admin_log", "django.contrib.admin.models.LogEntryManager"),
    abstract_model("django.contrib.auth.base_user.AbstractBaseUser", base_user, false),
    abstract_model("django.contrib.auth.models.AbstractBaseUser", base_user, false),
    with(abstract_model("django.contrib.auth.models.AbstractUser", abstract_user, false, {}, abstract_user_bases), "",
         "django.contrib.auth.models.UserManager"),
    with(concrete("django.contrib.auth.models.Group", "django.contrib.auth", "auth", group, group_relations), "",
         "django.contrib.auth.models.GroupManager"),
    with(concrete("django.contrib.auth.models.Permission", "django.contrib.auth", "auth", permission,
                  permission_relations),
         "", "django.contrib.auth.models.PermissionManager"),
    abstract_model("django.contrib.auth.models.PermissionsMixin", permissions_mixin, false,
                   permissions_mixin_relations),
    with(concrete("django.contrib.auth.models.User", "django.contrib.auth", "auth", user, {}, user_bases), "",
         "django.contrib.auth.models.UserManager"),
    with(concrete("django.contrib.contenttypes.models.ContentType", "django.contrib.contenttypes", "contenttypes",
                  content_type),
         "django_content_type", "django.contrib.contenttypes.models.ContentTypeManager"),
    with(concrete("django.contrib.flatpages.models.FlatPage", "django.contrib.flatpages", "flatpages", flat_page,
                  flat_page_relations),
         "django_flatpage", "django.db.models.Manager"),
    with(concrete("django.contrib.redirects.models.Redirect", "django.contrib.redirects", "redirects", redirect,
                  redirect_relations),
         "django_redirect", "django.db.models.Manager"),
    with(abstract_model("django.contrib.sessions.base_session.AbstractBaseSession", session, false), "",
         "django.contrib.sessions.base_session.BaseSessionManager"),
    with(concrete("django.contrib.sessions.models.Session", "django.contrib.sessions", "sessions", {}, {},
                  session_bases),
         "django_session", "django.contrib.sessions.models.SessionManager"),
    with(concrete("django.contrib.sites.models.Site", "django.contrib.sites", "sites", site), "django_site",
         "django.contrib.sites.models.SiteManager"),
    special(abstract_model("parler.models.TranslatableModel", {}, true)),
    with(concrete("rest_framework.authtoken.models.Token", "rest_framework.authtoken", "authtoken", token,
                  token_relations),
         "", "django.db.models.Manager"),
});

static_assert(std::ranges::is_sorted(models, {}, &DescribedModel::path));

}  // namespace

const DescribedModel* described_model(std::string_view path) {
  const std::span<const DescribedModel> all = described_models();
  const auto row = std::ranges::lower_bound(all, path, {}, &DescribedModel::path);
  return row != all.end() && row->path == path ? &*row : nullptr;
}

std::span<const DescribedModel> described_models() {
  static const std::vector<DescribedModel> all = [] {
    const std::span<const DescribedModel> packages = package_models();
    std::vector<DescribedModel> rows(packages.begin(), packages.end());
    for (const DescribedModel& row : models)
      if (!std::ranges::binary_search(packages, row.path, {}, &DescribedModel::path)) rows.push_back(row);
    std::ranges::sort(rows, {}, &DescribedModel::path);
    return rows;
  }();
  return all;
}

std::string_view parent_link_name(std::string_view parent_path) {
  // django-cms 5.1, PluginModelBase.
  const bool plugin = parent_path == "cms.models.CMSPlugin" || parent_path == "cms.models.pluginmodel.CMSPlugin";
  return plugin ? "%(app_label)s_%(class)s" : "";
}

}  // namespace djvet
