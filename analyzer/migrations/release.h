// Which migrations no database in production has run yet. Only those can still be changed, so that the checks of what a
// migration does there speak of no others: this file decides it for all of them.
// Invariant: a migration that may have been released is not certainly new, and what is said of it has little confidence.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/migrations/graph.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// What the user says of releases.
struct ReleaseScope {
  enum class Kind : std::uint8_t {
    last,  // nothing: those that version control doesn't know yet are new; the last one of an app may be, where no other
           // one of any app depends on it
    files,  // the files that came since the last release
    every,  // each migration is looked at as if it were about to be released, with those before it in production
  };
  Kind kind = Kind::last;
  std::vector<std::string> added;    // kind files: paths relative to the root, sorted
  std::vector<std::string> edited;   // likewise: that the last release has with another content
  std::vector<std::string> tracked;  // kind last, likewise: migrations that version control knows of
};

struct Release {
  std::map<MigrationKey, bool> unreleased;  // whether that is certain
  std::vector<const Migration*> edited;     // released ones that aren't as they were
  bool each_alone = false;  // kind every: of two migrations, the first is in production when the second one comes

  [[nodiscard]] bool has(const MigrationKey& key) const { return unreleased.contains(key); }
  [[nodiscard]] bool is_certain(const MigrationKey& key) const {
    const auto at = unreleased.find(key);
    return at != unreleased.end() && at->second;
  }
};

/// Migrations of test code and of dependencies are never in it.
[[nodiscard]] Release find_unreleased(const ProjectModel& model, const std::vector<AppMigrations>& apps,
                                      const MigrationGraph& graph, const ReleaseScope& scope);

}  // namespace djvet
