// Follows what models take from other files, name by name: a stack of names that are wanted, each looked up among the tree's
// modules. A name of a file that was not read waits until it is.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "analyzer/driver/reach.h"
#include "analyzer/extract/mentions.h"
#include "analyzer/link/demands.h"
#include "analyzer/model/bindings.h"
#include "analyzer/model/module_index.h"

namespace djvet {
namespace {

std::string_view stem_of(std::string_view path) {
  path.remove_prefix(std::min(path.size(), path.rfind('/') + 1));
  return path.substr(0, path.rfind('.'));
}

/// Whether Django imports a file for its models, or as an app's configuration, by its path.
bool is_models_file(const SourceFile& file) {
  const std::string_view stem = stem_of(file.path);
  return stem == "apps" || stem.find("models") != stem.npos || file.path.find("/models/") != file.path.npos ||
         file.path.starts_with("models/");
}

class ModelReach final : public Reach {
 public:
  explicit ModelReach(const Sources& sources)
      : sources_(sources), modules_(sources), wants_(sources.files.size()), pending_(sources.files.size()) {}

  [[nodiscard]] Reading reading(FileId id) const override {
    const SourceFile& file = sources_.files[id.index()];
    if (file.language == Language::django_template) return Reading::never;
    if (file.language == Language::manifest) return Reading::always;
    const bool always = file.role == Role::migration || file.role == Role::settings ||
                        (file.role != Role::test && is_models_file(file));
    return always ? Reading::always : Reading::awaited;
  }

  [[nodiscard]] bool reads_descriptions() const override { return false; }

  [[nodiscard]] std::uint16_t heeded(FileId id) const override {
    return sources_.files[id.index()].role == Role::test ? mention_settings : mention_settings | mention_model;
  }

  [[nodiscard]] std::vector<FileId> lead_on(std::span<const FileId> taken, const std::vector<FileFacts>& facts,
                                            unsigned /*workers*/) override {
    for (const FileId file : taken) {
      if (facts[file.index()].nodes().empty() || facts[file.index()].scopes().empty()) continue;
      wants_[file.index()] = std::make_unique<ModuleWants>(facts[file.index()], modules_.dotted_name(file),
                                                           modules_.is_package(file), ModuleWants::Calls::left);
    }
    for (const FileId file : taken) begin(file, facts[file.index()]);
    drain();
    return std::exchange(found_, {});
  }

  /// What models take, what settings import, and the configurations of installed apps.
  [[nodiscard]] ProjectWants wants_of_packages(const std::vector<FileFacts>& facts,
                                               const IsInstalled& is_installed) const override {
    std::vector<FileFacts> settings(facts.size());
    for (const FileId file : settings_) settings[file.index()] = facts[file.index()];
    ProjectWants wants = wants_of_project(sources_, settings, is_installed);
    std::erase_if(wants.names, [](const Wanted& wanted) { return wanted.whole && wanted.name.ends_with(".models"); });
    std::set<std::string_view> absent;
    for (const Wanted& wanted : outside_) {
      const std::string_view top = std::string_view(wanted.name).substr(0, wanted.name.find('.'));
      if (absent.contains(top)) continue;
      if (is_installed(top)) wants.names.push_back(wanted);
      else absent.insert(top);
    }
    std::ranges::sort(wants.names);
    wants.names.erase(std::unique(wants.names.begin(), wants.names.end()), wants.names.end());
    return wants;
  }

 private:
  struct Task {
    Wanted wanted;
    FileId from;
  };

  /// What a file that was just read asks for: all its classes, unless only some of its names were wanted.
  void begin(FileId file, const FileFacts& facts) {
    ModuleWants* const wants = wants_[file.index()].get();
    if (wants == nullptr) return;
    if (is_settings(file, facts)) {
      settings_.push_back(file);
      follow_settings(file, facts);
    }
    if (facts.pool().find("DJANGO_SETTINGS_MODULE") != std::string_view::npos) follow_settings_modules(file, facts);
    std::vector<Wanted> out;
    const std::vector<Wanted> pending = std::exchange(pending_[file.index()], {});
    for (const Wanted& wanted : pending) take(*wants, wanted, out);
    if (pending.empty()) wants->take_classes(out);
    push(file, std::move(out));
  }

  static void take(ModuleWants& wants, const Wanted& wanted, std::vector<Wanted>& out) {
    if (wanted.whole) wants.take_all(out);
    else wants.take(wanted.name, out);
  }

  void push(FileId from, std::vector<Wanted> wanted) {
    for (Wanted& one : wanted) tasks_.push_back({std::move(one), from});
  }

  void drain() {
    while (!tasks_.empty()) {
      const Task task = std::move(tasks_.back());
      tasks_.pop_back();
      const auto [file, name] = find(task);
      if (!file.valid()) outside_.insert(task.wanted);
      if (file.valid()) add_packages(file);
      if (!file.valid() || !told_.insert({file, name, task.wanted.whole}).second) continue;
      if (ModuleWants* const wants = wants_[file.index()].get(); wants != nullptr) {
        std::vector<Wanted> out;
        take(*wants, {name, task.wanted.whole}, out);
        push(file, std::move(out));
        continue;
      }
      pending_[file.index()].push_back({name, task.wanted.whole});
      found_.push_back(file);
    }
  }

  /// The module that the longest part of a wanted name is, and the rest of the name.
  [[nodiscard]] std::pair<FileId, std::string> find(const Task& task) const {
    const std::string_view name = task.wanted.name;
    for (std::size_t end = name.size(); end != name.npos && end != 0; end = name.rfind('.', end - 1)) {
      const ModulePlace place = modules_.absolute(name.substr(0, end), task.from);
      if (place.file.valid() && place.file.index() < wants_.size())
        return {place.file, std::string(name.substr(std::min(end + 1, name.size())))};
      if (task.wanted.whole) break;
    }
    return {};
  }

  /// `shop.fields.Money` goes through the package shop, of which nothing else is wanted.
  void add_packages(FileId file) {
    for (std::string_view folder = ModuleIndex::folder_of(sources_.files[file.index()].path); !folder.empty();
         folder = ModuleIndex::folder_of(folder)) {
      const FileId package = modules_.file_at(std::string(folder) + "/__init__.py");
      if (!package.valid() || !told_.insert({package, "", false}).second) break;
      if (package.index() >= wants_.size() || wants_[package.index()] != nullptr) continue;
      pending_[package.index()].push_back({});
      found_.push_back(package);
    }
  }

  /// Settings are run: what they import is run as they are.
  [[nodiscard]] bool is_settings(FileId file, const FileFacts& facts) const {
    const SourceFile& source = sources_.files[file.index()];
    if (source.role == Role::settings || run_.contains(file)) return true;
    const Bindings bindings(facts, 0);
    return bindings.binds(facts, "INSTALLED_APPS") || bindings.binds(facts, "MIDDLEWARE");
  }

  void follow_settings(FileId file, const FileFacts& facts) {
    const Bindings bindings(facts, 0);
    for (const Binding& binding : bindings.all())
      if (binding.kind == Binding::Kind::import_name) follow_import(file, facts, facts.imports()[binding.index]);
    for (const std::uint32_t star : bindings.stars()) follow_import(file, facts, facts.imports()[star]);
    const std::string_view folder = ModuleIndex::folder_of(sources_.files[file.index()].path);
    for (TextId id = 1; id < facts.text_count(); ++id) {
      const std::string_view text = facts.text(id);
      if (text.ends_with(".py")) {
        const std::string path = folder.empty() ? std::string(text) : std::string(folder).append("/").append(text);
        run({.file = modules_.file_at(path), .folder = {}, .found = true});
      } else if (!text.starts_with('.') && text.find(' ') == text.npos) {
        add_app(modules_.absolute(text, file));
        add_app(modules_.absolute(text.substr(0, text.rfind('.')), file));
      }
    }
  }

  void follow_import(FileId file, const FileFacts& facts, const Import& import) {
    const std::string_view module = facts.text(import.module);
    const ModulePlace place =
        module.starts_with('.') ? modules_.relative(module, file) : modules_.absolute(module, file);
    if (!place.found) return;
    run(place);
    if (!facts.text(import.name).empty()) run(modules_.submodule(place, facts.text(import.name)));
  }

  /// The value of DJANGO_SETTINGS_MODULE may be any text of a file that names it.
  void follow_settings_modules(FileId file, const FileFacts& facts) {
    for (TextId id = 1; id < facts.text_count(); ++id)
      if (facts.text(id).find('.') != std::string_view::npos) run(modules_.absolute(facts.text(id), file));
  }

  void run(const ModulePlace& place) {
    if (is_unread(place) && run_.insert(place.file).second) found_.push_back(place.file);
  }

  /// The package of an app, or the module of its configuration.
  void add_app(const ModulePlace& place) {
    if (is_unread(place) && modules_.is_package(place.file)) found_.push_back(place.file);
  }

  [[nodiscard]] bool is_unread(const ModulePlace& place) const {
    return place.found && place.file.valid() && place.file.index() < wants_.size() &&
           wants_[place.file.index()] == nullptr;
  }

  const Sources& sources_;
  ModuleIndex modules_;
  std::vector<std::unique_ptr<ModuleWants>> wants_;  // by file, of those that were read
  std::vector<std::vector<Wanted>> pending_;         // by file: names that are wanted of it before it is read
  std::vector<Task> tasks_;
  std::set<std::tuple<FileId, std::string, bool>> told_;
  std::vector<FileId> found_;
  std::set<FileId> run_;  // what settings import, and settings by any name
  std::vector<FileId> settings_;
  std::set<Wanted> outside_;  // what no module of the tree has
};

}  // namespace

std::unique_ptr<Reach> reach_models(const Sources& sources) { return std::make_unique<ModelReach>(sources); }

}  // namespace djvet
