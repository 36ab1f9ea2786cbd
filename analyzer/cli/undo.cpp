// Unit after unit: what files are now in decides whether a unit is taken back, so a second try goes on where the first ended.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/undo.h"

#include <set>
#include <string>

#include "analyzer/cache/location.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/relocate.h"
#include "analyzer/discover/beneath.h"
#include "analyzer/fix/journal.h"

namespace djvet {

namespace {

/// Whether all of it is taken back; says of which files not.
bool take_back(const RootDirectory& root, const Journal& journal, const std::string& prefix,
               std::set<std::string>& files) {
  bool complete = true;
  for (const ChangeUnit& unit : journal.units) {
    if (const std::optional<NotWritten> failed = undo_together(root, unit)) {
      print_note(prefix + failed->path + ": not taken back: " + failed->reason);
      complete = false;
      continue;
    }
    for (const SourceChange& change : unit) files.insert(change.path);
  }
  return complete;
}

}  // namespace

int undo(const Configuration& configuration) {
  const std::optional<std::string> folder = undo_folder(configuration);
  std::optional<Journal> journal = folder ? last_journal(*folder, configuration.root) : std::nullopt;
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
  std::set<std::string> files;
  bool complete = true;
  for (bool more = true; more && journal && complete;) {
    more = journal->continues;
    complete = take_back(*root, *journal, prefix, files);
    if (complete) drop_journal(*folder, *journal);
    if (complete && more) journal = last_journal(*folder, configuration.root);
  }
  print_note(std::to_string(files.size()) + (files.size() == 1 ? " file is" : " files are") +
             " as before the last --fix or --add-ignore");
  return complete ? exit_clean : exit_usage;
}

}  // namespace djvet
