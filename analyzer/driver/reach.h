// Which files a run reads: all of them, all but the tests that nothing else leads to, or those that say what the models and
// migrations are. From the facts of files: the other files that they lead to.
//
// A file that waits is looked at, and read when one that is read leads to it or when its bytes mention what a phase looks
// for (extract/mentions.h). Following too much costs time, too little changes findings.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/discover/source_file.h"
#include "analyzer/extract/file_facts.h"
#include "analyzer/link/demands.h"

namespace djvet {

/// How a file comes to be read.
enum class Reading : std::uint8_t { always, awaited, never };

/// Lifetime: views the sources. Threads: one, but for the const functions.
class Reach {
 public:
  Reach() = default;
  Reach(const Reach&) = delete;
  Reach& operator=(const Reach&) = delete;
  virtual ~Reach() = default;

  [[nodiscard]] virtual Reading reading(FileId file) const = 0;

  /// The mentions for which an awaited file is read though nothing leads to it: a set of Mention.
  [[nodiscard]] virtual std::uint16_t heeded(FileId file) const = 0;

  /// The awaited files that those of `taken` lead to, in no particular order, some perhaps twice. `facts`: by file; those of
  /// `taken` are new since the last call.
  [[nodiscard]] virtual std::vector<FileId> lead_on(std::span<const FileId> taken, const std::vector<FileFacts>& facts,
                                                    unsigned workers) = 0;

  /// What the files that were read want of installed packages (link/demands.h).
  [[nodiscard]] virtual ProjectWants wants_of_packages(const std::vector<FileFacts>& facts,
                                                       const IsInstalled& is_installed) const = 0;

  /// Whether djvet's descriptions of frameworks are read: they say what runs, and nothing of models.
  [[nodiscard]] virtual bool reads_descriptions() const { return true; }
};

/// Every file is read, whatever names it.
[[nodiscard]] std::unique_ptr<Reach> reach_everything(const Sources& sources);

/// Test code is read as far as other code reaches it, except what `asked` names: paths from the root that are test code
/// themselves. A tree that holds nothing but tests is read in full. What leads to a file is what later phases follow:
/// imports, dotted paths in strings ("shop.tests.urls", an entry of INSTALLED_APPS), paths that settings include, labels of
/// models ("testapp.Book"): every text of a file that could be a path counts as one.
[[nodiscard]] std::unique_ptr<Reach> reach_without_tests(const Sources& sources, const std::vector<std::string>& asked);

/// Settings, configurations of apps, models and migrations are read, and of other code what they take from it to say what
/// the models are (link/demands.h), likewise of packages. Templates aren't. A model elsewhere is found by its class's bases (mention_model).
[[nodiscard]] std::unique_ptr<Reach> reach_models(const Sources& sources);

}  // namespace djvet
