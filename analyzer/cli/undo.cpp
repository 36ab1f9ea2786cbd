// Unit after unit: what files are now in decides whether a unit is taken back, so a second try goes on where the first ended.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/undo.h"

#include <cstddef>
#include <string>

#include "analyzer/cache/location.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/relocate.h"
#include "analyzer/discover/beneath.h"
#include "analyzer/fix/journal.h"

namespace djvet {

int undo(const Configuration& configuration) {
  const std::optional<std::string> folder = undo_folder(configuration);
  const std::optional<Journal> journal = folder ? last_journal(*folder, configuration.root) : std::nullopt;
  if (!journal) {
    print_problem({ProblemKind::usage, "--undo", "no --fix or --add-ignore in this project is left to take back"});
    return exit_usage;
  }
  const Result<RootDirectory> root = RootDirectory::open(configuration.root);
  if (!root) {
    print_problem(root.error());
    return exit_usage;
  }
  const std::string prefix = prefix_from_here(configuration.root);
  std::size_t files = 0;
  bool complete = true;
  for (const ChangeUnit& unit : journal->units) {
    if (const std::optional<NotWritten> failed = undo_together(*root, unit)) {
      print_note(prefix + failed->path + ": not taken back: " + failed->reason);
      complete = false;
    } else {
      files += unit.size();
    }
  }
  print_note(std::to_string(files) + (files == 1 ? " file is" : " files are") +
             " as before the last --fix or --add-ignore");
  if (!complete) return exit_usage;
  drop_journal(*folder, *journal);
  return exit_clean;
}

}  // namespace djvet
