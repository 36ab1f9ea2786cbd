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

constexpr std::string_view plain_parameters[] = {"verbose_name",
                                                 "name",
                                                 "primary_key",
                                                 "max_length",
                                                 "unique",
                                                 "blank",
                                                 "null",
                                                 "db_index",
                                                 "rel",
                                                 "default",
                                                 "editable",
                                                 "serialize",
                                                 "unique_for_date",
                                                 "unique_for_month",
                                                 "unique_for_year",
                                                 "choices",
                                                 "help_text",
                                                 "db_column",
                                                 "db_tablespace",
                                                 "auto_created",
                                                 "validators",
                                                 "error_messages",
                                                 "db_comment",
                                                 "db_default"};
constexpr std::string_view date_parameters[] = {"verbose_name", "name", "auto_now", "auto_now_add"};
constexpr std::string_view decimal_parameters[] = {"verbose_name", "name", "max_digits", "decimal_places"};
constexpr std::string_view file_parameters[] = {"verbose_name", "name", "upload_to", "storage"};
constexpr std::string_view image_parameters[] = {"verbose_name", "name", "width_field", "height_field"};
constexpr std::string_view file_path_parameters[] = {"verbose_name", "name",        "path",         "match",
                                                     "recursive",    "allow_files", "allow_folders"};
constexpr std::string_view address_parameters[] = {"verbose_name", "name", "protocol", "unpack_ipv4"};
constexpr std::string_view named_parameters[] = {"verbose_name", "name"};
constexpr std::string_view verbose_parameters[] = {"verbose_name"};
constexpr std::string_view json_parameters[] = {"verbose_name", "name", "encoder", "decoder"};
constexpr std::string_view foreign_key_parameters[] = {
    "to",          "on_delete", "related_name", "related_query_name", "limit_choices_to",
    "parent_link", "to_field",  "db_constraint"};
constexpr std::string_view one_to_one_parameters[] = {"to", "on_delete", "to_field"};
constexpr std::string_view many_to_many_parameters[] = {
    "to",      "related_name",   "related_query_name", "limit_choices_to", "symmetrical",
    "through", "through_fields", "db_constraint",      "db_table",         "swappable"};
constexpr std::string_view generic_key_parameters[] = {"ct_field", "fk_field", "for_concrete_model"};
constexpr std::string_view generic_relation_parameters[] = {
    "to", "object_id_field", "content_type_field", "for_concrete_model", "related_query_name", "limit_choices_to"};

struct Signature {
  std::string_view path;
  std::span<const std::string_view> parameters;
};

/// Those that differ from Field's own.
constexpr std::array signatures = std::to_array<Signature>({
    {"django.contrib.contenttypes.fields.GenericForeignKey", generic_key_parameters},
    {"django.contrib.contenttypes.fields.GenericRelation", generic_relation_parameters},
    {"django.db.models.BinaryField", plain_parameters},
    {"django.db.models.DateField", date_parameters},
    {"django.db.models.DateTimeField", date_parameters},
    {"django.db.models.DecimalField", decimal_parameters},
    {"django.db.models.DurationField", plain_parameters},
    {"django.db.models.FileField", file_parameters},
    {"django.db.models.FilePathField", file_path_parameters},
    {"django.db.models.ForeignKey", foreign_key_parameters},
    {"django.db.models.GenericIPAddressField", address_parameters},
    {"django.db.models.ImageField", image_parameters},
    {"django.db.models.JSONField", json_parameters},
    {"django.db.models.ManyToManyField", many_to_many_parameters},
    {"django.db.models.OneToOneField", one_to_one_parameters},
    {"django.db.models.TimeField", date_parameters},
    {"django.db.models.URLField", named_parameters},
    {"django.db.models.UUIDField", verbose_parameters},
    {"modelcluster.fields.ParentalKey", foreign_key_parameters},
    {"modelcluster.fields.ParentalManyToManyField", many_to_many_parameters},
    {"mptt.fields.TreeForeignKey", foreign_key_parameters},
    {"mptt.fields.TreeManyToManyField", many_to_many_parameters},
    {"mptt.fields.TreeOneToOneField", one_to_one_parameters},
    {"tree_queries.fields.TreeNodeForeignKey", foreign_key_parameters},
});

struct DefaultsRow {
  std::string_view path;
  FieldDefaults defaults;
};

/// Those that set something themselves.
constexpr std::array defaults = std::to_array<DefaultsRow>({
    {"django.db.models.AutoField", {.blank = true, .unique = false, .max_length = 0}},
    {"django.db.models.BigAutoField", {.blank = true, .unique = false, .max_length = 0}},
    {"django.db.models.EmailField", {.blank = false, .unique = false, .max_length = 254}},
    {"django.db.models.FileField", {.blank = false, .unique = false, .max_length = 100}},
    {"django.db.models.FilePathField", {.blank = false, .unique = false, .max_length = 100}},
    {"django.db.models.GeneratedField", {.blank = true, .unique = false, .max_length = 0}},
    {"django.db.models.GenericIPAddressField", {.blank = false, .unique = false, .max_length = 39}},
    {"django.db.models.IPAddressField", {.blank = false, .unique = false, .max_length = 15}},
    {"django.db.models.ImageField", {.blank = false, .unique = false, .max_length = 100}},
    {"django.db.models.OneToOneField", {.blank = false, .unique = true, .max_length = 0}},
    {"django.db.models.SlugField", {.blank = false, .unique = false, .max_length = 50}},
    {"django.db.models.SmallAutoField", {.blank = true, .unique = false, .max_length = 0}},
    {"django.db.models.URLField", {.blank = false, .unique = false, .max_length = 200}},
    {"django.db.models.UUIDField", {.blank = false, .unique = false, .max_length = 32}},
});

static_assert(std::ranges::is_sorted(signatures, {}, &Signature::path));
static_assert(std::ranges::is_sorted(defaults, {}, &DefaultsRow::path));
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

std::span<const std::string_view> constructor_parameters(std::string_view canonical) {
  const auto row = std::ranges::lower_bound(signatures, canonical, {}, &Signature::path);
  if (row != signatures.end() && row->path == canonical) return row->parameters;
  if (canonical.starts_with("django.db.models.")) return plain_parameters;
  return {};
}

std::optional<FieldDefaults> field_defaults(std::string_view canonical) {
  const auto row = std::ranges::lower_bound(defaults, canonical, {}, &DefaultsRow::path);
  if (row != defaults.end() && row->path == canonical) return row->defaults;
  if (canonical.starts_with("django.db.models.") || canonical.starts_with("django.contrib.")) return FieldDefaults{};
  return std::nullopt;
}

}  // namespace djvet
