// The optimizer goes over the operations until nothing changes, as Django's does.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/operations.h"

#include <algorithm>
#include <span>

namespace djvet {
namespace {

using Kind = Operation::Kind;

bool is_index(const Operation& operation) { return operation.kind >= Kind::add_index; }
bool is_field(const Operation& operation) {
  return operation.kind == Kind::add_field || operation.kind == Kind::alter_field;
}

/// utils.field_references. `field`: a name of the other model, or empty.
bool refers(const FieldState& own, const ModelKey& to, std::string_view field) {
  if (named_model(own, "through") == to) {
    const Constant* through = own.parts.find("through_fields");
    if (field.empty() || through == nullptr) return true;
    if (std::ranges::any_of(through->items, [&](const Constant& item) { return item.is_text(field); })) return true;
  }
  if (named_model(own, "to") != to) return false;
  const Constant* const to_field = own.parts.find("to_field");
  return field.empty() || to_field == nullptr || to_field->is_text(field);
}

bool references_model(const Operation& operation, const std::string& model, const std::string& app) {
  if (is_index(operation)) return true;
  if (lower_case(operation.model) == model) return true;
  if (operation.kind == Kind::create_model) {
    const auto is_base = [&](const Constant& base) {
      return base.is(Constant::Kind::string) && base.text == app + "." + model;
    };
    if (std::ranges::any_of(operation.bases, is_base)) return true;
  }
  return std::ranges::any_of(operation.fields, [&](const FieldState& field) {
    return refers(field, {app, model}, "");
  });
}

bool references_field(const Operation& operation, const std::string& model, const std::string& field,
                      const std::string& app) {
  if (is_field(operation)) {
    if (operation.model == model && operation.name == field) return true;
    return refers(operation.fields.front(), {app, model}, field);
  }
  if (!references_model(operation, model, app)) return false;
  if (operation.kind == Kind::alter_order)
    return !operation.value.is(Constant::Kind::string) || operation.value.text == field;
  if (operation.kind != Kind::alter_unique) return true;
  return operation.value.items.empty() || std::ranges::any_of(operation.value.items, [&](const Constant& group) {
           return std::ranges::any_of(group.items, [&](const Constant& item) { return item.is_text(field); });
         });
}

enum class Reduction : std::uint8_t { blocked, through, merged };

void set_option(Operation& create, std::string_view name, const Constant& value) {
  const auto at =
      std::ranges::find(create.options, name, [](const auto& option) { return std::string_view(option.first); });
  if (at != create.options.end()) at->second = value;
  else create.options.emplace_back(name, value);
}

/// CreateModel takes what is done to its model in.
bool merged_into_model(Operation& create, const Operation& other) {
  if (lower_case(create.model) != other.model) return false;
  switch (other.kind) {
    case Kind::add_field: create.fields.push_back(other.fields.front()); return true;
    case Kind::alter_order: set_option(create, "order_with_respect_to", other.value); return true;
    case Kind::alter_unique: set_option(create, "unique_together", other.value); return true;
    case Kind::add_index:
    case Kind::add_constraint: {
      // The options keep the place of the first one.
      const bool index = other.kind == Kind::add_index;
      std::vector<IndexState>& all = index ? create.indexes : create.constraints;
      const std::string_view name = index ? "indexes" : "constraints";
      if (all.empty()) set_option(create, name, Constant());
      const IndexState& one = index ? other.indexes.front() : other.constraints.front();
      all.push_back(one);
      return true;
    }
    default: return false;
  }
}

/// `operation` becomes what both are where they merge.
Reduction reduce(Operation& operation, const Operation& other, const std::string& app) {
  if (is_index(operation)) return Reduction::blocked;
  if (is_field(operation)) {
    if (operation.kind == Kind::alter_field && other.kind == Kind::alter_field && operation.model == other.model &&
        operation.name == other.name) {
      operation = other;
      return Reduction::merged;
    }
    return references_field(other, operation.model, operation.name, app) ? Reduction::blocked : Reduction::through;
  }
  if (operation.kind == Kind::create_model) {
    if (merged_into_model(operation, other)) return Reduction::merged;
  } else if (operation.kind == other.kind && operation.model == other.model) {
    operation = other;
    return Reduction::merged;
  }
  return references_model(other, lower_case(operation.model), app) ? Reduction::blocked : Reduction::through;
}

/// One merge, or false where there is none.
bool merge_one(std::vector<Operation>& operations, const std::string& app) {
  for (std::size_t i = 0; i < operations.size(); ++i) {
    bool right = true;
    for (std::size_t j = i + 1; j < operations.size(); ++j) {
      Operation both = operations[i];
      const Reduction reduction = reduce(both, operations[j], app);
      if (reduction == Reduction::blocked) right = false;
      if (reduction != Reduction::merged) continue;
      const auto passes = [&](const Operation& between) {
        Operation one = between;
        return reduce(one, operations[j], app) == Reduction::through;
      };
      const std::span<const Operation> between(operations.begin() + static_cast<std::ptrdiff_t>(i + 1),
                                               operations.begin() + static_cast<std::ptrdiff_t>(j));
      if (!right && !std::ranges::all_of(between, passes)) break;
      // It goes to the other's place where nothing between is in its way, else the other comes to its own.
      operations.erase(operations.begin() + static_cast<std::ptrdiff_t>(j));
      operations.erase(operations.begin() + static_cast<std::ptrdiff_t>(i));
      operations.insert(operations.begin() + static_cast<std::ptrdiff_t>(right ? j - 1 : i), std::move(both));
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<ModelKey> named_model(const FieldState& field, std::string_view argument) {
  const Constant* const named = field.parts.find(argument);
  if (named == nullptr || !named->is(Constant::Kind::string)) return std::nullopt;
  const std::size_t dot = named->text.find('.');
  if (dot == std::string::npos) return std::nullopt;
  return ModelKey{named->text.substr(0, dot), lower_case(std::string_view(named->text).substr(dot + 1))};
}

std::string name_fragment(const Operation& operation) {
  const std::string model = lower_case(operation.model), name = lower_case(operation.name);
  switch (operation.kind) {
    case Kind::create_model: return model;
    case Kind::add_field:
    case Kind::add_index:
    case Kind::add_constraint: return model + "_" + name;
    case Kind::alter_field:
    case Kind::alter_constraint: return "alter_" + model + "_" + name;
    case Kind::alter_options: return "alter_" + model + "_options";
    case Kind::alter_managers: return "alter_" + model + "_managers";
    case Kind::alter_table: return "alter_" + model + "_table";
    case Kind::alter_table_comment: return "alter_" + model + "_table_comment";
    case Kind::alter_order: return "alter_" + model + "_order_with_respect_to";
    case Kind::alter_unique: return "alter_" + model + "_unique_together";
    case Kind::remove_index:
    case Kind::remove_constraint: return "remove_" + model + "_" + name;
    case Kind::rename_index: break;
  }
  if (!operation.name.empty()) return "rename_" + name + "_" + lower_case(operation.new_name);
  std::string fields;
  for (const Constant& item : operation.value.items) fields += (fields.empty() ? "" : "_") + item.text;
  return "rename_" + model + "_" + fields + "_" + lower_case(operation.new_name);
}

std::vector<Operation> optimized(std::vector<Operation> operations, const std::string& app) {
  while (merge_one(operations, app)) {
  }
  return operations;
}

}  // namespace djvet
