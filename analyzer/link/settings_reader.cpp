// Which modules are settings, and how they are used, is said by paths and by what the start-up modules name.
// SPDX-License-Identifier: MIT
#include "analyzer/link/settings_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/model/tables.h"

namespace djvet {
namespace {

/// Modules that start Django: they say which settings module is used.
constexpr auto starters = std::to_array<std::string_view>(
    {"manage.py", "wsgi.py", "asgi.py", "celery.py", "celery_app.py", "celeryapp.py", "conftest.py", "runtests.py"});

using Word = std::pair<std::string_view, SettingsVariant>;
constexpr auto variant_words = std::to_array<Word>({
    {"base", SettingsVariant::base},
    {"ci", SettingsVariant::test},
    {"common", SettingsVariant::base},
    {"debug", SettingsVariant::development},
    {"default", SettingsVariant::base},
    {"defaults", SettingsVariant::base},
    {"dev", SettingsVariant::development},
    {"develop", SettingsVariant::development},
    {"development", SettingsVariant::development},
    {"live", SettingsVariant::production},
    {"local", SettingsVariant::development},
    {"prod", SettingsVariant::production},
    {"production", SettingsVariant::production},
    {"qa", SettingsVariant::staging},
    {"stage", SettingsVariant::staging},
    {"staging", SettingsVariant::staging},
    {"test", SettingsVariant::test},
    {"testing", SettingsVariant::test},
    {"tests", SettingsVariant::test},
});

bool is_upper(std::string_view name) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return std::ranges::none_of(name, lower) && std::ranges::any_of(name, upper);
}

/// What the words of a module's or class's last name say.
SettingsVariant variant_of(std::string_view name, Role role) {
  std::string word;
  SettingsVariant out = SettingsVariant::any;
  const auto end_word = [&] {
    const auto row = std::ranges::find(variant_words, word, &Word::first);
    if (row != variant_words.end() && out == SettingsVariant::any) out = row->second;
    word.clear();
  };
  for (const char c : name.substr(name.rfind('.') + 1)) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (c == '_' || upper) end_word();
    if (c != '_') word += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  end_word();
  return out == SettingsVariant::any && role == Role::test ? SettingsVariant::test : out;
}

/// dynaconf puts what its own files say into the module that makes it.
bool is_filled(const FileFacts& facts) {
  return std::ranges::any_of(facts.imports(), [&](const Import& import) {
    const std::string_view module = facts.text(import.module);
    return module == "dynaconf" || module.starts_with("dynaconf.");
  });
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

/// `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")` and `os.environ["DJANGO_SETTINGS_MODULE"] = ...`.
void SettingsReader::find_entries() {
  for (const Module& module : model_.modules()) {
    const std::string_view name = file_name(model_.sources().files[module.file.index()].path);
    if (std::ranges::find(starters, name) == starters.end()) continue;
    const FileFacts& facts = model_.facts(module.file);
    for (NodeId node = 1; node < facts.nodes().size(); ++node) {
      if (facts.kind(node) != NodeKind::string || facts.text_of(node) != "DJANGO_SETTINGS_MODULE") continue;
      for (NodeId next = node + 1; next < std::min<std::size_t>(node + 4, facts.nodes().size()); ++next) {
        if (facts.kind(next) != NodeKind::string) continue;
        const ModulePlace place = model_.tables().modules.absolute(facts.text_of(next), module.file);
        if (place.file.valid()) entries_.insert(place.file);
        if (place.file.valid() && (name == "wsgi.py" || name == "asgi.py")) served_.insert(place.file);
        break;
      }
    }
  }
}

void SettingsReader::find_bases(const std::vector<FileId>& files) {
  for (const FileId file : files) {
    const FileFacts& facts = model_.facts(file);
    for (const Import& import : facts.imports()) {
      if ((import.flags & import_star) == 0 || import.scope != 0) continue;
      const std::string_view dotted = facts.text(import.module);
      const ModuleIndex& modules = model_.tables().modules;
      const ModulePlace place =
          dotted.starts_with('.') ? modules.relative(dotted, file) : modules.absolute(dotted, file);
      if (!place.file.valid() || place.file == file) continue;
      bases_.insert(place.file);
      links_.push_back({file, place.file});
    }
  }
}

bool SettingsReader::is_settings(FileId file) const {
  const FileFacts& facts = model_.facts(file);
  if (facts.nodes().empty() || model_.sources().files[file.index()].is_dependency()) return false;
  if (model_.sources().files[file.index()].role == Role::settings || entries_.contains(file)) return true;
  const std::vector<std::string>& named = model_.sources().deployed_settings;
  if (std::ranges::find(named, model_.module_of(file)->dotted) != named.end()) return true;
  const Bindings& bindings = model_.tables().scopes.of(file, 0);
  return bindings.binds(facts, "INSTALLED_APPS") || bindings.binds(facts, "MIDDLEWARE") ||
         bindings.binds(facts, "MIDDLEWARE_CLASSES");
}

std::vector<SettingsModule> SettingsReader::read_all() {
  find_entries();
  std::vector<FileId> files;
  for (const Module& module : model_.modules())
    if (is_settings(module.file)) files.push_back(module.file);
  find_bases(files);
  std::vector<SettingsModule> out;
  for (const FileId file : files) read(file, false, out);
  judge_settings(model_.sources(), links_, out);
  read_plain(out);
  return out;
}

void SettingsReader::read_plain(std::vector<SettingsModule>& out) {
  std::vector<SettingsModule> plain;
  for (SettingsModule& module : out) {
    if (module.standing != SettingsStanding::deployed) continue;
    if (plain.empty() || plain[0].file != module.file) {
      plain.clear();
      read(module.file, true, plain);
    }
    const auto same = std::ranges::find(plain, module.configuration, &SettingsModule::configuration);
    if (same != plain.end()) module.plain = std::move(same->settings);
  }
}

void SettingsReader::read(FileId file, bool plain, std::vector<SettingsModule>& out) {
  SettingsModule settings;
  settings.file = file;
  settings.dotted = model_.module_of(file)->dotted;
  settings.use = entries_.contains(file) ? SettingsUse::entry
                 : bases_.contains(file) ? SettingsUse::base
                                         : SettingsUse::other;
  settings.served = served_.contains(file);
  settings.variant = variant_of(settings.dotted, model_.sources().files[file.index()].role);
  Interpreter interpreter(model_, budget_);
  if (plain) interpreter.clear_environment();
  settings.complete = interpreter.run(file);
  const ProgramFrame* names = interpreter.frame(file);
  if (names == nullptr) return;
  settings.complete = settings.complete && !names->is_opaque && !is_filled(model_.facts(file));
  const std::size_t before = out.size();
  add_configurations(interpreter, settings, out);
  if (out.size() != before) return;
  add_settings(interpreter, names->names, settings);
  out.push_back(std::move(settings));
}

/// Source: configurations/importer.py: the settings are the upper-case attributes of the class that DJANGO_CONFIGURATION names.
void SettingsReader::add_configurations(Interpreter& interpreter, const SettingsModule& module,
                                        std::vector<SettingsModule>& out) {
  const std::map<std::string_view, Variable> names = interpreter.frame(module.file)->names;
  for (const auto& [name, variable] : names) {
    if (!variable.value.is(Datum::Kind::cls) || variable.value.file != module.file) continue;
    if (!interpreter.is_configuration(variable.value)) continue;
    const std::vector<std::string> bases = interpreter.external_bases(variable.value);
    SettingsModule settings = module;
    settings.configuration = name;
    settings.complete = settings.complete && std::ranges::find(bases, "") == bases.end();
    if (const SettingsVariant own = variant_of(name, Role::settings); own != SettingsVariant::any)
      settings.variant = own;
    std::map<std::string_view, Variable> attributes = interpreter.class_names(variable.value);
    for (auto& [attribute, value] : attributes)
      value.value = value.value.is(Datum::Kind::function) ? Datum() : interpreter.configured(value.value);
    add_settings(interpreter, attributes, settings);
    out.push_back(std::move(settings));
  }
}

template <class Names>
void SettingsReader::add_settings(const Interpreter& interpreter, const Names& names, SettingsModule& to) {
  for (const auto& [name, variable] : names) {
    if (!is_upper(name)) continue;
    Setting setting;
    setting.name = name;
    setting.value = interpreter.constant(variable.value);
    setting.file = variable.origin.file;
    setting.span = variable.origin.span;
    if (holds_list(setting.value)) {
      SettingList list = certain_strings(setting.value);
      list.file = setting.file;
      list.span = setting.span;
      to.lists.emplace(setting.name, std::move(list));
    }
    if (setting.value.is(Constant::Kind::string)) to.strings.emplace(setting.name, setting.value.text);
    to.settings.push_back(std::move(setting));
  }
}

}  // namespace djvet
