// Looks up what a file's texts and imports could mean in an index of the tree's modules.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/reach.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/base/parallel.h"
#include "analyzer/discover/classify.h"
#include "analyzer/extract/import_scanner.h"
#include "analyzer/extract/mentions.h"
#include "analyzer/model/module_index.h"

namespace djvet {
namespace {

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view first_part(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

/// The path whose parts tell what a file is as a module: without the suffix, and for a package its folder.
std::string_view module_path(std::string_view path) {
  path.remove_suffix(3);
  return path.ends_with("/__init__") ? path.substr(0, path.size() - 9) : path;
}

// Every name that makes a path test code holds this, in some spelling (discover/classify.h).
constexpr std::string_view test_word = "test";

bool is_test_word(std::string_view text) {
  return std::equal(text.begin(), text.end(), test_word.begin(), test_word.end(),
                    [](char c, char lower) { return (c | 0x20) == lower; });
}

bool is_dotted(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || is_word(c); });
}

bool is_test_code(const std::string& path) {
  return role_of(path) == Role::test || role_of(path + "/any.py") == Role::test;
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

/// Whether a path may be that of a settings module that the user names.
bool is_named(const Sources& sources, std::string_view path) {
  const std::string_view module = module_path(path);
  return std::ranges::any_of(sources.deployed_settings, [&](const std::string& dotted) {
    std::string suffix = "/" + dotted;
    std::ranges::replace(suffix, '.', '/');
    return module.ends_with(suffix) || module == std::string_view(suffix).substr(1);
  });
}

/// All code of the project wants what it imports.
class CodeReach : public Reach {
 public:
  explicit CodeReach(const Sources& sources) : sources_(sources) {}
  [[nodiscard]] ProjectWants wants_of_packages(const std::vector<FileFacts>& facts,
                                               const IsInstalled& is_installed) const override {
    return wants_of_project(sources_, facts, is_installed);
  }

 protected:
  const Sources& sources_;
};

class TestReach final : public CodeReach {
 public:
  TestReach(const Sources& sources, const std::vector<std::string>& asked);

  [[nodiscard]] Reading reading(FileId file) const override { return waits(file) ? Reading::awaited : Reading::always; }
  [[nodiscard]] std::uint16_t heeded(FileId /*file*/) const override { return mention_suppression | mention_settings; }
  [[nodiscard]] std::vector<FileId> lead_on(std::span<const FileId> taken, const std::vector<FileFacts>& facts,
                                            unsigned workers) override;

 private:
  /// A waiting file among those of its folder: the module that it is, or the package whose __init__.py it is.
  struct Member {
    std::string_view name;
    FileId file;
  };
  using Folder = std::vector<Member>;
  class Search;

  void add_waiting(FileId file);
  [[nodiscard]] bool waits(FileId file) const { return file.index() < waits_.size() && waits_[file.index()] != 0; }

  ModuleIndex modules_;
  std::vector<char> waits_;                               // by file; empty: none does
  std::vector<std::string> spellings_;                    // of "test" in their paths
  std::unordered_set<std::string_view> inner_names_;      // of modules and folders below folders of tests
  std::unordered_map<std::string_view, Folder> folders_;  // by path
  std::unordered_map<std::string_view, std::vector<const Folder*>> apps_;  // folders with apps or models, by their name
};

TestReach::TestReach(const Sources& sources, const std::vector<std::string>& asked) : CodeReach(sources) {
  std::vector<std::string> asked_tests;
  std::copy_if(asked.begin(), asked.end(), std::back_inserter(asked_tests), is_test_code);
  std::vector<FileId> waiting;
  bool has_others = false;
  for (std::size_t i = 0; i < sources.files.size(); ++i) {
    const SourceFile& file = sources.files[i];
    if (file.language != Language::python) continue;
    has_others |= file.role != Role::test;
    const bool is_asked = std::any_of(asked_tests.begin(), asked_tests.end(),
                                      [&](const std::string& path) { return lies_in(file.path, path); });
    if (file.role == Role::test && file.path.ends_with(".py") && !is_asked && !is_named(sources, file.path))
      waiting.emplace_back(i);
  }
  if (!has_others || waiting.empty()) return;
  modules_ = ModuleIndex(sources);
  waits_.assign(sources.files.size(), 0);
  for (const FileId file : waiting) add_waiting(file);
  for (const auto& [path, folder] : folders_) {
    const bool is_app = std::any_of(folder.begin(), folder.end(), [](const Member& member) {
      return member.name == "models" || member.name == "apps";
    });
    if (is_app) apps_[last_part(path)].push_back(&folder);
  }
}

void TestReach::add_waiting(FileId file) {
  waits_[file.index()] = 1;
  const std::string_view path = module_path(sources_.files[file.index()].path);
  for (std::size_t at = 0; at + test_word.size() <= path.size(); ++at) {
    const std::string_view word = path.substr(at, test_word.size());
    if (is_test_word(word) && std::find(spellings_.begin(), spellings_.end(), word) == spellings_.end())
      spellings_.emplace_back(word);
  }
  folders_[ModuleIndex::folder_of(path)].push_back({last_part(path), file});
  bool inside = false;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view name = path.substr(begin, end - begin);
    if (inside) inner_names_.insert(name);
    inside = inside || is_test_directory(name);
    begin = end + 1;
  }
}

/// The search through one file's facts: linear in its texts and imports.
class TestReach::Search {
 public:
  Search(const TestReach& reach, FileId file, const FileFacts& facts) : reach_(reach), file_(file), facts_(facts) {}

  std::vector<FileId> run() {
    follow_texts();
    for (const Import& import : facts_.imports()) follow_import(import);
    follow_members();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_inner(std::string_view name) const { return reach_.inner_names_.contains(name); }

  [[nodiscard]] bool holds_test(std::string_view text) const {
    return std::any_of(reach_.spellings_.begin(), reach_.spellings_.end(),
                       [&](const std::string& word) { return text.find(word) != text.npos; });
  }

  /// Calls `body` with each text that holds `part`.
  template <class Body>
  void each_text_with(std::string_view part, const Body& body) const {
    const std::string_view pool = facts_.pool();
    for (std::size_t at = pool.find(part); at != pool.npos; at = pool.find(part, at)) {
      const std::string_view text = facts_.text(facts_.text_around(at));
      const std::size_t end = static_cast<std::size_t>(text.data() - pool.data()) + text.size();
      if (at + part.size() <= end) body(text);
      at = at + part.size() <= end ? end : at + 1;
    }
  }

  /// A path without a dot is looked up where it may be an app of its own or a module of tests.
  void follow_texts() {
    for (const std::string& word : reach_.spellings_)
      each_text_with(word, [&](std::string_view text) { follow_text(text); });
    each_text_with(".", [&](std::string_view text) {
      if (is_inner(first_part(text))) follow_text(text);
    });
    each_text_with(".py", [&](std::string_view text) { follow_path(text); });
    bool installs = false;
    each_text_with("INSTALLED_APPS", [&](std::string_view) { installs = true; });
    if (!installs) return;
    for (TextId id = 1; id < facts_.text_count(); ++id)
      if (is_inner(facts_.text(id))) follow_text(facts_.text(id));
  }

  /// The path of a file beside this one, as django-split-settings includes it.
  void follow_path(std::string_view text) {
    if (!text.ends_with(".py")) return;
    const std::string_view folder = ModuleIndex::folder_of(reach_.sources_.files[file_.index()].path);
    const std::string path = folder.empty() ? std::string(text) : std::string(folder).append("/").append(text);
    if (const FileId file = reach_.modules_.file_at(path); file.valid()) add_file(file);
  }

  /// The longest part from the left that is a module; and as a label, the app that has its models.
  void follow_text(std::string_view text) {
    if (text.starts_with('.') || !is_dotted(text)) return;
    const std::size_t dot = text.find('.');
    if (dot != text.npos && text.rfind('.') == dot) {
      const auto apps = reach_.apps_.find(text.substr(0, dot));
      if (apps != reach_.apps_.end())
        for (const Folder* folder : apps->second) add_app(*folder);
    }
    for (;;) {
      const ModulePlace place = reach_.modules_.absolute(text, file_);
      if (place.found) return add_place(place);
      const std::size_t last = text.rfind('.');
      if (last == text.npos) return;
      text = text.substr(0, last);
    }
  }

  void follow_import(const Import& import) {
    const std::string_view module = facts_.text(import.module);
    const std::string_view name = facts_.text(import.name);
    const bool relative = module.starts_with('.');
    if (!holds_test(module) && !holds_test(name) && !is_inner(first_part(module)) && !(relative && is_within_tests()))
      return;
    if ((import.flags & import_from) == 0) return follow_text(module);
    const ModulePlace place =
        relative ? reach_.modules_.relative(module, file_) : reach_.modules_.absolute(module, file_);
    if (!place.found) return;
    add_place(place);
    if (!name.empty()) add_place(reach_.modules_.submodule(place, name));
  }

  [[nodiscard]] bool is_within_tests() const { return reach_.sources_.files[file_.index()].role == Role::test; }

  /// A star import of a package imports what `__all__` names, modules too.
  void follow_members() {
    if (!reach_.modules_.is_package(file_)) return;
    const std::string_view path = reach_.sources_.files[file_.index()].path;
    const auto folder = reach_.folders_.find(ModuleIndex::folder_of(path));
    if (folder == reach_.folders_.end()) return;
    std::unordered_map<std::string_view, FileId> members;
    for (const Member& member : folder->second) members.emplace(member.name, member.file);
    for (TextId id = 1; id < facts_.text_count(); ++id)
      if (const auto found = members.find(facts_.text(id)); found != members.end()) add_file(found->second);
  }

  /// With a module, the packages around it run; with a package or the config of an app, Django runs the app's models.
  void add_place(const ModulePlace& place) {
    if (!place.found) return;
    if (!place.file.valid()) return add_app(place.folder);
    if (!reach_.waits(place.file)) return;
    add_file(place.file);
    const std::string_view path = reach_.sources_.files[place.file.index()].path;
    for (std::string_view folder = ModuleIndex::folder_of(path); !folder.empty();
         folder = ModuleIndex::folder_of(folder))
      if (const FileId package = reach_.modules_.file_at(std::string(folder) + "/__init__.py"); package.valid())
        add_file(package);
    if (reach_.modules_.is_package(place.file) || last_part(path) == "apps.py") add_app(ModuleIndex::folder_of(path));
  }

  void add_app(std::string_view path) {
    if (const auto folder = reach_.folders_.find(path); folder != reach_.folders_.end()) add_app(folder->second);
  }

  void add_app(const Folder& folder) {
    for (const Member& member : folder)
      if (member.name == "apps" || member.name == "models") add_file(member.file);
  }

  void add_file(FileId file) {
    if (reach_.waits(file)) found_.push_back(file);
  }

  const TestReach& reach_;
  FileId file_;
  const FileFacts& facts_;
  std::vector<FileId> found_;
};

std::vector<FileId> TestReach::lead_on(std::span<const FileId> taken, const std::vector<FileFacts>& facts,
                                       unsigned workers) {
  if (waits_.empty()) return {};
  std::vector<std::vector<FileId>> found(taken.size());
  parallel_for(taken.size(), workers,
               [&](unsigned, std::size_t i) { found[i] = Search(*this, taken[i], facts[taken[i].index()]).run(); });
  std::vector<FileId> all;
  for (const std::vector<FileId>& one : found) all.insert(all.end(), one.begin(), one.end());
  return all;
}

class EveryFile final : public CodeReach {
 public:
  using CodeReach::CodeReach;
  [[nodiscard]] Reading reading(FileId /*file*/) const override { return Reading::always; }
  [[nodiscard]] std::uint16_t heeded(FileId /*file*/) const override { return 0; }
  [[nodiscard]] std::vector<FileId> lead_on(std::span<const FileId> /*taken*/, const std::vector<FileFacts>& /*facts*/,
                                            unsigned /*workers*/) override {
    return {};
  }
};

}  // namespace

std::unique_ptr<Reach> reach_everything(const Sources& sources) { return std::make_unique<EveryFile>(sources); }

std::unique_ptr<Reach> reach_without_tests(const Sources& sources, const std::vector<std::string>& asked) {
  return std::make_unique<TestReach>(sources, asked);
}

}  // namespace djvet
