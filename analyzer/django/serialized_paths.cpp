// Tables of names, by the module that defines them.
// SPDX-License-Identifier: MIT
#include "analyzer/django/serialized_paths.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/django/field_deconstruct.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;
using Row = std::pair<std::string_view, std::string_view>;

/// What a canonical path begins with, and the module whose names it stands for.
constexpr auto functions = std::to_array<Row>({
    {"django.utils.timezone.now", "django.utils.timezone"},
    {"django.utils.timezone.localdate", "django.utils.timezone"},
    {"django.utils.timezone.localtime", "django.utils.timezone"},
    {"django.utils.crypto.get_random_string", "django.utils.crypto"},
    {"django.core.validators.validate_integer", "django.core.validators"},
    {"django.core.validators.validate_ipv4_address", "django.core.validators"},
    {"django.core.validators.validate_ipv6_address", "django.core.validators"},
    {"django.core.validators.validate_ipv46_address", "django.core.validators"},
    {"django.core.validators.validate_image_file_extension", "django.core.validators"},
    {"uuid.uuid1", "uuid"},
    {"uuid.uuid4", "uuid"},
    {"datetime.date.today", "datetime"},
    {"datetime.datetime.now", "datetime"},
    {"datetime.datetime.utcnow", "datetime"},
    {"datetime.datetime.today", "datetime"},
    {"time.time", "time"},
});

constexpr auto deletions =
    std::to_array<std::string_view>({"CASCADE", "DO_NOTHING", "PROTECT", "RESTRICT", "SET_DEFAULT", "SET_NULL"});

constexpr auto validators = std::to_array<std::string_view>(
    {"DecimalValidator", "DomainNameValidator", "EmailValidator", "FileExtensionValidator", "MaxLengthValidator",
     "MaxValueValidator", "MinLengthValidator", "MinValueValidator", "ProhibitNullCharactersValidator",
     "RegexValidator", "StepValueValidator", "URLValidator"});

constexpr auto plain_models =
    std::to_array<std::string_view>({"django.db.models.Q",
                                     "django.db.models.F",
                                     "django.db.models.Func",
                                     "django.db.models.Value",
                                     "django.db.models.ExpressionWrapper",
                                     "django.db.models.When",
                                     "django.db.models.Case",
                                     "django.db.models.OrderBy",
                                     "django.db.models.Index",
                                     "django.db.models.UniqueConstraint",
                                     "django.db.models.CheckConstraint",
                                     "django.contrib.postgres.indexes.BloomIndex",
                                     "django.contrib.postgres.indexes.BrinIndex",
                                     "django.contrib.postgres.indexes.BTreeIndex",
                                     "django.contrib.postgres.indexes.GinIndex",
                                     "django.contrib.postgres.indexes.GistIndex",
                                     "django.contrib.postgres.indexes.HashIndex",
                                     "django.contrib.postgres.indexes.SpGistIndex",
                                     "django.contrib.auth.validators.ASCIIUsernameValidator",
                                     "django.contrib.auth.validators.UnicodeUsernameValidator",
                                     "django.core.files.storage.FileSystemStorage",
                                     "django.core.files.storage.InMemoryStorage"});

constexpr auto text_functions = std::to_array<std::string_view>(
    {"Chr",     "Concat", "Left", "Length", "Lower", "LPad",   "LTrim",  "MD5",      "Ord",    "Repeat", "Replace",
     "Reverse", "Right",  "RPad", "RTrim",  "SHA1",  "SHA256", "SHA512", "StrIndex", "Substr", "Trim",   "Upper"});
constexpr auto comparison_functions =
    std::to_array<std::string_view>({"Cast", "Coalesce", "Collate", "Greatest", "Least", "NullIf"});
constexpr auto datetime_functions = std::to_array<std::string_view>(
    {"ExtractDay", "ExtractHour", "ExtractMonth", "ExtractWeek", "ExtractYear", "Now", "TruncDate", "TruncDay",
     "TruncHour", "TruncMonth", "TruncTime", "TruncWeek", "TruncYear"});

/// Field classes whose path isn't the one that they are imported from.
constexpr auto postgres_modules = std::to_array<Row>({
    {"django.contrib.postgres.fields.ArrayField", "django.contrib.postgres.fields.ArrayField"},
    {"django.contrib.postgres.fields.HStoreField", "django.contrib.postgres.fields.hstore.HStoreField"},
    {"django.contrib.postgres.fields.IntegerRangeField", "django.contrib.postgres.fields.ranges.IntegerRangeField"},
    {"django.contrib.postgres.fields.BigIntegerRangeField",
     "django.contrib.postgres.fields.ranges.BigIntegerRangeField"},
    {"django.contrib.postgres.fields.DateTimeRangeField", "django.contrib.postgres.fields.ranges.DateTimeRangeField"},
    {"django.contrib.postgres.fields.DateRangeField", "django.contrib.postgres.fields.ranges.DateRangeField"},
    {"django.contrib.postgres.search.SearchVectorField", "django.contrib.postgres.search.SearchVectorField"},
});

template <class Names>
bool holds(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

Constant text(std::string_view value) {
  Constant out;
  out.kind = Kind::string;
  out.text = value;
  return out;
}

Constant call_of(std::string_view path, std::vector<Constant> arguments) {
  Constant out;
  out.kind = Kind::call;
  out.text = path;
  out.keys.resize(arguments.size());
  for (Constant& key : out.keys) key.kind = Kind::none;
  out.items = std::move(arguments);
  return out;
}

Constant pattern_validator(std::string_view pattern, std::string_view message) {
  return call_of("django.core.validators.RegexValidator",
                 {call_of("re.compile", {text(pattern)}), text(message), text("invalid")});
}

}  // namespace

std::optional<SerializedPath> serialized_path(std::string_view canonical) {
  constexpr std::string_view models = "django.db.models.";
  if (canonical.starts_with(models)) {
    const std::string_view name = canonical.substr(models.size());
    if (holds(deletions, name)) return SerializedPath{"django.db.models.deletion", std::string(name)};
    if (name == "Deferrable.DEFERRED")
      return SerializedPath{"django.db.models.constraints", "Deferrable[\"DEFERRED\"]"};
    if (name == "Deferrable.IMMEDIATE")
      return SerializedPath{"django.db.models.constraints", "Deferrable[\"IMMEDIATE\"]"};
  }
  const auto row = std::ranges::find(functions, canonical, &Row::first);
  if (row == functions.end()) return std::nullopt;
  return SerializedPath{std::string(row->second), std::string(canonical.substr(row->second.size() + 1))};
}

std::optional<Constant> django_object(std::string_view canonical) {
  constexpr std::string_view module = "django.core.validators.";
  if (!canonical.starts_with(module)) return std::nullopt;
  const std::string_view name = canonical.substr(module.size());
  if (name == "validate_email") return call_of("django.core.validators.EmailValidator", {});
  if (name == "validate_slug")
    return pattern_validator("^[-a-zA-Z0-9_]+\\Z",
                             "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.");
  if (name == "validate_unicode_slug")
    return pattern_validator("^[-\\w]+\\Z",
                             "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.");
  return std::nullopt;
}

std::string deconstructed_class(std::string_view canonical) {
  if (holds(plain_models, canonical)) return std::string(canonical);
  const std::size_t dot = canonical.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view module = canonical.substr(0, dot), name = canonical.substr(dot + 1);
  if (module == "django.core.validators" && holds(validators, name)) return std::string(canonical);
  constexpr std::string_view functions_module = "django.db.models.functions.";
  if (!canonical.starts_with(functions_module)) return {};
  const std::string_view part = holds(text_functions, name)         ? "text."
                                : holds(comparison_functions, name) ? "comparison."
                                : holds(datetime_functions, name)   ? "datetime."
                                                                    : "";
  return part.empty() ? std::string() : std::string(functions_module).append(part).append(name);
}

std::string_view deconstructed_field_class(std::string_view path) {
  if (!path.starts_with("django.contrib.")) return path;
  const auto row = std::ranges::find(postgres_modules, path, &Row::first);
  return row == postgres_modules.end() ? std::string_view() : row->second;
}

}  // namespace djvet
