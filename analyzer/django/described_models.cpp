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
using enum FieldKind;

constexpr std::string_view log_entry[] = {"action_flag", "action_time", "change_message",
                                          "id",          "object_id",   "object_repr"};
constexpr DescribedRelation log_entry_relations[] = {
    {foreign_key, "user", "AUTH_USER_MODEL", "", "", false},
    {foreign_key, "content_type", "contenttypes.ContentType", "", "", true},
};
constexpr std::string_view base_user[] = {"last_login", "password"};
constexpr std::string_view abstract_user[] = {"date_joined", "email",     "first_name", "is_active",
                                              "is_staff",    "last_name", "username"};
constexpr std::string_view abstract_user_bases[] = {"django.contrib.auth.models.AbstractBaseUser",
                                                    "django.contrib.auth.models.PermissionsMixin"};
constexpr std::string_view permissions_mixin[] = {"is_superuser"};
constexpr DescribedRelation permissions_mixin_relations[] = {
    {many_to_many, "groups", "auth.Group", "user_set", "user", false},
    {many_to_many, "user_permissions", "auth.Permission", "user_set", "user", false},
};
constexpr std::string_view user_bases[] = {"django.contrib.auth.models.AbstractUser"};
constexpr std::string_view user[] = {"id"};
constexpr std::string_view group[] = {"id", "name"};
constexpr DescribedRelation group_relations[] = {{many_to_many, "permissions", "auth.Permission", "", "", false}};
constexpr std::string_view permission[] = {"codename", "id", "name"};
constexpr DescribedRelation permission_relations[] = {
    {foreign_key, "content_type", "contenttypes.ContentType", "", "", false},
};
constexpr std::string_view content_type[] = {"app_label", "id", "model"};
constexpr std::string_view flat_page[] = {"content",       "enable_comments", "id", "registration_required",
                                          "template_name", "title",           "url"};
constexpr DescribedRelation flat_page_relations[] = {{many_to_many, "sites", "sites.Site", "", "", false}};
constexpr std::string_view redirect[] = {"id", "new_path", "old_path"};
constexpr DescribedRelation redirect_relations[] = {{foreign_key, "site", "sites.Site", "", "", false}};
constexpr std::string_view session[] = {"expire_date", "session_data", "session_key"};
constexpr std::string_view session_bases[] = {"django.contrib.sessions.base_session.AbstractBaseSession"};
constexpr std::string_view site[] = {"domain", "id", "name"};

constexpr std::string_view activator[] = {"activate_date", "deactivate_date", "status"};
constexpr std::string_view time_stamped[] = {"created", "modified"};
constexpr std::string_view title_description[] = {"description", "title"};
constexpr std::string_view title_slug_description[] = {"description", "slug", "title"};
constexpr std::string_view soft_deletable[] = {"is_removed"};
constexpr std::string_view status[] = {"status", "status_changed"};
constexpr std::string_view time_framed[] = {"end", "start"};
constexpr std::string_view uuid_model[] = {"id"};
constexpr std::string_view mptt[] = {"level", "lft", "rght", "tree_id"};
constexpr std::string_view ordered[] = {"order"};
constexpr DescribedRelation polymorphic_relations[] = {
    {foreign_key, "polymorphic_ctype", "contenttypes.ContentType", "polymorphic_%(app_label)s.%(class)s_set+", "",
     true},
};
constexpr std::string_view token[] = {"created", "key"};
constexpr DescribedRelation token_relations[] = {{one_to_one, "user", "AUTH_USER_MODEL", "auth_token", "", false}};
constexpr std::string_view tag[] = {"id", "name", "slug"};
constexpr DescribedRelation tagged_item_base_relations[] = {
    {foreign_key, "tag", "taggit.Tag", "%(app_label)s_%(class)s_items", "", false},
};
constexpr std::string_view mp_node[] = {"depth", "numchild", "path"};
constexpr std::string_view ns_node[] = {"depth", "lft", "rgt", "tree_id"};
constexpr std::string_view orderable[] = {"sort_order"};
constexpr std::string_view page[] = {"depth",
                                     "draft_title",
                                     "expire_at",
                                     "expired",
                                     "first_published_at",
                                     "go_live_at",
                                     "has_unpublished_changes",
                                     "id",
                                     "last_published_at",
                                     "latest_revision_created_at",
                                     "live",
                                     "locked",
                                     "locked_at",
                                     "numchild",
                                     "path",
                                     "search_description",
                                     "seo_title",
                                     "show_in_menus",
                                     "slug",
                                     "title",
                                     "translation_key",
                                     "url_path"};
constexpr DescribedRelation page_relations[] = {
    {foreign_key, "content_type", "contenttypes.ContentType", "pages", "", false},
    {foreign_key, "owner", "AUTH_USER_MODEL", "owned_pages", "", true},
    {foreign_key, "locked_by", "AUTH_USER_MODEL", "locked_pages", "", true},
};

constexpr DescribedModel abstract_model(std::string_view path, Names columns, bool open,
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

constexpr DescribedModel concrete(std::string_view path, std::string_view app, std::string_view label, Names columns,
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

constexpr DescribedModel special(DescribedModel model) {
  model.special_manager = true;
  return model;
}

constexpr std::array models = std::to_array<DescribedModel>({
    concrete("django.contrib.admin.models.LogEntry", "django.contrib.admin", "admin", log_entry, log_entry_relations),
    abstract_model("django.contrib.auth.base_user.AbstractBaseUser", base_user, false),
    abstract_model("django.contrib.auth.models.AbstractBaseUser", base_user, false),
    abstract_model("django.contrib.auth.models.AbstractUser", abstract_user, false, {}, abstract_user_bases),
    concrete("django.contrib.auth.models.Group", "django.contrib.auth", "auth", group, group_relations),
    concrete("django.contrib.auth.models.Permission", "django.contrib.auth", "auth", permission, permission_relations),
    abstract_model("django.contrib.auth.models.PermissionsMixin", permissions_mixin, false,
                   permissions_mixin_relations),
    concrete("django.contrib.auth.models.User", "django.contrib.auth", "auth", user, {}, user_bases),
    concrete("django.contrib.contenttypes.models.ContentType", "django.contrib.contenttypes", "contenttypes",
             content_type),
    concrete("django.contrib.flatpages.models.FlatPage", "django.contrib.flatpages", "flatpages", flat_page,
             flat_page_relations),
    concrete("django.contrib.redirects.models.Redirect", "django.contrib.redirects", "redirects", redirect,
             redirect_relations),
    abstract_model("django.contrib.sessions.base_session.AbstractBaseSession", session, false),
    concrete("django.contrib.sessions.models.Session", "django.contrib.sessions", "sessions", {}, {}, session_bases),
    concrete("django.contrib.sites.models.Site", "django.contrib.sites", "sites", site),
    abstract_model("django_extensions.db.models.ActivatorModel", activator, true),
    abstract_model("django_extensions.db.models.TimeStampedModel", time_stamped, true),
    abstract_model("django_extensions.db.models.TitleDescriptionModel", title_description, true),
    abstract_model("django_extensions.db.models.TitleSlugDescriptionModel", title_slug_description, true),
    abstract_model("model_utils.models.SoftDeletableModel", soft_deletable, true),
    abstract_model("model_utils.models.StatusModel", status, true),
    abstract_model("model_utils.models.TimeFramedModel", time_framed, true),
    abstract_model("model_utils.models.TimeStampedModel", time_stamped, true),
    abstract_model("model_utils.models.UUIDModel", uuid_model, true),
    abstract_model("modelcluster.models.ClusterableModel", {}, true),
    abstract_model("mptt.models.MPTTModel", mptt, true),
    abstract_model("ordered_model.models.OrderedModel", ordered, true),
    special(abstract_model("parler.models.TranslatableModel", {}, true)),
    special(abstract_model("polymorphic.models.PolymorphicModel", {}, true, polymorphic_relations)),
    concrete("rest_framework.authtoken.models.Token", "rest_framework.authtoken", "authtoken", token, token_relations),
    concrete("taggit.models.Tag", "taggit", "taggit", tag, {}, {}, true),
    abstract_model("taggit.models.TaggedItemBase", {}, true, tagged_item_base_relations),
    abstract_model("treebeard.mp_tree.MP_Node", mp_node, true),
    abstract_model("treebeard.ns_tree.NS_Node", ns_node, true),
    abstract_model("wagtail.models.Orderable", orderable, true),
    concrete("wagtail.models.Page", "wagtail", "wagtailcore", page, page_relations, {}, true),
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

}  // namespace djvet
