// Every operation becomes the parts of models that it writes and reads; two migrations commute when neither writes what the other
// writes or reads.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/merge_migrations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "analyzer/migrations/migration_plan.h"
#include "analyzer/migrations/migration_source.h"
#include "analyzer/migrations/operation_arguments.h"
#include "analyzer/model/module_index.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

/// A part of a model: "field:title", "index:by_title", "options"; empty: the model itself.
using Part = std::pair<std::string, std::string>;

struct Effects {
  std::set<Part> writes;
  std::set<std::string> reads;         // models that must be there
  std::set<std::string> reads_fields;  // models whose fields must be there under their names
  std::set<std::string> takes_fields;  // models of which a field goes, or becomes another one
};

bool writes_model(const Effects& effects, const std::string& model) { return effects.writes.contains({model, ""}); }

bool any_of_both(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& each) { return b.contains(each); });
}

/// What one does and the other one needs, looked at from one side.
bool disturbs(const Effects& one, const Effects& other) {
  for (const Part& part : one.writes) {
    if (other.writes.contains(part) || (!part.second.empty() && writes_model(other, part.first))) return true;
    if (part.second.empty() && other.reads.contains(part.first)) return true;
  }
  return any_of_both(one.takes_fields, other.reads_fields);
}

/// "Book", "shop.Book" or "self" of a relation, as a model of the app; empty: of another one.
std::string target_of(const Constant& to, const std::string& app, const std::string& own) {
  if (!to.is(Kind::string)) return {};
  if (to.text == "self") return own;
  const std::size_t dot = to.text.find('.');
  if (dot == std::string::npos) return lower_case(to.text);
  return to.text.substr(0, dot) == app ? lower_case(std::string_view(to.text).substr(dot + 1)) : std::string();
}

class Reading {
 public:
  explicit Reading(std::string app) : app_(std::move(app)) {}

  /// False where what it does isn't known.
  [[nodiscard]] bool add(const Constant& operation) {
    if (!operation.is(Kind::call) || operation.open || !operation.text.starts_with("django.")) return false;
    const std::string_view name = std::string_view(operation.text).substr(operation.text.rfind('.') + 1);
    const OperationArguments arguments(operation);
    if (name == "CreateModel") return create_model(arguments);
    if (name == "DeleteModel") return whole(arguments.text(0, "name"));
    if (name == "RenameModel") return whole(arguments.text(0, "old_name")) && whole(arguments.text(1, "new_name"));
    if (name == "AddField" || name == "AlterField" || name == "RemoveField" || name == "RenameField")
      return change_field(name, arguments);
    if (name.ends_with("Index") || name.ends_with("IndexConcurrently") || name.ends_with("Constraint") ||
        name == "AddConstraintNotValid")
      return change_index(name, arguments);
    return change_option(name, arguments);
  }

  [[nodiscard]] Effects take() { return std::move(effects_); }

 private:
  bool whole(const std::string& model) {
    effects_.writes.insert({lower_case(model), ""});
    return !model.empty();
  }

  void read_target(const Constant& field, const std::string& own) {
    const OperationArguments arguments(field);
    for (const Constant* to : {arguments.get(0, "to"), arguments.parts().find("through")}) {
      if (to == nullptr) continue;
      const std::string target = target_of(*to, app_, own);
      if (target.empty() || target == own) continue;
      effects_.reads.insert(target);
      effects_.reads_fields.insert(target);
    }
  }

  bool create_model(const OperationArguments& arguments) {
    const std::string model = lower_case(arguments.text(0, "name"));
    const Constant* const fields = arguments.get(1, "fields");
    if (fields == nullptr || !fields->is_sequence() || fields->open || arguments.parts().open) return false;
    for (const Constant& pair : fields->items) {
      if (!pair.is_sequence() || pair.items.size() != 2 || !pair.items[1].is(Kind::call)) return false;
      read_target(pair.items[1], model);
    }
    if (const Constant* const bases = arguments.get(3, "bases"))
      for (const Constant& base : bases->items)
        if (const std::string target = target_of(base, app_, model); !target.empty()) {
          effects_.reads.insert(target);
          effects_.reads_fields.insert(target);
        }
    return whole(model);
  }

  bool change_field(std::string_view operation, const OperationArguments& arguments) {
    const std::string model = lower_case(arguments.text(0, "model_name"));
    const bool rename = operation == "RenameField";
    const std::string name = arguments.text(1, rename ? "old_name" : "name");
    if (model.empty() || name.empty()) return false;
    effects_.reads.insert(model);
    effects_.writes.insert({model, "field:" + lower_case(name)});
    if (rename) {
      const std::string new_name = arguments.text(2, "new_name");
      if (new_name.empty()) return false;
      effects_.writes.insert({model, "field:" + lower_case(new_name)});
    }
    const Constant* const field = arguments.get(2, "field");
    const bool has_field = operation == "AddField" || operation == "AlterField";
    if (has_field && (field == nullptr || !field->is(Kind::call) || field->open)) return false;
    if (has_field) read_target(*field, model);
    // Keys that others refer to change with it.
    const bool key = has_field && call_arguments(*field).find("primary_key") != nullptr;
    if (operation != "AddField" && (operation != "AlterField" || key)) effects_.takes_fields.insert(model);
    return true;
  }

  bool change_index(std::string_view operation, const OperationArguments& arguments) {
    const std::string model = lower_case(arguments.text(0, "model_name"));
    if (model.empty()) return false;
    effects_.reads.insert(model);
    effects_.reads_fields.insert(model);
    const auto write = [&](const std::string& name) {
      effects_.writes.insert({model, "index:" + name});
      return !name.empty();
    };
    if (operation == "RenameIndex") return write(arguments.text(1, "new_name")) && write(arguments.text(2, "old_name"));
    if (operation.starts_with("Add")) {
      const Constant* const made =
          arguments.get(1, operation.find("Constraint") == std::string_view::npos ? "index" : "constraint");
      return made != nullptr && made->is(Kind::call) &&
             write(OperationArguments(*made).parts().find("name") == nullptr
                       ? std::string()
                       : OperationArguments(*made).parts().find("name")->text);
    }
    return write(arguments.text(1, "name"));
  }

  bool change_option(std::string_view operation, const OperationArguments& arguments) {
    constexpr auto known = std::to_array<std::string_view>(
        {"AlterModelOptions", "AlterModelTable", "AlterModelTableComment", "AlterModelManagers", "AlterUniqueTogether",
         "AlterIndexTogether", "AlterOrderWithRespectTo"});
    const std::string model = lower_case(arguments.text(0, "name"));
    if (model.empty() || std::ranges::find(known, operation) == known.end()) return false;
    effects_.reads.insert(model);
    effects_.reads_fields.insert(model);
    effects_.writes.insert({model, "option:" + std::string(operation)});
    return true;
  }

  std::string app_;
  Effects effects_;
};

class Merging {
 public:
  Merging(const MigrationGraph& graph, Evaluation& evaluation) : graph_(graph), evaluation_(evaluation) {}

  MergeMigration run(const AppMigrations& app) {
    MergeMigration out;
    const std::string& label = app.app->label;
    std::vector<std::string> names;
    std::vector<MigrationKey> keys;
    for (const Migration* leaf : graph_.leaves(label)) {
      names.push_back(leaf->key.second);
      keys.push_back(leaf->key);
    }
    out.reason = obstacle(label, keys);
    const SourceFile& package = evaluation_.model().sources().files[app.app->migrations.index()];
    if (package.is_dependency()) out.reason = "its migrations are a package's";
    if (!out.reason.empty()) return out;
    const std::string_view folder = ModuleIndex::folder_of(package.path);
    const std::string path = (folder.empty() ? "" : std::string(folder) + "/") + merge_name(names) + ".py";
    const auto same = [&](const SourceFile& other) { return other.path == path; };
    if (std::ranges::any_of(evaluation_.model().sources().files, same)) out.reason = path + " is there already";
    else out.file = {path, merge_source(keys)};
    return out;
  }

 private:
  /// The migrations of an app that one of them needs, itself among them.
  [[nodiscard]] std::set<const Migration*> ancestry(const std::string& label, const MigrationKey& key) const {
    std::set<const Migration*> out;
    for (const Migration* each : graph_.plan(key))
      if (each->key.first == label) out.insert(each);
    return out;
  }

  /// Why the branches can't be merged; empty: they can.
  std::string obstacle(const std::string& label, const std::vector<MigrationKey>& leaves) {
    std::vector<std::set<const Migration*>> branches;
    for (const MigrationKey& leaf : leaves) branches.push_back(ancestry(label, leaf));
    std::map<MigrationKey, const Migration*> apart;  // not common to all
    bool common = false;
    for (const std::set<const Migration*>& branch : branches)
      for (const Migration* each : branch) {
        const bool everywhere = std::ranges::all_of(branches, [&](const auto& other) { return other.contains(each); });
        if (everywhere) common = true;
        else apart.emplace(each->key, each);
      }
    if (!common) return "the branches have no migration in common";
    std::map<MigrationKey, Effects> effects;
    for (const auto& [key, migration] : apart) {
      std::optional<Effects> own = effects_of(*migration, label);
      if (!own) return key.second + " runs code or does something else whose order may matter";
      effects.emplace(key, std::move(*own));
    }
    for (const auto& [key, one] : effects)
      for (const auto& [other_key, other] : effects) {
        if (!(key < other_key)) continue;
        const bool ordered =
            ancestry(label, key).contains(apart.at(other_key)) || ancestry(label, other_key).contains(apart.at(key));
        if (ordered || (!disturbs(one, other) && !disturbs(other, one))) continue;
        return key.second + " and " + other_key.second + " change the same part of a model, so their order matters";
      }
    return {};
  }

  std::optional<Effects> effects_of(const Migration& migration, const std::string& label) {
    evaluation_.begin();
    const MigrationOperations operations = read_operations(migration, evaluation_);
    if (!operations.known || !operations.possible.empty()) return std::nullopt;
    Reading reading(label);
    for (const Constant& operation : operations.certain)
      if (!reading.add(operation)) return std::nullopt;
    return reading.take();
  }

  const MigrationGraph& graph_;
  Evaluation& evaluation_;
};

}  // namespace

std::string merge_name(const std::vector<std::string>& leaves) {
  constexpr std::size_t longest = 47;
  long number = -1;
  std::string names;
  for (const std::string& leaf : leaves) {
    number = std::max(number, migration_number(leaf));
    names += (names.empty() ? "" : "_") + leaf;
  }
  if (names.size() > longest) names = leaves.front() + "_and_more";
  std::string digits = std::to_string((number < 0 ? 1 : number) + 1);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  return digits + "_merge_" + names;
}

std::map<std::string, MergeMigration> merge_migrations(const std::vector<MigrationConflict>& conflicts,
                                                       const std::vector<AppMigrations>& apps,
                                                       const MigrationGraph& graph, Evaluation& evaluation) {
  std::map<std::string, MergeMigration> out;
  for (const AppMigrations& app : apps) {
    const std::string& label = app.app->label;
    if (std::ranges::find(conflicts, label, &MigrationConflict::app) != conflicts.end())
      out.emplace(label, Merging(graph, evaluation).run(app));
  }
  return out;
}

}  // namespace djvet
