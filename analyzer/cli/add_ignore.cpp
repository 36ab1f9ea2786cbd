// One file after the other, in path order.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/add_ignore.h"

#include <map>
#include <vector>

#include "analyzer/base/line_index.h"
#include "analyzer/cli/console.h"
#include "analyzer/config/selection.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/driver/original_texts.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "analyzer/fix/edits.h"

namespace djvet {
namespace {

/// Findings about comments are settled where the comments are, not by more of them.
bool is_about_comments(const Finding& finding) {
  const Registered* const row = find_check(registry(), finding.check->id);
  return row != nullptr && row->family == "suppressions";
}

class Commenting {
 public:
  Commenting(Run& run, const IgnoreWords& words, const std::string& prefix, SourceReader reader)
      : run_(run),
        words_(words),
        prefix_(prefix),
        texts_(*run.sources, *run.facts, std::move(reader)),
        names_(registry()) {}

  TriedFixes write() {
    std::map<FileId, std::vector<const Finding*>> by_file;
    for (const Finding& finding : run_.report.findings)
      if (!is_about_comments(finding)) by_file[finding.file].push_back(&finding);
    TriedFixes out;
    for (const auto& [file, findings] : by_file) write_file(file, findings, out);
    return out;
  }

 private:
  void write_file(FileId file, const std::vector<const Finding*>& findings, TriedFixes& out) {
    const SourceFile& source = run_.sources->files[file.index()];
    const OriginalTexts::Original& original = texts_[file];
    if (source.language == Language::manifest)
      return print_left(source, original.text, findings, "a file of this kind takes no comments for djvet");
    if (original.text.empty() && source.stamp.size != 0)
      return print_left(source, original.text, findings, "the file has changed or can't be read");
    IgnoreComments comments = ignore_comments(source, file, original.text, findings, names_, words_);
    print_left(source, original.text, comments.left, "its line takes no comment; `ignore-file` covers the whole file");
    if (comments.edits.empty()) return;
    Result<std::string, NotEdited> after = edited_bytes(source.language, original.bytes, comments.edits);
    if (!after) return print_left(source, original.text, comments.covered, after.error().reason);
    for (const Finding* covered : comments.covered) {
      Finding& finding = run_.report.findings[static_cast<std::size_t>(covered - run_.report.findings.data())];
      finding.fixes = {{"suppress it", {comments.edits.front()}, {}, Safety::safe, true}};
    }
    out.findings += comments.covered.size();
    out.changes.push_back({file, original.bytes, std::move(*after), std::move(comments.edits)});
  }

  void print_left(const SourceFile& source, std::string_view text, const std::vector<const Finding*>& findings,
                  const std::string& reason) const {
    const LineIndex lines(text);
    for (const Finding* finding : findings)
      print_note(prefix_ + source.path + ":" + std::to_string(lines.line_of(finding->span.begin)) +
                 ": not suppressed: " + std::string(finding->check->id) + ": " + reason);
  }

  Run& run_;
  const IgnoreWords& words_;
  const std::string& prefix_;
  OriginalTexts texts_;
  CheckNames names_;
};

}  // namespace

Result<TriedFixes> comments_for(Run& run, const IgnoreWords& words, const std::string& prefix) {
  Result<SourceReader> reader = SourceReader::open(*run.sources);
  if (!reader) return reader.error();
  return Commenting(run, words, prefix, std::move(*reader)).write();
}

}  // namespace djvet
