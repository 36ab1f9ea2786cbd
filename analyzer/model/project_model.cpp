// The queries of the model: each is a search in a table that link() filled, or a walk over them.
// SPDX-License-Identifier: MIT
#include "analyzer/model/project_model.h"

#include <algorithm>

#include "analyzer/extract/template_facts.h"
#include "analyzer/model/admin_options.h"
#include "analyzer/model/components.h"
#include "analyzer/model/relation_graph.h"
#include "analyzer/model/requirements.h"
#include "analyzer/model/resolver.h"
#include "analyzer/model/tables.h"
#include "analyzer/model/template_index.h"
#include "analyzer/model/urls.h"

namespace djvet {
namespace {

const Hop* find_hop(const std::vector<ProjectModel::Tables::Hops::Row>& rows, std::string_view name) {
  const auto row = std::ranges::lower_bound(rows, name, {}, &ProjectModel::Tables::Hops::Row::first);
  return row != rows.end() && row->first == name ? &row->second : nullptr;
}

/// Searches a model's rows, then its concrete parents', nearest first. `inherits` says whether a parent's hop is the
/// model's too.
template <class Inherits>
std::optional<Hop> search(const std::vector<ProjectModel::Tables::Hops>& hops, ModelId model, std::string_view name,
                          std::vector<ProjectModel::Tables::Hops::Row> ProjectModel::Tables::Hops::*rows,
                          const Inherits& inherits) {
  if (!model.valid()) return std::nullopt;
  std::vector<ModelId> queue{model};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const ProjectModel::Tables::Hops& own = hops[queue[i].index()];
    if (const Hop* hop = find_hop(own.*rows, name); hop != nullptr && inherits(queue[i], *hop)) return *hop;
    for (const ModelId parent : own.parents)
      if (std::ranges::find(queue, parent) == queue.end()) queue.push_back(parent);
  }
  return std::nullopt;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

}  // namespace

ProjectModel::ProjectModel() = default;
ProjectModel::ProjectModel(ProjectModel&&) noexcept = default;
ProjectModel& ProjectModel::operator=(ProjectModel&&) noexcept = default;
ProjectModel::~ProjectModel() = default;

const TemplateIndex& ProjectModel::template_index() const { return template_index_.of(*this); }

const TemplateFacts& ProjectModel::template_facts(FileId file) const {
  static const TemplateFacts none;
  return templates_ == nullptr || file.index() >= templates_->size() ? none : (*templates_)[file.index()];
}

const ManifestFacts& ProjectModel::manifest_facts(FileId file) const {
  static const ManifestFacts none;
  if (manifests_ == nullptr || file.index() >= manifests_->size()) return none;
  const auto& facts = (*manifests_)[file.index()];
  return facts == nullptr ? none : *facts;
}

const Requirements& ProjectModel::requirements() const { return requirements_.of(*this); }

const Urls& ProjectModel::urls() const { return urls_.of(*this); }

const Components& ProjectModel::components() const { return components_.of(*this); }
const AdminOptions& ProjectModel::admin_options() const { return admin_options_.of(*this); }

const Module* ProjectModel::module_of(FileId file) const {
  const std::uint32_t index = tables_->module_of[file.index()];
  return index == ModuleId::none_value ? nullptr : &modules_[index];
}

ClassId ProjectModel::class_of(FileId file, ScopeId scope) const {
  const auto begin = classes_.begin() + tables_->first_class[file.index()];
  const auto end = classes_.begin() + tables_->first_class[file.index() + 1];
  const auto at = std::lower_bound(begin, end, scope, [](const Class& cls, ScopeId id) { return cls.scope < id; });
  return at != end && at->scope == scope ? ClassId(static_cast<std::size_t>(at - classes_.begin())) : ClassId();
}

const Field* ProjectModel::field(ModelId model, std::string_view name) const {
  if (!model.valid()) return nullptr;
  std::vector<ModelId> queue{model};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const Model& at = models_[queue[i].index()];
    const auto found = std::ranges::find(at.fields, name, &Field::name);
    if (found != at.fields.end()) return &*found;
    for (const ModelId parent : at.parents)
      if (std::ranges::find(queue, parent) == queue.end()) queue.push_back(parent);
  }
  return nullptr;
}

Symbol ProjectModel::resolve_name(FileId file, ScopeId scope, std::string_view name) const {
  return Resolver(*this).name(file, scope, name);
}

Symbol ProjectModel::resolve(FileId file, ScopeId scope, NodeId expression) const {
  return Resolver(*this).expression(file, scope, expression);
}

Symbol ProjectModel::described(std::string_view canonical) const {
  constexpr int max_exports = 3;  // modules that show a name of another one
  Symbol symbol;
  symbol.external = canonical;
  for (int exports = 0; exports < max_exports; ++exports) {
    const std::string name = symbol.external;
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos) return {};
    const auto module = tables_->described.find(std::string_view(name).substr(0, dot));
    if (module == tables_->described.end()) return {};
    symbol = Resolver(*this).module_member(module->second, std::string_view(name).substr(dot + 1));
    if (symbol.kind == Symbol::Kind::cls || symbol.kind == Symbol::Kind::function) return symbol;
    if (symbol.kind != Symbol::Kind::external) return {};
  }
  return {};
}

Symbol ProjectModel::member(ClassId cls, std::string_view name) const {
  if (!cls.valid()) return {};
  const Resolver resolver(*this);
  for (const ClassId base : classes_[cls.index()].mro)
    if (std::optional<Symbol> found = resolver.own_member(base, name)) return std::move(*found);
  return {};
}

ModelId ProjectModel::find_model(std::string_view label, ModelId from) const {
  const std::size_t dot = label.find('.');
  std::string key;
  if (dot != label.npos) key = std::string(label.substr(0, dot + 1)) + lower(label.substr(dot + 1));
  else if (from.valid()) key = models_[from.index()].app_label + "." + lower(label);
  const auto found = tables_->by_label.find(key);
  if (found == tables_->by_label.end()) return {};
  std::vector<ModelId> candidates = found->second;
  const auto keep = [&](auto&& wanted) {
    if (candidates.size() > 1 && std::ranges::any_of(candidates, wanted))
      std::erase_if(candidates, [&](ModelId id) { return !wanted(id); });
  };
  const auto in_tree = [&](ModelId id) { return models_[id.index()].file.valid(); };
  const auto is_test = [&](ModelId id) {
    return in_tree(id) && sources_->files[models_[id.index()].file.index()].role == Role::test;
  };
  keep([&](ModelId id) { return models_[id.index()].installed != Presence::no; });
  keep(in_tree);
  keep([&](ModelId id) { return in_tree(id) && !sources_->files[models_[id.index()].file.index()].is_dependency(); });
  if (from.valid() && models_[from.index()].file.valid() && candidates.size() > 1) {
    const FileId file = models_[from.index()].file;
    keep([&](ModelId id) { return models_[id.index()].file == file; });
    const std::string_view project = tables_->modules.project_of(file);
    keep([&](ModelId id) { return in_tree(id) && tables_->modules.project_of(models_[id.index()].file) == project; });
    const bool test = is_test(from);
    keep([&](ModelId id) { return is_test(id) == test; });
  }
  keep([&](ModelId id) { return !is_test(id); });
  return candidates.size() == 1 ? candidates[0] : ModelId();
}

std::optional<Hop> ProjectModel::hop(ModelId model, std::string_view attribute) const {
  return search(tables_->hops, model, attribute, &Tables::Hops::attributes, [](ModelId, const Hop&) { return true; });
}

std::optional<Hop> ProjectModel::lookup_hop(ModelId model, std::string_view name) const {
  // Options._get_fields: a child doesn't inherit the way from its parent down to the parent's children.
  return search(tables_->hops, model, name, &Tables::Hops::lookups, [&](ModelId owner, const Hop& hop) {
    return owner == model || models_[model.index()].proxy || hop.forward ||
           !relations_[hop.relation.index()].parent_link;
  });
}

}  // namespace djvet
