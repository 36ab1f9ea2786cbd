// An entry counts as each name that a configuration beside it may give it.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/possible_apps.h"

#include <algorithm>
#include <utility>

#include "analyzer/findings/app_entries.h"
#include "analyzer/model/resolver.h"
#include "analyzer/model/tables.h"

namespace djvet {

PossibleStrings possible_strings(const Constant& value) {
  PossibleStrings out;
  std::vector<const Constant*> open{&value};
  while (!open.empty()) {
    const Constant& each = *open.back();
    open.pop_back();
    if (each.is(Constant::Kind::string)) {
      out.values.push_back(each.text);
    } else if (each.is_sequence() || each.is(Constant::Kind::several)) {
      out.known = out.known && !each.open;
      for (const Constant& item : each.items) open.push_back(&item);
    } else if (!each.is(Constant::Kind::absent)) {
      out.known = false;
    }
  }
  std::ranges::sort(out.values);
  out.values.erase(std::ranges::unique(out.values).begin(), out.values.end());
  return out;
}

PossibleApps::PossibleApps(const ProjectModel& model) : model_(model) {
  for (const SettingsModule& settings : model.settings()) {
    const Setting* const apps = settings.find("INSTALLED_APPS");
    if (apps == nullptr || model.sources().files[settings.file.index()].is_dependency()) continue;
    for (const std::string& entry : possible_strings(apps->value).values) add_entry(entry, settings.file);
  }
}

/// AppConfig.create, with every configuration that it could choose.
void PossibleApps::add_entry(std::string_view entry, FileId settings) {
  add_name(entry, settings);
  const Symbol named = Resolver(model_).dotted_path(entry, settings);
  if (named.kind == Symbol::Kind::cls) add_config(named.cls, entry, settings);
  const ModulePlace apps = model_.tables().modules.absolute(std::string(entry) + ".apps", settings);
  if (!apps.file.valid()) return;
  const std::vector<std::uint32_t>& first = model_.tables().first_class;
  for (std::uint32_t i = first[apps.file.index()]; i < first[apps.file.index() + 1]; ++i)
    if (is_app_config(model_, ClassId(i))) add_config(ClassId(i), entry, settings);
}

void PossibleApps::add_config(ClassId cls, std::string_view entry, FileId settings) {
  bool said = false;
  const std::string name = text_attribute(model_, cls, "name", said);
  add_name(name.empty() ? entry.substr(0, entry.find('.')) : std::string_view(name), settings);
}

void PossibleApps::add_name(std::string_view name, FileId settings) {
  const ModuleIndex& modules = model_.tables().modules;
  const ModulePlace place = modules.absolute(name, settings);
  if (place.found && place.file.valid() && !modules.is_package(place.file)) {
    files_.push_back(place.file);
  } else if (place.found) {
    const std::string_view path =
        place.file.valid() ? std::string_view(model_.sources().files[place.file.index()].path) : std::string_view();
    folders_.push_back((place.file.valid() ? std::string(ModuleIndex::folder_of(path)) : place.folder) + "/");
  }
  if (place.found && place.certain) return;
  std::string part = "/" + std::string(name);
  std::ranges::replace(part, '.', '/');
  parts_.push_back(part + "/");
  parts_.push_back(std::move(part) + ".py");
}

bool PossibleApps::may_contain(FileId file) const {
  const std::string path = "/" + model_.sources().files[file.index()].path;
  const auto within = [&](const std::string& folder) { return std::string_view(path).substr(1).starts_with(folder); };
  const auto holds = [&](const std::string& part) { return path.find(part) != std::string::npos; };
  return std::ranges::find(files_, file) != files_.end() || std::ranges::any_of(folders_, within) ||
         std::ranges::any_of(parts_, holds);
}

}  // namespace djvet
