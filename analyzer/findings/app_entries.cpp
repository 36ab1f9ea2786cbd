// Entries are resolved from their settings module, as Django imports them.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/app_entries.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

std::string_view last_part(std::string_view dotted) { return dotted.substr(dotted.rfind('.') + 1); }

bool extends(const ProjectModel& model, ClassId cls, std::string_view base) {
  const std::vector<std::string>& bases = model.cls(cls).external_bases;
  return std::ranges::find(bases, base) != bases.end();
}

class Entries {
 public:
  Entries(const ProjectModel& model, const ModuleNames& names) : model_(model), names_(names), resolver_(model) {}

  AppEntry entry_of(const SettingList::Item& item, FileId from) const {
    AppEntry entry;
    entry.item = &item;
    entry.name = item.value;
    bool certain = true;
    entry.config = config_of(item.value, from, certain);
    if (entry.config.valid()) configure(entry);
    else if (certain) describe(entry, from);
    return entry;
  }

 private:
  /// AppConfig.create: the entry's own class, or the only config of `<entry>.apps`, or its only one with `default = True`.
  ClassId config_of(const std::string& entry, FileId from, bool& certain) const {
    const Symbol named = resolver_.dotted_path(entry, from);
    if (named.kind == Symbol::Kind::cls && is_app_config(model_, named.cls)) return named.cls;
    certain = named.kind == Symbol::Kind::module || named.kind == Symbol::Kind::external;
    const ModuleNames::Search apps = names_.find_module(entry + ".apps", from);
    if (apps.answer != ModuleNames::Answer::there || !apps.module.valid()) return {};
    ClassId only;
    ClassId preferred;
    std::size_t count = 0;
    for (std::size_t i = 0; i < model_.classes().size(); ++i) {
      const ClassId cls(i);
      if (model_.cls(cls).file != apps.module || !is_app_config(model_, cls)) continue;
      const Symbol flag = model_.member(cls, "default");
      const bool valued = flag.kind == Symbol::Kind::value;
      const NodeKind kind = valued ? model_.facts(flag.file).kind(flag.node) : NodeKind::unknown;
      if (kind == NodeKind::false_value) continue;
      only = ++count == 1 ? cls : ClassId();
      if (kind == NodeKind::true_value) preferred = cls;
    }
    return only.valid() ? only : preferred;
  }

  void configure(AppEntry& entry) const {
    bool said = false;
    std::string name = text_attribute(model_, entry.config, "name", said);
    if (name.empty() && extends(model_, entry.config, "django.contrib.admin.apps.AdminConfig"))
      name = "django.contrib.admin";
    if (name.empty() && extends(model_, entry.config, "django.contrib.admin.apps.SimpleAdminConfig"))
      name = "django.contrib.admin";
    if (!name.empty()) entry.name = std::move(name);
    const std::string label = text_attribute(model_, entry.config, "label", said);
    if (!label.empty()) entry.label = label;
    else if (!said && !model_.cls(entry.config).open) entry.label = last_part(entry.name);
  }

  /// An app without a class of its own in the tree: a package of the tree has Django's, Django's own have the labels of old.
  void describe(AppEntry& entry, FileId from) const {
    constexpr std::string_view contrib = "django.contrib.";
    if (entry.name.starts_with(contrib)) {
      const std::size_t end = entry.name.find('.', contrib.size());
      if (end != std::string::npos && entry.name.substr(end).starts_with(".apps.")) entry.name.resize(end);
      entry.label = last_part(entry.name);
      return;
    }
    const ModuleNames::Search package = names_.find_module(entry.name, from);
    const bool own = package.answer == ModuleNames::Answer::there && package.module.valid() &&
                     !model_.sources().files[package.module.index()].is_dependency();
    const ModuleNames::Search apps = names_.find_module(entry.name + ".apps", from);
    if (own && apps.answer == ModuleNames::Answer::absent) entry.label = last_part(entry.name);
  }

  const ProjectModel& model_;
  const ModuleNames& names_;
  Resolver resolver_;
};

}  // namespace

bool is_app_config(const ProjectModel& model, ClassId cls) {
  return cls.valid() && std::ranges::any_of(model.cls(cls).external_bases, [](const std::string& base) {
           return base == "django.apps.AppConfig" || base == "django.apps.config.AppConfig" ||
                  base == "django.contrib.admin.apps.AdminConfig" ||
                  base == "django.contrib.admin.apps.SimpleAdminConfig";
         });
}

std::string text_attribute(const ProjectModel& model, ClassId cls, std::string_view name, bool& said) {
  const Symbol member = model.member(cls, name);
  said = member.kind != Symbol::Kind::unknown;
  if (member.kind != Symbol::Kind::value) return {};
  const FileFacts& facts = model.facts(member.file);
  return facts.kind(member.node) == NodeKind::string ? std::string(facts.text_of(member.node)) : std::string();
}

std::vector<AppList> app_lists(const ProjectModel& model, const ModuleNames& names) {
  const Entries entries(model, names);
  std::vector<AppList> out;
  for (const SettingsModule& settings : model.settings()) {
    const SourceFile& source = model.sources().files[settings.file.index()];
    if (source.role == Role::test || source.role == Role::vendored || source.is_dependency()) continue;
    const auto found = settings.lists.find("INSTALLED_APPS");
    if (found == settings.lists.end()) continue;
    AppList list;
    list.settings = &settings;
    list.list = &found->second;
    for (const SettingList::Item& item : found->second.items)
      list.entries.push_back(entries.entry_of(item, settings.file));
    out.push_back(std::move(list));
  }
  return out;
}

}  // namespace djvet
