// Which files a run reads only when others name them: the project's tests. From the facts of one file: those it names.
//
// No phase looks at a test file that nothing outside the tests leads to, but for its suppressions and settings. What
// leads to a file is what later phases follow: imports, dotted paths in strings ("shop.tests.urls", an entry of
// INSTALLED_APPS), paths that settings include, labels of models ("testapp.Book"). Following too much costs time, too
// little changes findings: so every text of a file that could be a path counts as one.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/model/module_index.h"

namespace djvet {

/// Lifetime: views the sources. Threads: const, any.
class Reach {
 public:
  /// Every file is read, whatever names it.
  Reach() = default;
  /// Test code is read as far as other code reaches it, except what `asked` names: paths from the root that are test code
  /// themselves. A tree that holds nothing but tests is read in full.
  Reach(const Sources& sources, const std::vector<std::string>& asked);

  /// Whether the file is read only when one that is read names it, or when its bytes mention what a phase looks for
  /// (extract/mentions.h).
  [[nodiscard]] bool waits(FileId file) const { return file.index() < waits_.size() && waits_[file.index()] != 0; }

  /// The waiting files that `file` names, in no particular order, some perhaps twice. Linear in its texts and imports.
  [[nodiscard]] std::vector<FileId> named_by(FileId file, const FileFacts& facts) const;

 private:
  /// A waiting file among those of its folder: the module that it is, or the package whose __init__.py it is.
  struct Member {
    std::string_view name;
    FileId file;
  };
  using Folder = std::vector<Member>;
  class Search;

  void add_waiting(FileId file);

  const Sources* sources_ = nullptr;
  ModuleIndex modules_;
  std::vector<char> waits_;                               // by file; empty: none does
  std::vector<std::string> spellings_;                    // of "test" in their paths
  std::unordered_set<std::string_view> inner_names_;      // of modules and folders below folders of tests
  std::unordered_map<std::string_view, Folder> folders_;  // by path
  std::unordered_map<std::string_view, std::vector<const Folder*>> apps_;  // folders with apps or models, by their name
};

}  // namespace djvet
