// A name is searched for in all texts of all files, once for each name that no model has.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/missing_model.h"

#include <algorithm>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/django/described_models.h"
#include "analyzer/django/package_models.h"
#include "analyzer/migrations/state.h"

namespace djvet {
namespace {

constexpr std::string_view contrib = "django.contrib.";

/// Calls whose first argument, or `to`, is the label of a model that need not be there.
bool takes_label(std::string_view callee) {
  return callee == "ForeignKey" || callee == "OneToOneField" || callee == "ManyToManyField" ||
         callee.ends_with("ForeignKey");
}

/// Whether a node is such a label, or the value of a keyword that takes one.
bool is_label(const FileFacts& facts, NodeId node) {
  if (facts.kind(node) != NodeKind::string || node < 2) return false;
  const NodeKind before = facts.kind(node - 1);
  if (before == NodeKind::keyword) {
    const std::string_view name = facts.text_of(node - 1);
    return name == "to" || name == "through" || name == "sender";
  }
  const bool first = before == NodeKind::name || before == NodeKind::attribute;
  if (first && takes_label(facts.text_of(node - 1))) return true;
  // models.ForeignKey("Author"): the callee's own child stands between.
  return before == NodeKind::name && facts.kind(node - 2) == NodeKind::attribute &&
         takes_label(facts.text_of(node - 2));
}

}  // namespace

MissingModels::Parts MissingModels::parts_of(std::string_view label, ModelId from) const {
  const std::size_t dot = label.find('.');
  if (dot != std::string_view::npos) return {std::string(label.substr(0, dot)), std::string(label.substr(dot + 1))};
  return {from.valid() ? model_.model(from).app_label : std::string(), std::string(label)};
}

bool MissingModels::is_app_of_project(std::string_view app) const {
  return std::ranges::any_of(model_.models(), [&](const Model& model) {
    return model.app_label == app && model.cls.valid() && model.installed != Presence::no &&
           !model_.sources().files[model.file.index()].is_dependency() &&
           model_.sources().files[model.file.index()].role == Role::code;
  });
}

bool MissingModels::is_app_of_django(std::string_view app) const {
  for (const std::string_view name : {"admin", "auth", "contenttypes", "flatpages", "redirects", "sessions", "sites"})
    if (name == app) return !is_app_of_project(app);
  return false;
}

/// Whether a file holds the name otherwise than as a label of a relation.
bool MissingModels::is_mentioned(const std::string& name) {
  const auto [at, fresh] = mentioned_.try_emplace(lower_case(name), false);
  if (!fresh) return at->second;
  for (std::size_t i = 0; i < model_.sources().files.size(); ++i) {
    const SourceFile& file = model_.sources().files[i];
    if (file.language != Language::python || file.is_description() || file.role == Role::migration) continue;
    const FileFacts& facts = model_.facts(FileId(i));
    for (TextId text = 0; text < facts.text_count(); ++text) {
      if (facts.text(text).size() != name.size() || lower_case(facts.text(text)) != at->first) continue;
      for (NodeId node = 1; node < facts.nodes().size(); ++node)
        if (facts.node(node).text() == text && !is_label(facts, node)) return at->second = true;
    }
  }
  return false;
}

/// Whether some app that the settings install may have this label.
bool MissingModels::may_be_installed(std::string_view app) const {
  bool judged = false;
  for (const SettingsModule& settings : model_.settings()) {
    if (settings.standing == SettingsStanding::none) continue;
    const auto list = settings.lists.find("INSTALLED_APPS");
    if (list == settings.lists.end() || !list->second.known) return true;
    judged = true;
    for (const SettingList::Item& item : list->second.items) {
      const std::string_view name = item.value;
      if (name.substr(name.rfind('.') + 1) == app) return true;
      if (name.starts_with(contrib)) continue;
      const std::string_view config = name.substr(0, std::min(name.rfind('.'), name.size()));
      const bool own = std::ranges::any_of(model_.modules(), [&](const Module& module) {
        return (module.dotted == name || module.dotted == config) &&
               !model_.sources().files[module.file.index()].is_dependency();
      });
      if (!own) return true;  // a package's app may call itself anything
    }
  }
  if (!judged) return true;
  // A config of the project may give the label.
  for (std::size_t i = 0; i < model_.sources().files.size(); ++i) {
    const SourceFile& file = model_.sources().files[i];
    if (file.language != Language::python || file.is_description()) continue;
    const FileFacts& facts = model_.facts(FileId(i));
    for (TextId text = 0; text < facts.text_count(); ++text)
      if (facts.text(text) == app) return true;
  }
  return false;
}

MissingModels::Why MissingModels::why_missing(std::string_view label, ModelId from) {
  if (label.empty() || label == "self" || std::ranges::count(label, '.') > 1) return Why::there;
  if (label.find_first_of("%{ ") != std::string_view::npos) return Why::there;
  const Parts parts = parts_of(label, from);
  if (parts.app.empty() || parts.name.empty()) return Why::there;
  bool abstract = false;
  for (const Model& model : model_.models()) {
    if (lower_case(model.name) != lower_case(parts.name) || model.app_label != parts.app) continue;
    if (!model.abstract) return Why::there;
    abstract = true;
  }
  if (abstract) return Why::abstract;
  for (const auto rows : {described_models(), package_models()})
    for (const DescribedModel& row : rows)
      if (!row.abstract && row.label == parts.app && lower_case(row.name) == lower_case(parts.name)) return Why::there;
  if (!is_app_of_project(parts.app) && !is_app_of_django(parts.app))
    return may_be_installed(parts.app) ? Why::there : Why::no_app;
  return is_mentioned(parts.name) ? Why::there : Why::no_model;
}

std::string MissingModels::said(Why why, std::string_view label, ModelId from) const {
  const Parts parts = parts_of(label, from);
  if (why == Why::no_app) return "but no app " + parts.app + " is installed";
  if (why == Why::abstract) return "which is abstract and has no rows";
  return "but " + parts.app + " has no model " + parts.name;
}

std::string MissingModels::meant(std::string_view label, ModelId from) const {
  const Parts parts = parts_of(label, from);
  std::vector<std::string_view> names;
  for (const Model& model : model_.models())
    if (model.app_label == parts.app && !model.abstract) names.push_back(model.name);
  const std::string_view name = closest(parts.name, names);
  if (name.empty()) return {};
  const bool dotted = label.find('.') != std::string_view::npos;
  return dotted ? parts.app + "." + std::string(name) : std::string(name);
}

}  // namespace djvet
