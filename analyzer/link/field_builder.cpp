// Each declared field is completed from its arguments; keys that no field declares are added as Django adds them.
// SPDX-License-Identifier: MIT
#include "analyzer/link/field_builder.h"

#include <algorithm>
#include <charconv>

#include "analyzer/django/names.h"

namespace djvet {
namespace {

constexpr std::string_view one_to_one = "django.db.models.OneToOneField";
constexpr std::string_view composite_key = "django.db.models.CompositePrimaryKey";

bool is_to_one(FieldKind kind) { return kind == FieldKind::foreign_key || kind == FieldKind::one_to_one; }

/// FilePathField and its like give their own length whatever the arguments say.
bool has_fixed_length(std::string_view base) {
  return base == "django.db.models.UUIDField" || base == "django.db.models.GenericIPAddressField" ||
         base == "django.db.models.IPAddressField";
}

bool is_date(std::string_view base) {
  return base == "django.db.models.DateField" || base == "django.db.models.DateTimeField" ||
         base == "django.db.models.TimeField";
}

}  // namespace

std::optional<std::int64_t> FieldBuilder::max_length(const FieldArguments& arguments, std::int64_t otherwise) const {
  const FieldArgument* given = arguments.find("max_length");
  if (given == nullptr) return arguments.open ? std::nullopt : std::optional(otherwise);
  const FieldArgument value = reader_.literal(*given);
  if (value.node == 0) return std::nullopt;
  const FileFacts& facts = model_.facts(value.file);
  if (facts.kind(value.node) == NodeKind::none_value) return 0;
  if (facts.kind(value.node) != NodeKind::integer) return std::nullopt;
  std::string digits(facts.text_of(value.node));
  std::erase(digits, '_');
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

void FieldBuilder::set_column(const DeclaredField& from, Field& field) const {
  if (field.base == composite_key) return;
  field.attname = is_to_one(from.kind) ? field.name + "_id" : field.name;
  const FieldArgument* given = from.arguments.find("db_column");
  if (given == nullptr) {
    if (!from.arguments.open) field.column = field.attname;
    return;
  }
  const FieldArgument value = reader_.literal(*given);
  if (value.node == 0) return;
  if (model_.facts(value.file).kind(value.node) == NodeKind::none_value) field.column = field.attname;
  else field.column = reader_.text(value.file, value.scope, value.node).value_or(std::string());
}

void FieldBuilder::set_options(const DeclaredField& from, Field& field) const {
  const std::optional<FieldDefaults> defaults = field_defaults(field.base);
  if (!defaults) return;
  const FieldArguments& arguments = from.arguments;
  field.null = reader_.truth(arguments, "null", false);
  field.blank = defaults->blank ? std::optional(true) : reader_.truth(arguments, "blank", false);
  if (is_date(field.base)) {  // DateTimeCheckMixin: a date that is set by itself need not be filled in
    for (const std::string_view name : {"auto_now", "auto_now_add"}) {
      const std::optional<bool> automatic = reader_.truth(arguments, name, false);
      if (!automatic) field.blank.reset();
      else if (*automatic) field.blank = true;
    }
  }
  field.primary_key = reader_.truth(arguments, "primary_key", false);
  if (field.base == composite_key) field.primary_key = true;  // its constructor says so itself
  field.unique = defaults->unique ? std::optional(true) : reader_.truth(arguments, "unique", false);
  if (field.primary_key == true) field.unique = true;
  else if (!field.primary_key && field.unique == false) field.unique.reset();
  field.max_length = has_fixed_length(field.base) ? defaults->max_length : max_length(arguments, defaults->max_length);
}

void FieldBuilder::set_described(const DescribedColumn& from, Field& field) {
  field.attname = field.column = field.name;
  if (from.cls.empty()) return;
  field.null = (from.flags & column_null) != 0;
  field.blank = (from.flags & column_blank) != 0;
  field.unique = (from.flags & (column_unique | column_key)) != 0;
  field.primary_key = (from.flags & column_key) != 0;
  field.max_length = has_fixed_length(field.base) ? field_defaults(field.base)->max_length : from.max_length;
}

Field FieldBuilder::declared(const DeclaredField& from) const {
  Field field;
  field.name = from.name;
  field.class_path = from.class_path;
  field.base = from.base;
  field.file = from.file;
  field.scope = from.scope;
  field.call = from.node;
  field.span = from.span;
  const bool column = from.kind == FieldKind::column || is_to_one(from.kind);
  if (from.described != nullptr) {
    set_described(*from.described, field);
    return field;
  }
  if (from.described_relation != nullptr) {
    field.blank = from.described_relation->blank;
    field.max_length = 0;
    if (!column) return field;
    field.attname = field.column = field.name + "_id";
    field.null = from.described_relation->nullable;
    field.unique = from.kind == FieldKind::one_to_one;
    field.primary_key = false;
    return field;
  }
  if (column) set_column(from, field);
  set_options(from, field);
  return field;
}

/// Options._prepare: the class that the app's config or the settings name.
Field FieldBuilder::automatic_key(const ModelDraft& draft) const {
  Field field;
  field.name = "id";
  field.automatic = true;
  field.attname = field.column = field.name;
  field.null = false;
  field.blank = field.unique = field.primary_key = true;
  field.max_length = 0;
  const InstalledApp* app =
      draft.model.file.valid() ? apps_.of(draft.model.file).containing(draft.model.file) : nullptr;
  if (app != nullptr && !app->default_auto_field.empty()) {
    field.class_path = canonical_name(app->default_auto_field);
    if (field.class_path.starts_with("django.")) field.base = field.class_path;
  }
  return field;
}

/// The link that ModelBase.__new__ makes to a concrete parent.
Field FieldBuilder::parent_link(const Relation& relation, RelationId id) const {
  Field field;
  field.name = relation.field;
  field.class_path = field.base = one_to_one;
  field.attname = field.column = field.name + "_id";
  field.null = field.blank = false;
  field.unique = true;
  field.primary_key = false;
  field.max_length = 0;
  field.automatic = true;
  field.relation = id;
  return field;
}

std::vector<std::vector<Field>> FieldBuilder::build(const std::vector<ModelDraft>& drafts) {
  std::vector<std::vector<Field>> out(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const DeclaredField* field : drafts[i].fields) out[i].push_back(declared(*field));
  const std::span<const Relation> relations = model_.relations();
  for (std::size_t i = 0; i < relations.size(); ++i) {
    std::vector<Field>& fields = out[relations[i].source.index()];
    const auto found = std::ranges::find(fields, relations[i].field, &Field::name);
    if (found != fields.end()) found->relation = RelationId(i);
    else fields.push_back(parent_link(relations[i], RelationId(i)));
  }
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Model& model = drafts[i].model;
    if (model.abstract || model.proxy) continue;
    std::vector<Field>& fields = out[i];
    if (std::ranges::any_of(fields, [](const Field& field) { return field.primary_key == true; })) continue;
    const bool unknown = std::ranges::any_of(
        fields, [](const Field& field) { return !field.attname.empty() && !field.primary_key.has_value(); });
    const auto link = std::ranges::find_if(fields, [&](const Field& field) {
      return field.relation.valid() && relations[field.relation.index()].parent_link;
    });
    if (link != fields.end()) {
      if (unknown) link->primary_key.reset();
      else link->primary_key = true;
    } else if (drafts[i].model.fields_known && drafts[i].parents.empty() && drafts[i].model.cls.valid()) {
      if (!unknown) fields.insert(fields.begin(), automatic_key(drafts[i]));
    }
  }
  return out;
}

std::vector<std::string> FieldBuilder::primary_keys(const std::vector<ModelDraft>& drafts,
                                                    const std::vector<std::vector<Field>>& fields) {
  std::vector<std::string> out(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    std::size_t at = i;  // a proxy's key is that of what it stands for
    for (int hops = 0; drafts[at].model.proxy && !drafts[at].parents.empty() && hops < 8; ++hops)
      at = drafts[at].parents[0].index();
    for (const Field& field : fields[at])
      if (field.primary_key == true && out[i].empty()) out[i] = field.name;
  }
  return out;
}

}  // namespace djvet
