// Suppression comments of one file: which findings they take out, and which of them take out nothing.
// `# djvet: ignore[id, id] reason` speaks of its own line or, alone on a line, of the line below (other comment lines between
// don't count); `# djvet: ignore-file[id]` of the whole file; in templates the same stands between `{#` and `#}`. With the word
// `until=2027-01-31` behind the brackets it holds up to the end of that day.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/base/day.h"
#include "analyzer/base/line_index.h"
#include "analyzer/extract/file_facts.h"
#include "analyzer/extract/template_facts.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "analyzer/findings/report.h"

namespace djvet {

/// What the ids between brackets may be: a check's id, one of its former ids, or a family of checks.
class CheckNames {
 public:
  explicit CheckNames(std::span<const Registered> checks);
  /// The checks of a name, in the registry's order; empty for a name that isn't known.
  [[nodiscard]] std::span<const Check* const> find(std::string_view name) const;
  /// `; did you mean "x"?`, or nothing.
  [[nodiscard]] std::string suggestion(std::string_view name) const;

 private:
  std::unordered_map<std::string_view, std::vector<const Check*>> checks_;
  std::vector<std::string_view> names_;
};

/// One comment as extraction found it, whatever the language of the file.
struct SuppressionComment {
  Span span;
  std::string_view ids;
  bool whole_file = false;
  bool malformed = false;
};
[[nodiscard]] std::vector<SuppressionComment> suppression_comments(const FileFacts& facts);
[[nodiscard]] std::vector<SuppressionComment> suppression_comments(const TemplateFacts& facts);

/// The comments of one file, read. Lifetime: views the comments' file, the names and the text.
class FileSuppressions {
 public:
  FileSuppressions(std::span<const SuppressionComment> comments, std::string_view text, const CheckNames& names,
                   Day today);

  /// The reason given (perhaps empty) when a comment suppresses this finding, else null. Remembers that the comment was needed.
  [[nodiscard]] const std::string* match(const Finding& finding);

  /// A comment, or one of its ids, that does nothing, and why.
  struct Useless {
    Span span;
    std::string message;
    std::string help;
  };
  /// Every id that suppressed nothing, in no particular order. `judged` says whether a check looked at this file at all: of ids
  /// whose checks did not, nothing is said.
  [[nodiscard]] std::vector<Useless> useless(const std::function<bool(const Check&)>& judged) const;
  /// Every id that would have suppressed a finding up to a day that is over. The same rules.
  [[nodiscard]] std::vector<Useless> expired(const std::function<bool(const Check&)>& judged) const;

  /// A comment that speaks of a line, or of the file where `line` is 0, and whose brackets have room for another id: it suppresses,
  /// and ends on the same day or never.
  [[nodiscard]] std::optional<Span> joinable(std::uint32_t line, std::optional<Day> until) const;

  /// The days on which all of this is the same.
  [[nodiscard]] Days days() const { return days_; }

 private:
  static constexpr std::uint32_t whole_file = 0;

  struct Name {
    std::string_view text;
    std::span<const Check* const> checks;  // empty: there is no such check
    bool used = false;
    bool missed = false;  // would have been, some days ago
  };
  struct Comment {
    Span span;
    std::uint32_t line = whole_file;  // that it speaks of
    std::string reason;
    std::string fault;         // what is wrong with its form: then it suppresses nothing
    std::optional<Day> until;  // the last day on which it holds
    std::vector<Name> names;
  };

  void read(const SuppressionComment& found, std::string_view text, Comment& comment) const;
  void read_until(std::string_view word, Comment& comment) const;
  [[nodiscard]] bool is_over(const Comment& comment) const { return comment.until && *comment.until < today_; }
  [[nodiscard]] const std::string* match_among(std::uint32_t line, const Check& check);
  [[nodiscard]] std::string describe(const Comment& comment, const Name& name, bool suggests) const;

  LineIndex lines_;
  const CheckNames& names_;
  Day today_;
  Days days_;
  std::vector<Comment> comments_;                                                 // by line
  std::map<std::pair<std::uint32_t, const Check*>, const std::string*> matched_;  // the reason, or null
};

}  // namespace djvet
