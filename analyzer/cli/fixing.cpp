// One unit after the other, in path order; a unit that can't be written doesn't keep the others from it.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/fixing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "analyzer/cache/location.h"
#include "analyzer/cli/console.h"
#include "analyzer/discover/beneath.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/fix/diff.h"
#include "analyzer/fix/journal.h"

namespace djvet {
namespace {

const std::string& path_of(const Run& run, FileId file) { return run.sources->files[file.index()].path; }

std::vector<SourceChange> changes_of(const Run& run, const TriedFixes& tried) {
  std::vector<SourceChange> changes;
  for (const FileChange& change : tried.changes)
    changes.push_back({path_of(run, change.file), change.before, change.after});
  for (const CreatedFile& file : tried.created) changes.push_back({file.path, std::nullopt, file.text});
  return changes;
}

/// The paths of all files that a finding's fix changes or makes.
std::set<std::string> paths_of(const Run& run, const Finding& finding) {
  std::set<std::string> paths;
  for (const Fix& fix : finding.fixes) {
    for (const Edit& edit : fix.edits) paths.insert(path_of(run, edit.file));
    for (const CreatedFile& file : fix.created) paths.insert(file.path);
  }
  return paths;
}

/// Changes that some finding's fix needs both are of one unit.
std::vector<ChangeUnit> units_of(const Run& run, const TriedFixes& tried) {
  std::vector<SourceChange> changes = changes_of(run, tried);
  std::map<std::string, std::size_t> unit_of_path;
  for (std::size_t i = 0; i < changes.size(); ++i) unit_of_path[changes[i].path] = i;
  for (const Finding& finding : run.report.findings) {
    std::set<std::size_t> units;
    for (const std::string& path : paths_of(run, finding))
      if (const auto at = unit_of_path.find(path); at != unit_of_path.end()) units.insert(at->second);
    if (units.size() < 2) continue;
    for (auto& [path, unit] : unit_of_path)
      if (units.contains(unit)) unit = *units.begin();
  }
  std::map<std::size_t, ChangeUnit> units;
  for (SourceChange& change : changes) units[unit_of_path.at(change.path)].push_back(std::move(change));
  std::vector<ChangeUnit> out;
  for (auto& [number, unit] : units) out.push_back(std::move(unit));
  return out;
}

/// Says why a unit isn't written, of each of its files.
void print_not_written(const ChangeUnit& unit, const NotWritten& failed, const std::string& prefix) {
  for (const SourceChange& change : unit) {
    const std::string what = prefix + change.path + (change.before ? ": not fixed: " : ": not written: ");
    print_note(what + (change.path == failed.path ? failed.reason : "goes with " + prefix + failed.path));
  }
}

/// So that --undo can take it back. Without a journal the fixes are written all the same: version control has the files, too.
void keep(const Configuration& configuration, Journal& journal) {
  const std::optional<std::string> folder = undo_folder(configuration);
  if (!folder)
    return print_note("--undo can't take this back: neither XDG_STATE_HOME nor HOME is a folder for its journal");
  if (const std::optional<std::string> reason = keep_journal(*folder, configuration.root, journal))
    print_note("--undo can't take this back: " + *reason);
}

/// Whether a finding's fix lies in files that were written, all of it.
bool is_written(const Run& run, const Finding& finding, const std::set<std::string>& written) {
  const std::set<std::string> paths = paths_of(run, finding);
  return !paths.empty() && std::ranges::includes(written, paths);
}

std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

}  // namespace

Result<WrittenFixes> write_fixes(const Run& run, const TriedFixes& tried, const Configuration& configuration,
                                 const std::string& prefix, bool continues) {
  WrittenFixes out;
  if (tried.changes.empty() && tried.created.empty()) return out;
  const Result<RootDirectory> root = RootDirectory::open(run.sources->root);
  if (!root) return root.error();
  Journal journal{"", units_of(run, tried), continues};
  keep(configuration, journal);
  std::set<std::string> written;
  for (const ChangeUnit& unit : journal.units) {
    if (const std::optional<NotWritten> failed = change_together(*root, unit)) {
      print_not_written(unit, *failed, prefix);
      out.complete = false;
      continue;
    }
    for (const SourceChange& change : unit) written.insert(change.path);
  }
  out.journaled = !written.empty() && !journal.name.empty();
  if (written.empty() && !journal.name.empty()) drop_journal(*undo_folder(configuration), journal);
  out.files = written.size();
  out.findings = static_cast<std::size_t>(std::ranges::count_if(
      run.report.findings, [&](const Finding& finding) { return is_written(run, finding, written); }));
  return out;
}

std::string diff_of(const Run& run, const TriedFixes& tried, const std::string& prefix) {
  std::string out;
  for (const FileChange& change : tried.changes) {
    const SourceFile& source = run.sources->files[change.file.index()];
    const Result<DecodedText, DecodeProblem> text = decode(source.language, change.before);
    require(text.has_value(), "what was edited has a text");
    out += unified_diff(prefix + source.path, text->text(), change.edits, change.before, change.after);
  }
  for (const CreatedFile& file : tried.created) out += new_file_diff(prefix + file.path, file.text);
  return out;
}

std::string counted_fixes(std::size_t findings, std::size_t files) {
  return counted(findings, "finding") + " in " + counted(files, "file");
}

}  // namespace djvet
