// ModuleNames: whether modules and the names in them that code asks for are there when Python imports them.
// Invariant: `absent` is certain: no file of the tree, read or not, can be that module, wherever sys.path begins, and nothing in
// the module could bind that name. What installed packages, generated files or dynamic code may bring is `unknown`.
// Python reference, 5 "The import system"; PEP 562 (module __getattr__).
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/base/glob.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// Lifetime: as the model. Threads: const, any.
class ModuleNames {
 public:
  explicit ModuleNames(const ProjectModel& model);

  enum class Answer : std::uint8_t { there, unknown, absent };

  /// What became of a dotted name.
  struct Search {
    Answer answer = Answer::unknown;
    FileId module;  // there: its file, none for a namespace package. absent: the deepest module on the way, likewise
    std::string folder;    // absent: where the missing part would lie; empty where `module` is no package
    std::string missing;   // absent: the part that isn't there
    bool is_name = false;  // absent: `missing` may be a name in `module`, not only a module below it
  };

  /// The module of `import a.b` or `from ..a import x`, as written in `from`.
  [[nodiscard]] Search find_module(std::string_view dotted, FileId from) const;
  /// "shop.apps.ShopConfig" as settings spell it: a module, or a name in one. What lies deeper isn't looked at.
  [[nodiscard]] Search find_path(std::string_view dotted, FileId from) const;
  /// Whether `from module import name` works: a name that the module binds on some way through it, or a module below it.
  [[nodiscard]] Answer find_name(FileId module, std::string_view name) const;

  /// Whether some folder or file of the tree has this name, or may come to have it.
  [[nodiscard]] bool may_be_in_tree(std::string_view top) const;
  /// Whether a folder of installed packages has a module of this name.
  [[nodiscard]] bool is_installed(std::string_view top) const;

  /// Modules and packages directly in a folder; sorted.
  [[nodiscard]] std::vector<std::string_view> modules_in(std::string_view folder) const;
  /// Names that a module binds itself; sorted, each once.
  [[nodiscard]] std::vector<std::string_view> names_in(FileId module) const;
  /// Modules of the tree whose own class, function or assignment at the top level has this name; tests, migrations and
  /// dependencies aside. In path order, at most `most`.
  [[nodiscard]] std::vector<FileId> definers_of(std::string_view name, std::size_t most) const;

 private:
  struct Visits;
  [[nodiscard]] Answer find_name(FileId module, std::string_view name, Visits& visits) const;
  [[nodiscard]] Answer find_starred(FileId module, std::string_view name, Visits& visits) const;
  [[nodiscard]] bool may_come_to_be(std::string_view folder, std::string_view name) const;
  [[nodiscard]] bool exists_anywhere(std::string_view dotted) const;
  [[nodiscard]] bool is_dynamic(FileId module) const;
  [[nodiscard]] bool is_patched(std::string_view name) const;
  [[nodiscard]] Search found_relative(std::string_view dotted, FileId from) const;
  [[nodiscard]] Search descend(std::string_view folder, FileId module, std::string_view rest) const;

  const ProjectModel& model_;
  std::unordered_map<std::string_view, std::vector<std::string_view>>
      by_last_;  // paths of modules and folders, no suffix
  std::unordered_map<std::string_view, std::vector<std::string_view>> in_folder_;  // names of what imports find there
  std::vector<Glob> ignored_;
};

}  // namespace djvet
