// An explicit stack of modules, each with the import that it is at.
// SPDX-License-Identifier: MIT
#include "analyzer/model/import_order.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "analyzer/model/tables.h"

namespace djvet {
namespace {

bool is_own(const ProjectModel& model, FileId file) {
  return file.valid() && !model.sources().files[file.index()].is_dependency();
}

/// The packages around a module, outermost first, and the module.
std::vector<FileId> with_packages(const ProjectModel& model, FileId file) {
  const ModuleIndex& modules = model.tables().modules;
  std::vector<FileId> out{file};
  std::string_view folder = ModuleIndex::folder_of(model.sources().files[file.index()].path);
  if (modules.is_package(file)) folder = ModuleIndex::folder_of(folder);
  for (; !folder.empty(); folder = ModuleIndex::folder_of(folder)) {
    const FileId package = modules.file_at(std::string(folder) + "/__init__.py");
    if (!package.valid()) break;
    out.push_back(package);
  }
  std::ranges::reverse(out);
  return out;
}

/// Whether an import is run when its module is: not in a function, nor for type checkers alone.
bool runs_with_module(const FileFacts& facts, const Import& import) {
  if ((import.flags & import_type_checking) != 0) return false;
  for (ScopeId scope = import.scope; scope != 0; scope = facts.scopes()[scope].parent)
    if (!facts.scopes()[scope].is(scope_class)) return false;
  return true;
}

ModulePlace place_of(const ModuleIndex& modules, std::string_view module, FileId file) {
  return module.starts_with('.') ? modules.relative(module, file) : modules.absolute(module, file);
}

enum class State : std::uint8_t { unseen, running, done };

class Playing {
 public:
  explicit Playing(const ProjectModel& model) : model_(model) {
    states_.assign(model.sources().files.size(), State::unseen);
    doubtful_.assign(model.sources().files.size(), 0);
  }

  void start(std::string_view dotted, FileId from) {
    const ModulePlace place = model_.tables().modules.absolute(dotted, from);
    if (!place.file.valid()) return;
    for (const FileId file : with_packages(model_, place.file)) play(file);
  }

  [[nodiscard]] std::vector<EarlyName> take() { return std::move(found_); }

 private:
  struct Frame {
    FileId file;
    std::size_t next = 0;  // in imports()
    bool certain = true;   // nothing on the way here depends on a condition
  };

  void play(FileId entry) {
    if (states_[entry.index()] != State::unseen) return;
    push(entry, true);
    while (!stack_.empty()) {
      const FileFacts& facts = model_.facts(stack_.back().file);
      if (stack_.back().next >= facts.imports().size()) {
        states_[stack_.back().file.index()] = State::done;
        stack_.pop_back();
        continue;
      }
      const Import& import = facts.imports()[stack_.back().next];
      if (!step(facts, import)) ++stack_.back().next;
    }
  }

  void push(FileId file, bool certain) {
    states_[file.index()] = State::running;
    if (!certain) doubtful_[file.index()] = 1;
    stack_.push_back({file, 0, certain});
  }

  /// Runs one import; true when a module was entered for it, so that it goes on later.
  bool step(const FileFacts& facts, const Import& import) {
    if (!runs_with_module(facts, import)) return false;
    const Frame frame = stack_.back();
    const bool conditional = (import.flags & (import_guarded | import_conditional)) != 0;
    const bool certain = frame.certain && !conditional;
    const ModuleIndex& modules = model_.tables().modules;
    const ModulePlace place = place_of(modules, facts.text(import.module), frame.file);
    if (!place.found) return false;
    if (is_own(model_, place.file))
      for (const FileId file : with_packages(model_, place.file))
        if (enter(file, certain)) return true;
    if (import.name == 0) return false;
    const ModulePlace inside = modules.submodule(place, facts.text(import.name));
    if (inside.found) return is_own(model_, inside.file) && enter(inside.file, certain);
    if (certain && is_own(model_, place.file) && states_[place.file.index()] == State::running)
      judge(facts, import, place.file);
    return false;
  }

  bool enter(FileId file, bool certain) {
    if (states_[file.index()] != State::unseen) return false;
    push(file, certain);
    return true;
  }

  void judge(const FileFacts& facts, const Import& import, FileId module) {
    const FileId file = stack_.back().file;
    if (file == module || doubtful_[file.index()] != 0 || doubtful_[module.index()] != 0) return;
    const auto below = std::ranges::find(stack_, module, &Frame::file);
    if (below == stack_.end()) return;
    const FileFacts& other = model_.facts(module);
    const Import& running = other.imports()[below->next];
    const std::optional<Span> bound = bound_after(module, facts.text(import.name), running.node);
    if (!bound) return;
    EarlyName early{file, &import, module, running.node, *bound, {}};
    for (auto frame = below; frame + 1 != stack_.end(); ++frame)
      early.way.emplace_back(frame->file, model_.facts(frame->file).imports()[frame->next].span);
    early.way.emplace_back(file, import.span);
    found_.push_back(std::move(early));
  }

  /// Where a module binds a name, when all that binds it stands behind a node; nothing where it may be there earlier.
  [[nodiscard]] std::optional<Span> bound_after(FileId module, std::string_view name, NodeId node) const {
    const FileFacts& facts = model_.facts(module);
    const Bindings& scope = model_.tables().scopes.of(module, 0);
    for (const std::uint32_t star : scope.stars())
      if (facts.imports()[star].node <= node) return std::nullopt;
    for (NodeId at = 1; at < facts.nodes().size(); ++at)
      if (facts.kind(at) == NodeKind::name && (facts.text_of(at) == "globals" || facts.text_of(at) == "exec"))
        return std::nullopt;
    if (scope.binds(facts, "__getattr__") || model_.tables().scopes.written_by_functions(module, name))
      return std::nullopt;
    std::vector<Binding> bindings;
    scope.find(facts, name, bindings);
    if (bindings.empty() || bindings.front().node <= node) return std::nullopt;
    return facts.span(bindings.front().node);
  }

  const ProjectModel& model_;
  std::vector<State> states_;   // by file
  std::vector<char> doubtful_;  // by file: a condition decided when it was imported
  std::vector<Frame> stack_;
  std::vector<EarlyName> found_;
};

}  // namespace

std::vector<EarlyName> names_taken_early(const ProjectModel& model, const SettingsModule& settings) {
  const auto apps = settings.lists.find("INSTALLED_APPS");
  if (apps == settings.lists.end() || !apps->second.known)
    return {};  // none that Django starts with, or who knows which
  Playing playing(model);
  playing.start(settings.dotted, settings.file);
  for (const SettingList::Item& app : apps->second.items) {
    playing.start(app.value, settings.file);
    if (const std::size_t dot = app.value.rfind('.'); dot != app.value.npos)
      playing.start(std::string_view(app.value).substr(0, dot), settings.file);
    playing.start(app.value + ".apps", settings.file);
  }
  for (const SettingList::Item& app : apps->second.items) {
    std::string name = app.value;
    if (const std::size_t config = name.find(".apps."); config != name.npos) name.resize(config);
    playing.start(name + ".models", settings.file);
  }
  return playing.take();
}

bool import_runs(const ProjectModel& model, FileId module, FileId other) {
  const ModuleIndex& modules = model.tables().modules;
  std::vector<char> seen(model.sources().files.size());
  for (const FileId package : with_packages(model, other)) seen[package.index()] = package != other;
  std::vector<FileId> open;
  const auto enter = [&](const ModulePlace& place) {
    if (!is_own(model, place.file)) return;
    for (const FileId file : with_packages(model, place.file))
      if (!std::exchange(seen[file.index()], 1)) open.push_back(file);
  };
  enter({.file = module, .found = true});
  while (!open.empty() && open.back() != other) {
    const FileId file = open.back();
    open.pop_back();
    const FileFacts& facts = model.facts(file);
    for (const Import& import : facts.imports()) {
      if (!runs_with_module(facts, import)) continue;
      const ModulePlace place = place_of(modules, facts.text(import.module), file);
      enter(place);
      if (place.found && import.name != 0) enter(modules.submodule(place, facts.text(import.name)));
    }
  }
  return !open.empty();
}

}  // namespace djvet
