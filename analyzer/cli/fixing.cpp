// In path order, one file after the other; a file that can't be changed doesn't keep the others from it.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/fixing.h"

#include <algorithm>
#include <optional>
#include <set>

#include "analyzer/cli/console.h"
#include "analyzer/discover/beneath.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/fix/diff.h"
#include "analyzer/fix/write.h"

namespace djvet {
namespace {

const SourceFile& source_of(const Run& run, const FileChange& change) {
  return run.sources->files[change.file.index()];
}

/// Whether a finding's fix lies in files that were written, all of it.
bool is_written(const Finding& finding, const std::set<FileId>& files, const std::set<std::string>& made) {
  return std::ranges::any_of(finding.fixes, [&](const Fix& fix) {
    return std::ranges::all_of(fix.edits, [&](const Edit& edit) { return files.contains(edit.file); }) &&
           std::ranges::all_of(fix.created, [&](const CreatedFile& file) { return made.contains(file.path); });
  });
}

std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

}  // namespace

Result<WrittenFixes> write_fixes(const Run& run, const TriedFixes& tried, const std::string& prefix) {
  WrittenFixes written;
  if (tried.changes.empty() && tried.created.empty()) return written;
  const Result<RootDirectory> root = RootDirectory::open(run.sources->root);
  if (!root) return root.error();
  std::set<FileId> files;
  for (const FileChange& change : tried.changes) {
    const std::string& path = source_of(run, change).path;
    if (const std::optional<std::string> reason = replace_source(*root, path, change.before, change.after)) {
      print_note(prefix + path + ": not fixed: " + *reason);
      written.complete = false;
    } else {
      files.insert(change.file);
    }
  }
  std::set<std::string> made;
  for (const CreatedFile& file : tried.created) {
    if (const std::optional<std::string> reason = create_source(*root, file.path, file.text)) {
      print_note(prefix + file.path + ": not written: " + *reason);
      written.complete = false;
    } else {
      made.insert(file.path);
    }
  }
  written.files = files.size() + made.size();
  written.findings = static_cast<std::size_t>(std::ranges::count_if(
      run.report.findings, [&](const Finding& finding) { return is_written(finding, files, made); }));
  return written;
}

std::string diff_of(const Run& run, const TriedFixes& tried, const std::string& prefix) {
  std::string out;
  for (const FileChange& change : tried.changes) {
    const SourceFile& source = source_of(run, change);
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
