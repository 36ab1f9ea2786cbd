// Configuration: what the user decided, from the command line and from pyproject.toml or djvet.toml, already validated.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analyzer/base/day.h"
#include "analyzer/config/query_budget.h"
#include "analyzer/findings/finding.h"

namespace djvet {

struct PerFileIgnore {
  std::string pattern;              // glob on the relative path
  std::vector<std::string> checks;  // ids
};

/// Whom a finding goes to that no fix settles. A team names its own.
struct Addressees {
  std::string peer = "@backend-coordinator";          // L2
  std::string architect = "@tech-lead-orchestrator";  // L3
  std::string database = "@database-optimizer";       // L3 of queries and of the schema
  std::string decider = "you";                        // L4
};

struct Configuration {
  std::string root;                 // absolute path of the project root
  std::vector<std::string> paths;   // what to report on, relative to the root; empty: everything
  std::vector<std::string> checks;  // ids that run, sorted
  std::vector<PerFileIgnore> per_file_ignores;
  std::vector<QueryBudget> query_budget;  // for `djvet cost` alone; of several that match, the first counts
  Addressees addressees;
  std::vector<std::string> exclude;   // globs of paths not to read
  std::vector<std::string> settings;  // dotted names of what the project is deployed with; empty: djvet chooses
  std::string settings_said;          // where the user said so, for messages
  std::string python;                 // absolute: an interpreter or environment; empty: the one in the root
  std::string python_said;            // how and where the user said so, for messages
  std::map<std::string, int, std::less<>> options;  // "check-id.option" -> value
  Severity threshold = Severity::note;              // findings below are not shown and don't count
  Confidence confidence = Confidence::medium;       // likewise
  std::uint64_t max_file_size = 2U << 20;           // bytes
  std::uint64_t max_files = 200'000;
  std::uint32_t max_directory_depth = 256;
  std::uint32_t max_findings = 5'000;            // printed in all
  std::uint32_t max_findings_per_check = 1'000;  // of one check in one file
  std::uint32_t parse_budget_ms = 2'000;         // for one file
  unsigned jobs = 0;                             // 0: as many as there are processors
  bool use_cache = true;
  std::string cache_dir;                        // empty: the user's cache directory
  std::vector<std::string> tracked_migrations;  // that version control knows of, sorted; empty: none, or not known
  bool every_migration = false;                 // check each as if it were about to be released
  bool knows_changes = false;                   // `added` and `edited` are what came since the last release
  std::vector<std::string> added_files;         // relative paths, sorted
  std::vector<std::string> edited_files;        // likewise
  Day today{};                                  // by which `until=` of a suppression is judged
  bool every_test = false;                      // read test code even where nothing reaches it
  bool allow_incomplete = false;
  bool exit_zero = false;
};

}  // namespace djvet
