// The common arguments by a table of their defaults; what single classes add, force or drop, by class.
// SPDX-License-Identifier: MIT
#include "analyzer/django/field_deconstruct.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "analyzer/django/fields.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

Constant boolean(bool value) {
  Constant out;
  out.kind = Kind::boolean;
  out.number = value ? 1 : 0;
  return out;
}

Constant integer(std::int64_t value) {
  Constant out;
  out.kind = Kind::integer;
  out.number = value;
  return out;
}

Constant text(std::string_view value) {
  Constant out;
  out.kind = Kind::string;
  out.text = value;
  return out;
}

Constant none() {
  Constant out;
  out.kind = Kind::none;
  return out;
}

bool is_true(const Constant& value) { return value.is(Kind::boolean) && value.number != 0; }
bool is_false(const Constant& value) { return value.is(Kind::boolean) && value.number == 0; }
bool is_integer(const Constant& value, std::int64_t number) {
  return value.is(Kind::integer) && value.number == number;
}
bool is_empty(const Constant& value) {
  return (value.is_sequence() || value.is(Kind::dict)) && value.items.empty() && !value.open;
}
bool is_falsy(const Constant& value) {
  return value.is(Kind::none) || is_false(value) || is_integer(value, 0) || value.is_text("") || is_empty(value);
}
bool is_unknown(const Constant& value) { return value.is(Kind::unknown) || value.is(Kind::several); }

enum class Default : std::uint8_t { none, no, yes, empty_text, not_provided };

bool is_default(const Constant& value, Default of) {
  switch (of) {
    case Default::none: return value.is(Kind::none);
    case Default::no: return is_false(value);
    case Default::yes: return is_true(value);
    case Default::empty_text: return value.is_text("");
    case Default::not_provided:
      return value.is(Kind::reference) && value.text.ends_with(".NOT_PROVIDED") && value.text.starts_with("django.");
  }
  return false;
}

struct Row {
  std::string_view name;
  Default otherwise;
};

/// Field.deconstruct: what is dropped when it is its default. `validators` and `choices` are compared, not identified.
constexpr auto common = std::to_array<Row>({
    {"verbose_name", Default::none},
    {"primary_key", Default::no},
    {"max_length", Default::none},
    {"unique", Default::no},
    {"blank", Default::no},
    {"null", Default::no},
    {"default", Default::not_provided},
    {"db_default", Default::not_provided},
    {"editable", Default::yes},
    {"serialize", Default::yes},
    {"unique_for_date", Default::none},
    {"unique_for_month", Default::none},
    {"unique_for_year", Default::none},
    {"choices", Default::none},
    {"help_text", Default::empty_text},
    {"db_column", Default::none},
    {"db_comment", Default::none},
    {"db_tablespace", Default::none},
    {"auto_created", Default::no},
    {"error_messages", Default::none},
});

constexpr std::string_view models = "django.db.models.";

constexpr auto dates = std::to_array<std::string_view>({"DateField", "DateTimeField", "TimeField"});
constexpr auto autos = std::to_array<std::string_view>({"AutoField", "BigAutoField", "SmallAutoField"});
constexpr auto files = std::to_array<std::string_view>({"FileField", "ImageField"});
constexpr auto plain = std::to_array<std::string_view>({"BigIntegerField",
                                                        "BinaryField",
                                                        "BooleanField",
                                                        "CharField",
                                                        "CommaSeparatedIntegerField",
                                                        "DecimalField",
                                                        "DurationField",
                                                        "EmailField",
                                                        "FilePathField",
                                                        "FloatField",
                                                        "ForeignKey",
                                                        "GeneratedField",
                                                        "GenericIPAddressField",
                                                        "IPAddressField",
                                                        "IntegerField",
                                                        "JSONField",
                                                        "ManyToManyField",
                                                        "NullBooleanField",
                                                        "OneToOneField",
                                                        "OrderWrt",
                                                        "PositiveBigIntegerField",
                                                        "PositiveIntegerField",
                                                        "PositiveSmallIntegerField",
                                                        "SlugField",
                                                        "SmallIntegerField",
                                                        "TextField",
                                                        "URLField",
                                                        "UUIDField",
                                                        "Field"});
constexpr auto postgres = std::to_array<std::string_view>(
    {"ArrayField", "BigIntegerRangeField", "CICharField", "CIEmailField", "CITextField", "DateRangeField",
     "DateTimeRangeField", "DecimalRangeField", "HStoreField", "IntegerRangeField"});
constexpr auto spatial = std::to_array<std::string_view>(
    {"GeometryCollectionField", "GeometryField", "LineStringField", "MultiLineStringField", "MultiPointField",
     "MultiPolygonField", "PointField", "PolygonField", "RasterField"});
constexpr std::string_view postgres_prefix = "django.contrib.postgres.fields.";
constexpr std::string_view gis_prefix = "django.contrib.gis.db.models.";
constexpr std::string_view search_vector = "django.contrib.postgres.search.SearchVectorField";

constexpr std::string_view array_parameters[] = {"base_field", "size"};
constexpr std::string_view spatial_parameters[] = {"verbose_name", "dim", "geography"};

template <class Names>
bool has(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != std::end(names);
}

/// Changes the arguments that a field is given into those that it deconstructs to.
class Deconstruction {
 public:
  Deconstruction(std::string_view cls, FieldParts& parts) : cls_(cls), parts_(parts) {}

  void run() {
    name_ = cls_.substr(cls_.rfind('.') + 1);
    if (cls_.starts_with(gis_prefix)) spatial_field();
    force();
    normalize();
    drop_common();
    drop_own();
    parts_.positional.clear();
    std::ranges::sort(parts_.named, {}, &NamedConstant::name);
  }

 private:
  const Constant* find(std::string_view name) const { return parts_.find(name); }
  void set_default(std::string_view name, Constant value) {
    if (find(name) == nullptr && !parts_.open) parts_.set(name, std::move(value));
  }
  template <class Test>
  void drop_if(std::string_view name, const Test& test) {
    if (const Constant* value = find(name); value != nullptr && test(*value)) parts_.remove(name);
  }
  void drop(std::string_view name, Default otherwise) {
    drop_if(name, [&](const Constant& value) { return is_default(value, otherwise); });
  }
  void drop_length(std::int64_t length) {
    drop_if("max_length", [&](const Constant& value) { return is_integer(value, length); });
  }
  void always(std::string_view name, Constant value) { set_default(name, std::move(value)); }

  bool is_relation() const { return name_ == "ForeignKey" || name_ == "OneToOneField" || name_ == "ManyToManyField"; }

  void spatial_field() {
    always("srid", integer(4326));
    drop("spatial_index", Default::yes);
    drop_if("dim", [](const Constant& value) { return is_integer(value, 2); });
    drop("geography", Default::no);
  }

  /// What constructors set whatever they are given, or where they are given nothing.
  void force() {
    parts_.remove("name");
    if (has(dates, name_)) return dated();
    if (name_ == "EmailField" || name_ == "CIEmailField") set_default("max_length", integer(254));
    if (name_ == "GenericIPAddressField" || name_ == "IPAddressField" || name_ == "UUIDField")
      parts_.remove("max_length");
    if (name_ == "NullBooleanField") {
      parts_.remove("null");
      parts_.remove("blank");
    }
    if (has(autos, name_)) {
      parts_.remove("blank");
      parts_.set("primary_key", boolean(true));
    }
    if (name_ == "OneToOneField") parts_.remove("unique");
    if (has(files, name_)) always("upload_to", text(""));
    if (name_ == "ArrayField") always("size", none());
    if (name_ == "GeneratedField") {
      parts_.remove("editable");
      parts_.remove("blank");
    }
  }

  /// A date that is set by itself is neither edited nor filled in.
  void dated() {
    drop("auto_now", Default::no);
    drop("auto_now_add", Default::no);
    bool set = false;
    bool unknown = false;
    for (const std::string_view name : {"auto_now", "auto_now_add"})
      if (const Constant* value = find(name); value != nullptr) {
        set |= is_true(*value);
        unknown |= is_unknown(*value);
      }
    if (!set && !unknown) return;
    for (const std::string_view name : {"editable", "blank"}) {
      parts_.remove(name);
      if (!set) parts_.set(name, Constant());
    }
  }

  void normalize() {
    for (NamedConstant& argument : parts_.named) {
      if (argument.name == "choices") normalize_choices(argument.value, 0);
      if (argument.name == "validators" && argument.value.is(Kind::tuple)) argument.value.kind = Kind::list;
      if (argument.name == "to") lower_model(argument.value);
    }
    drop_if("validators", is_empty);
  }

  static void lower_model(Constant& value) {
    if (!value.is(Kind::string)) return;
    const std::size_t dot = value.text.find('.');
    for (std::size_t i = dot == std::string::npos ? 0 : dot; i < value.text.size(); ++i)
      if (value.text[i] >= 'A' && value.text[i] <= 'Z') value.text[i] = static_cast<char>(value.text[i] + ('a' - 'A'));
  }

  /// django.utils.choices.normalize_choices: mappings and sequences of pairs become lists of tuples, two levels deep.
  static void normalize_choices(Constant& value, int depth) {
    if (depth >= 2) return;
    if (value.is(Kind::dict)) {
      Constant list;
      list.kind = Kind::list;
      list.open = value.open;
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        Constant pair;
        pair.kind = Kind::tuple;
        pair.items = {value.keys[i], value.items[i]};
        list.items.push_back(std::move(pair));
      }
      list.file = value.file;
      list.span = value.span;
      value = std::move(list);
    }
    if (!value.is_sequence() || value.is(Kind::set)) return;
    for (const Constant& item : value.items)
      if (item.is(Kind::string) || ((item.is_sequence() && item.items.size() != 2) && !item.open)) return;
    value.kind = Kind::list;
    for (Constant& item : value.items) {
      if (!item.is_sequence() || item.items.size() != 2) continue;
      item.kind = Kind::tuple;
      normalize_choices(item.items[1], depth + 1);
    }
  }

  void drop_common() {
    for (const Row& row : common) drop(row.name, row.otherwise);
    const bool indexed = name_ == "ForeignKey" || name_ == "OneToOneField" || name_ == "SlugField";
    drop("db_index", indexed ? Default::yes : Default::no);
    if (has(autos, name_)) parts_.set("primary_key", boolean(true));
  }

  void drop_own() {
    if (name_ == "CharField" || name_ == "TextField" || name_ == "CICharField" || name_ == "CITextField" ||
        name_ == "EmailField" || name_ == "SlugField" || name_ == "URLField")
      drop_if("db_collation", is_falsy);
    if (name_ == "DecimalField") drop("max_digits", Default::none), drop("decimal_places", Default::none);
    if (name_ == "SlugField") drop_length(50), drop("allow_unicode", Default::no);
    if (name_ == "URLField") drop_length(200);
    if (name_ == "JSONField") drop("encoder", Default::none), drop("decoder", Default::none);
    if (name_ == "BinaryField") binary();
    if (name_ == "GenericIPAddressField") {
      drop("unpack_ipv4", Default::no);
      drop_if("protocol", [](const Constant& value) { return value.is_text("both"); });
    }
    if (name_ == "FilePathField") {
      drop_length(100);
      drop("path", Default::empty_text);
      drop("match", Default::none);
      drop("recursive", Default::no);
      drop("allow_files", Default::yes);
      drop("allow_folders", Default::no);
    }
    if (has(files, name_)) {
      drop_length(100);
      drop_if("storage", [](const Constant& value) {
        return is_falsy(value) ||
               (value.is(Kind::reference) && value.text == "django.core.files.storage.default_storage");
      });
      drop_if("width_field", is_falsy);
      drop_if("height_field", is_falsy);
    }
    if (name_.ends_with("RangeField"))
      drop_if("default_bounds", [](const Constant& value) { return value.is_text("[)"); });
    if (is_relation()) relation();
  }

  /// It isn't editable unless it says so.
  void binary() {
    const Constant* given = given_editable_ ? &*given_editable_ : nullptr;
    parts_.remove("editable");
    if (given != nullptr && !is_false(*given)) parts_.set("editable", *given);
  }

  void relation() {
    drop_if("limit_choices_to", is_falsy);
    drop("related_name", Default::none);
    drop("related_query_name", Default::none);
    drop_if("parent_link", is_falsy);
    drop("to_field", Default::none);
    drop("db_constraint", Default::yes);
    drop("db_table", Default::none);
    drop("through", Default::none);
    drop_if("through_fields", is_falsy);
    parts_.remove("swappable");
    parts_.remove("symmetrical");
  }

 public:
  /// BinaryField turns the default around, so what was given is noted before defaults are dropped.
  void note_editable() {
    if (const Constant* given = find("editable")) given_editable_ = std::make_unique<Constant>(*given);
  }

 private:
  std::string_view cls_;
  std::string_view name_;
  FieldParts& parts_;
  std::unique_ptr<Constant> given_editable_;
};

}  // namespace

const Constant* FieldParts::find(std::string_view name) const {
  const auto at = std::ranges::find(named, name, &NamedConstant::name);
  return at == named.end() ? nullptr : &at->value;
}

void FieldParts::set(std::string_view name, Constant value) {
  const auto at = std::ranges::find(named, name, &NamedConstant::name);
  if (at == named.end()) named.push_back({std::string(name), std::move(value)});
  else at->value = std::move(value);
}

void FieldParts::remove(std::string_view name) {
  std::erase_if(named, [&](const NamedConstant& each) { return each.name == name; });
}

FieldParts call_arguments(const Constant& call) {
  FieldParts out;
  out.open = call.open;
  for (std::size_t i = 0; i < call.items.size(); ++i) {
    const bool positional = i >= call.keys.size() || call.keys[i].is(Constant::Kind::none);
    if (positional) out.positional.push_back(call.items[i]);
    else out.set(call.keys[i].text, call.items[i]);
  }
  return out;
}

bool deconstructs(std::string_view cls) {
  if (cls == search_vector) return true;
  const std::string_view name = cls.substr(cls.rfind('.') + 1);
  const std::string_view prefix = cls.substr(0, cls.size() - name.size());
  if (prefix == models) return has(plain, name) || has(dates, name) || has(autos, name) || has(files, name);
  if (prefix == postgres_prefix) return has(postgres, name);
  return prefix == gis_prefix && has(spatial, name);
}

FieldParts name_arguments(std::string_view cls, FieldParts given) {
  std::span<const std::string_view> names = constructor_parameters(cls);
  if (cls.ends_with(".ArrayField")) names = array_parameters;
  if (cls.starts_with(gis_prefix)) names = spatial_parameters;
  for (std::size_t i = 0; i < given.positional.size(); ++i) {
    if (i < names.size()) given.set(names[i], std::move(given.positional[i]));
    else given.open = true;
  }
  given.positional.clear();
  return given;
}

FieldParts deconstruct_field(std::string_view cls, FieldParts given) {
  given = name_arguments(cls, std::move(given));
  Deconstruction deconstruction(cls, given);
  deconstruction.note_editable();
  deconstruction.run();
  return given;
}

}  // namespace djvet
