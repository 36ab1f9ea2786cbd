// SPDX-License-Identifier: MIT
// Two sorted tables; what isn't in them is no manager that djvet knows.
#include "analyzer/django/managers.h"

#include <algorithm>
#include <array>
#include <span>

namespace djvet {
namespace {

struct Row {
  std::string_view path;
  ManagerKind kind;
};

constexpr std::array managers = std::to_array<Row>({
    {"django.contrib.auth.base_user.BaseUserManager", ManagerKind::plain},
    {"django.contrib.auth.models.BaseUserManager", ManagerKind::plain},
    {"django.contrib.auth.models.GroupManager", ManagerKind::plain},
    {"django.contrib.auth.models.PermissionManager", ManagerKind::plain},
    {"django.contrib.auth.models.UserManager", ManagerKind::plain},
    {"django.contrib.sites.managers.CurrentSiteManager", ManagerKind::plain},
    {"django.db.models.BaseManager", ManagerKind::plain},
    {"django.db.models.Manager", ManagerKind::plain},
    {"django_extensions.db.models.ActivatorModelManager", ManagerKind::plain},
    {"django_scopes.ScopedManager", ManagerKind::plain},
    {"django_softdelete.managers.DeletedManager", ManagerKind::plain},
    {"django_softdelete.managers.GlobalManager", ManagerKind::plain},
    {"django_softdelete.managers.SoftDeleteManager", ManagerKind::plain},
    {"model_utils.managers.InheritanceManager", ManagerKind::plain},
    {"model_utils.managers.QueryManager", ManagerKind::plain},
    {"model_utils.managers.SoftDeletableManager", ManagerKind::plain},
    {"mptt.managers.TreeManager", ManagerKind::plain},
    {"mptt.models.TreeManager", ManagerKind::plain},
    {"ordered_model.models.OrderedModelManager", ManagerKind::plain},
    {"parler.managers.TranslatableManager", ManagerKind::special},
    {"polymorphic.managers.PolymorphicManager", ManagerKind::special},
    {"treebeard.mp_tree.MP_NodeManager", ManagerKind::plain},
    {"treebeard.ns_tree.NS_NodeManager", ManagerKind::plain},
    {"wagtail.models.BasePageManager", ManagerKind::plain},
    {"wagtail.models.PageManager", ManagerKind::plain},
});

constexpr std::array querysets = std::to_array<Row>({
    {"django.db.models.QuerySet", ManagerKind::plain},
    {"django_extensions.db.models.ActivatorQuerySet", ManagerKind::plain},
    {"django_softdelete.managers.DeletedQuerySet", ManagerKind::plain},
    {"django_softdelete.managers.GlobalQuerySet", ManagerKind::plain},
    {"django_softdelete.managers.SoftDeleteQuerySet", ManagerKind::plain},
    {"model_utils.managers.InheritanceQuerySet", ManagerKind::plain},
    {"model_utils.managers.SoftDeletableQuerySet", ManagerKind::plain},
    {"mptt.querysets.TreeQuerySet", ManagerKind::plain},
    {"ordered_model.models.OrderedModelQuerySet", ManagerKind::plain},
    {"parler.managers.TranslatableQuerySet", ManagerKind::special},
    {"polymorphic.query.PolymorphicQuerySet", ManagerKind::special},
    {"treebeard.mp_tree.MP_NodeQuerySet", ManagerKind::plain},
    {"wagtail.models.PageQuerySet", ManagerKind::plain},
    {"wagtail.query.PageQuerySet", ManagerKind::plain},
    {"wagtail.search.queryset.SearchableQuerySetMixin", ManagerKind::plain},
});

constexpr ManagerReplacement replacements[] = {{"djangocms_versioning", "cms_config"}};

static_assert(std::ranges::is_sorted(managers, {}, &Row::path));
static_assert(std::ranges::is_sorted(querysets, {}, &Row::path));

ManagerKind find(std::span<const Row> rows, std::string_view path) {
  const auto row = std::ranges::lower_bound(rows, path, {}, &Row::path);
  return row != rows.end() && row->path == path ? row->kind : ManagerKind::none;
}

}  // namespace

ManagerKind manager_kind(std::string_view canonical) { return find(managers, canonical); }

ManagerKind queryset_kind(std::string_view canonical) { return find(querysets, canonical); }

std::span<const ManagerReplacement> manager_replacements() { return replacements; }

std::string_view base_manager_below(std::string_view model) {
  // django-polymorphic replaces Options.base_manager.
  return model == "polymorphic.models.PolymorphicModel" ? "polymorphic.managers.PolymorphicManager" : "";
}

}  // namespace djvet
