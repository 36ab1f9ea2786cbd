// Where modules are: the tree's source roots, and from a dotted name to the file that it means when a given file imports it.
// A source root is a folder that Python would have on its path: the project root, a folder with manage.py, `src`, and the
// parent of each topmost package (so that packages unpacked side by side import each other).
// Folders of installed packages come after all of the tree; their modules see each other alone.
// Python reference, 5.3 "Searching"; packages without __init__.py are namespace packages (PEP 420).
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/discover/source_file.h"

namespace djvet {

/// What a dotted name leads to: a file, a folder that is a namespace package, or nothing of the tree.
struct ModulePlace {
  FileId file;
  std::string folder;  // namespace packages: its path
  bool found = false;
  bool certain = false;  // the importing file certainly has the root on its path
};

class ModuleIndex {
 public:
  ModuleIndex() = default;
  explicit ModuleIndex(const Sources& sources);

  /// The dotted name of a file below its nearest root; empty when no import statement can spell it.
  [[nodiscard]] std::string dotted_name(FileId file) const;
  /// `import a.b` as written in `from`.
  [[nodiscard]] ModulePlace absolute(std::string_view dotted, FileId from) const;
  /// `..a.b` as written in `from`, with its dots.
  [[nodiscard]] ModulePlace relative(std::string_view dotted, FileId from) const;
  /// A submodule of a package.
  [[nodiscard]] ModulePlace submodule(const ModulePlace& package, std::string_view name) const;
  /// The module at a path without its suffix: "shop/models" is shop/models.py or the package shop/models.
  [[nodiscard]] ModulePlace at_path(std::string_view path) const;

  /// The folder that holds a file; "" for the project root.
  [[nodiscard]] static std::string_view folder_of(std::string_view path);
  [[nodiscard]] FileId file_at(std::string_view path) const;
  /// The nearest folder at or above the file that has a manage.py or is the project root.
  [[nodiscard]] std::string_view project_of(FileId file) const;
  [[nodiscard]] bool is_package(FileId file) const;
  /// Whether Python files of the tree lie in or below this folder.
  [[nodiscard]] bool has_folder(std::string_view folder) const { return folders_.contains(folder); }

 private:
  struct Root {
    std::string_view folder;
    bool strong = false;  // manage.py, the project root or src: on the path of every file of its project
  };
  struct Folder {
    bool package = false;  // has __init__.py
    std::uint32_t root = none;
    bool project = false;  // has manage.py, or is the project root
  };
  static constexpr std::uint32_t none = 0xffffffffU;

  [[nodiscard]] bool is_installed(std::string_view path) const;
  [[nodiscard]] ModulePlace in_tree(std::string_view dotted, FileId from) const;
  [[nodiscard]] bool is_of_packages(std::string_view root, std::string_view top) const;
  [[nodiscard]] ModulePlace in_packages(std::string_view dotted) const;
  void add_folders(std::string_view path);
  void add_roots();
  void add_root(std::string_view folder, bool strong);
  void add_tops();
  [[nodiscard]] ModulePlace below(std::string_view root, std::string_view dotted) const;

  const Sources* sources_ = nullptr;
  std::unordered_map<std::string_view, FileId> files_;                     // by path
  std::unordered_map<std::string_view, Folder> folders_;                   // by path; only looked up
  std::vector<std::string_view> folder_order_;                             // sorted
  std::vector<Root> roots_;                                                // sorted by folder
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> tops_;  // top-level name -> roots that hold it
  std::string self_;  // the name of the project root when it is itself a package
};

}  // namespace djvet
