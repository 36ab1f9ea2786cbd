// Relation fields by name; columns by name or by module. A module is listed only where all its fields are columns.
// SPDX-License-Identifier: MIT
#include "analyzer/django/fields.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

struct Row {
  std::string_view path;
  FieldKind kind;
};

constexpr std::array relations = std::to_array<Row>({
    {"cms.models.fields.PageField", FieldKind::foreign_key},
    {"cms.models.fields.PlaceholderField", FieldKind::foreign_key},
    {"django.contrib.contenttypes.fields.GenericForeignKey", FieldKind::generic_foreign_key},
    {"django.contrib.contenttypes.fields.GenericRelation", FieldKind::generic_relation},
    {"django.db.models.ForeignKey", FieldKind::foreign_key},
    {"django.db.models.ManyToManyField", FieldKind::many_to_many},
    {"django.db.models.OneToOneField", FieldKind::one_to_one},
    {"modelcluster.fields.ParentalKey", FieldKind::foreign_key},
    {"modelcluster.fields.ParentalManyToManyField", FieldKind::many_to_many},
    {"mptt.fields.TreeForeignKey", FieldKind::foreign_key},
    {"mptt.fields.TreeManyToManyField", FieldKind::many_to_many},
    {"mptt.fields.TreeOneToOneField", FieldKind::one_to_one},
    {"sortedm2m.fields.SortedManyToManyField", FieldKind::many_to_many},
    {"taggit.managers.TaggableManager", FieldKind::tags},
    {"tree_queries.fields.TreeNodeForeignKey", FieldKind::foreign_key},
});

/// Modules whose every class named ...Field (or listed below by name) stores a value.
constexpr std::array column_modules = std::to_array<std::string_view>({
    "autoslug",
    "autoslug.fields",
    "ckeditor.fields",
    "ckeditor_uploader.fields",
    "colorfield.fields",
    "django.contrib.gis.db.models",
    "django.contrib.postgres.fields",
    "django.contrib.postgres.search",
    "django.db.models",
    "django_countries.fields",
    "django_extensions.db.fields",
    "django_extensions.db.fields.json",
    "django_fsm",
    "django_mysql.models",
    "djmoney.models.fields",
    "easy_thumbnails.fields",
    "encrypted_model_fields.fields",
    "fernet_fields",
    "imagekit.models",
    "jsonfield",
    "jsonfield.fields",
    "localflavor.us.models",
    "markdownx.models",
    "markupfield.fields",
    "model_utils.fields",
    "multiselectfield",
    "multiselectfield.db.fields",
    "netfields",
    "phonenumber_field.modelfields",
    "picklefield",
    "picklefield.fields",
    "positions.fields",
    "recurrence.fields",
    "shortuuid.django_fields",
    "sorl.thumbnail",
    "sorl.thumbnail.fields",
    "stdimage",
    "stdimage.models",
    "timezone_field",
    "timezone_field.fields",
    "tinymce.models",
    "versatileimagefield.fields",
    "wagtail.fields",
    "django_ckeditor_5.fields",
    "django_jsonform.models.fields",
    "pgvector.django",
});

static_assert(std::ranges::is_sorted(relations, {}, &Row::path));

}  // namespace

FieldKind field_kind(std::string_view canonical) {
  const auto row = std::ranges::lower_bound(relations, canonical, {}, &Row::path);
  if (row != relations.end() && row->path == canonical) return row->kind;
  const std::size_t dot = canonical.rfind('.');
  if (dot == canonical.npos) return FieldKind::none;
  const std::string_view name = canonical.substr(dot + 1);
  const bool named = name.ends_with("Field") || name == "ProcessedImageField" || name == "CompositePrimaryKey";
  if (!named || name == "FSMKeyField" || name == "ForeignObject" || name == "RelatedField") return FieldKind::none;
  return std::ranges::find(column_modules, canonical.substr(0, dot)) != column_modules.end() ? FieldKind::column
                                                                                             : FieldKind::none;
}

}  // namespace djvet
