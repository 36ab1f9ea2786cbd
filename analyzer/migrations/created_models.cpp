// Fields of one file are made in the order of its lines; files run in the order in which they import each other.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/created_models.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "analyzer/migrations/equality.h"
#include "analyzer/migrations/model_options.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

/// Options.DEFAULT_NAMES, but for those that a state doesn't keep.
constexpr auto option_names = std::to_array<std::string_view>({"verbose_name",
                                                               "verbose_name_plural",
                                                               "db_table",
                                                               "db_table_comment",
                                                               "ordering",
                                                               "unique_together",
                                                               "permissions",
                                                               "get_latest_by",
                                                               "order_with_respect_to",
                                                               "db_tablespace",
                                                               "abstract",
                                                               "managed",
                                                               "proxy",
                                                               "swappable",
                                                               "default_permissions",
                                                               "select_on_save",
                                                               "default_related_name",
                                                               "required_db_features",
                                                               "required_db_vendor",
                                                               "base_manager_name",
                                                               "default_manager_name"});

/// Of those, the ones that only a CreateModel holds.
constexpr auto own_names =
    std::to_array<std::string_view>({"db_tablespace", "abstract", "required_db_features", "required_db_vendor"});

const Model* model_of(const ModelState& state, const ProjectModel& model) {
  const Model* found = nullptr;
  for (const Model& each : model.models()) {
    const bool same = each.cls.valid() && !each.abstract && each.app_label == state.app && each.name == state.name &&
                      each.file == state.place.file && each.span == state.place.span;
    if (same) found = &each;
  }
  return found;
}

/// The modules that a module's imports run, each behind those that it imports itself; the module itself comes last.
std::vector<FileId> load_order(const ProjectModel& model, FileId start) {
  const ModuleIndex& modules = model.tables().modules;
  std::vector<FileId> order;
  std::set<FileId> seen;
  std::vector<std::pair<FileId, bool>> stack{{start, false}};
  while (!stack.empty()) {
    const auto [file, done] = stack.back();
    stack.pop_back();
    if (done) {
      order.push_back(file);
      continue;
    }
    if (!seen.insert(file).second) continue;
    stack.emplace_back(file, true);
    std::vector<FileId> imported;
    const FileFacts& facts = model.facts(file);
    for (const Import& import : facts.imports()) {
      const std::string_view module = facts.text(import.module);
      const ModulePlace place =
          module.starts_with('.') ? modules.relative(module, file) : modules.absolute(module, file);
      if (place.file.valid()) imported.push_back(place.file);
      if (!place.found) continue;
      const ModulePlace inner = modules.submodule(place, facts.text(import.name));
      if (inner.file.valid()) imported.push_back(inner.file);
    }
    for (auto each = imported.rbegin(); each != imported.rend(); ++each)
      if (!seen.contains(*each)) stack.emplace_back(*each, false);
  }
  return order;
}

/// Automatic fields come first.
void sort_fields(const Model& own, const ProjectModel& model, std::vector<FieldState>& fields) {
  std::map<FileId, std::size_t> ranks;
  const auto elsewhere = [&](const FieldState& field) { return field.place.file != own.file; };
  if (std::ranges::any_of(fields, elsewhere))
    for (const FileId file : load_order(model, own.file)) ranks.emplace(file, ranks.size());
  const auto rank = [&](const FieldState& field) {
    const Constant* automatic = field.parts.find("auto_created");
    const bool first = automatic != nullptr && automatic->is(Kind::boolean) && automatic->number != 0;
    const auto at = ranks.find(field.place.file);
    return std::tuple(!first, at == ranks.end() ? ranks.size() : at->second, field.place.span.begin);
  };
  std::ranges::stable_sort(fields, {}, rank);
}

class Creation {
 public:
  Creation(const ModelState& state, Evaluation& evaluation)
      : state_(state), evaluation_(evaluation), model_(evaluation.model()) {}

  CreatedModel run() {
    const bool known = state_.fields_known && state_.options_known && state_.indexes_known &&
                       state_.constraints_known && state_.managers_known && state_.kind_known;
    const Model* const own = model_of(state_, model_);
    if (!known || own == nullptr) return fail("not everything is known of it");
    out_.fields = state_.fields;
    sort_fields(*own, model_, out_.fields);
    evaluation_.begin();
    read_options(*own);
    read_bases(*own);
    return std::move(out_);
  }

 private:
  CreatedModel fail(std::string why) {
    if (out_.problem.empty()) out_.problem = std::move(why);
    return out_;
  }

  void read_options(const Model& own) {
    bool known = true;
    const ClassId meta = ModelOptions(evaluation_).meta_of(own, known);
    std::map<std::string_view, Constant> more;
    if (meta.valid()) {
      for (const std::string_view name : own_names)
        if (std::optional<Constant> value = evaluation_.attribute(meta, name)) more[name] = std::move(*value);
      const std::vector<std::string>& bases = model_.cls(meta).external_bases;
      const auto is_meta = [](const std::string& base) { return base.ends_with(".Meta"); };
      if (std::ranges::any_of(bases, is_meta)) more["abstract"] = Constant();
    } else {
      const auto abstract_user = [](const std::string& base) {
        return base == "django.contrib.auth.models.AbstractUser" ||
               base == "django.contrib.auth.models.AbstractBaseUser" ||
               base == "django.contrib.auth.models.PermissionsMixin";
      };
      if (std::ranges::any_of(model_.cls(own.cls).external_bases, abstract_user)) more["abstract"] = Constant();
    }
    if (const auto abstract = more.find("abstract"); abstract != more.end()) {
      abstract->second = Constant();  // Django sets it so on the Meta of an abstract model, for its children
      abstract->second.kind = Kind::boolean;
    }
    for (const std::string_view name : option_names) {
      const auto kept = state_.options.find(std::string(name));
      const auto own_value = more.find(name);
      if (kept != state_.options.end()) out_.options.emplace_back(name, kept->second);
      else if (own_value != more.end()) out_.options.emplace_back(name, own_value->second);
      if (!out_.options.empty() && !is_known(out_.options.back().second)) fail("an option of its Meta isn't known");
    }
  }

  /// The bases with those of abstract models in their places, in the order of the class's own.
  void read_bases(const Model& own) {
    std::vector<ClassId> flat;
    const Class& cls = model_.cls(own.cls);
    bool outside = false;
    flatten(own.cls, flat, outside);
    for (const ClassId each : cls.mro) {
      if (std::ranges::find(flat, each) == flat.end()) continue;
      Constant base;
      const ModelId model = model_.cls(each).model;
      base.kind = model.valid() ? Kind::string : Kind::reference;
      base.text = model.valid() ? model_.model(model).app_label + "." + lower_case(model_.model(model).name)
                                : model_.cls(each).qualified;
      out_.bases.push_back(std::move(base));
    }
    if (outside) fail("a base class of it isn't in the project");
    const bool any_model = std::ranges::any_of(out_.bases, [](const Constant& base) { return base.is(Kind::string); });
    if (out_.bases.empty() || (any_model && !reaches_model_)) return;
    if (!reaches_model_) return out_.bases.clear();  // no base is a model: Django puts its own there
    Constant model;
    model.kind = Kind::reference;
    model.text = "django.db.models.Model";
    out_.bases.push_back(std::move(model));
  }

  /// Over the class statements' own bases; those outside the tree are only told by their names.
  void flatten(ClassId cls, std::vector<ClassId>& flat, bool& outside) {
    const Class& own = model_.cls(cls);
    const FileFacts& facts = model_.facts(own.file);
    const auto& scope = facts.scopes()[own.scope];
    for (const NodeId child : facts.children(scope.node)) {
      const NodeKind kind = facts.kind(child);
      if (kind != NodeKind::name && kind != NodeKind::attribute) continue;
      const Symbol base = model_.resolve(own.file, scope.parent, child);
      if (base.kind == Symbol::Kind::external) {
        const bool abstract = base.external.starts_with("django.contrib.auth.");
        if (base.external == "django.db.models.Model" || abstract) reaches_model_ = true;
        else outside = outside || !base.external.starts_with("builtins.");
        continue;
      }
      if (base.kind != Symbol::Kind::cls || !base.cls.valid()) {
        outside = true;
        continue;
      }
      const ModelId model = model_.cls(base.cls).model;
      if (model.valid() && model_.model(model).abstract) flatten(base.cls, flat, outside);
      else if (std::ranges::find(flat, base.cls) == flat.end()) flat.push_back(base.cls);
    }
  }

  const ModelState& state_;
  Evaluation& evaluation_;
  const ProjectModel& model_;
  CreatedModel out_;
  bool reaches_model_ = false;
};

}  // namespace

CreatedModel created_model(const ModelState& state, Evaluation& evaluation) {
  return Creation(state, evaluation).run();
}

}  // namespace djvet
