// Reads suppression comments and matches findings with them by line.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/suppress.h"

#include <algorithm>

#include "analyzer/base/suggest.h"

namespace djvet {
namespace {

constexpr std::string_view blanks = " \t\f\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

/// Whether a line holds a comment and nothing else: `# ...` in Python, `{# ... #}` in a template.
bool is_comment_line(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.starts_with('#') || (text.starts_with("{#") && text.find("#}") == text.size() - 2);
}

/// What follows the closing bracket, up to the end of the comment.
std::string reason_of(std::string_view comment) {
  const std::size_t close = comment.find(']');
  if (close == std::string_view::npos) return {};
  std::string_view reason = comment.substr(close + 1);
  if (comment.starts_with("{#") && reason.ends_with("#}")) reason.remove_suffix(2);
  return std::string(trimmed(reason));
}

/// Takes the word `until=...` out of a reason; nothing where there is none.
std::optional<std::string> take_until(std::string& reason) {
  constexpr std::string_view key = "until=";
  for (std::size_t begin = 0; begin < reason.size();) {
    const std::size_t end = std::min(reason.find_first_of(blanks, begin), reason.size());
    const std::string_view word = std::string_view(reason).substr(begin, end - begin);
    const std::size_t next = std::min(reason.find_first_not_of(blanks, end), reason.size());
    if (!word.starts_with(key)) {
      begin = next;
      continue;
    }
    std::string value(word.substr(key.size()));
    reason.erase(begin, next - begin);
    reason = std::string(trimmed(reason));
    return value;
  }
  return std::nullopt;
}

/// Who has to say whether a suppression may go on: the first `@name` in its reason, else whoever wrote it.
std::string whom_to_ask(std::string_view reason) {
  const std::size_t at = reason.find('@');
  if (at != std::string_view::npos && (at == 0 || blanks.find(reason[at - 1]) != std::string_view::npos)) {
    std::string_view name = reason.substr(at, std::min(reason.find_first_of(blanks, at), reason.size()) - at);
    while (!name.empty() && std::string_view(",.;:)").find(name.back()) != std::string_view::npos)
      name.remove_suffix(1);
    if (name.size() > 1) return std::string(name);
  }
  return "whoever wrote this line (`git blame` tells)";
}

/// For every line, from 1: itself, or the first one below that isn't a comment line. A comment speaks of that line.
std::vector<std::uint32_t> lines_spoken_of(const LineIndex& lines) {
  std::vector<std::uint32_t> spoken_of(lines.line_count() + 1);
  for (std::uint32_t line = lines.line_count(); line > 0; --line) {
    const bool passes_on = line < lines.line_count() && is_comment_line(lines.line_text(line));
    spoken_of[line] = passes_on ? spoken_of[line + 1] : line;
  }
  return spoken_of;
}

template <class Facts>
std::vector<SuppressionComment> comments_of(const Facts& facts) {
  std::vector<SuppressionComment> comments;
  for (const Suppression& found : facts.suppressions())
    comments.push_back({found.span, facts.text(found.ids), (found.flags & suppression_file) != 0,
                        (found.flags & suppression_malformed) != 0});
  return comments;
}

}  // namespace

CheckNames::CheckNames(std::span<const Registered> checks) {
  const auto add = [this](std::string_view name, const Check* check) {
    std::vector<const Check*>& known = checks_[name];
    if (known.empty()) names_.push_back(name);
    known.push_back(check);
  };
  for (const Registered& row : checks) {
    add(row.check->id, row.check);
    for (const std::string_view former : row.check->former_ids) add(former, row.check);
    if (row.family != row.check->id) add(row.family, row.check);
  }
}

std::span<const Check* const> CheckNames::find(std::string_view name) const {
  const auto found = checks_.find(name);
  if (found == checks_.end()) return {};
  return found->second;
}

std::string CheckNames::suggestion(std::string_view name) const { return did_you_mean(name, names_); }

std::vector<SuppressionComment> suppression_comments(const FileFacts& facts) { return comments_of(facts); }

std::vector<SuppressionComment> suppression_comments(const TemplateFacts& facts) { return comments_of(facts); }

FileSuppressions::FileSuppressions(std::span<const SuppressionComment> comments, std::string_view text,
                                   const CheckNames& names, Day today)
    : lines_(text), names_(names), today_(today) {
  const std::vector<std::uint32_t> spoken_of = lines_spoken_of(lines_);
  for (const SuppressionComment& found : comments) {
    Comment& comment = comments_.emplace_back();
    comment.span = found.span;
    comment.line = found.whole_file ? whole_file : spoken_of[lines_.line_of(found.span.begin)];
    read(found, text, comment);
    if (!comment.until) continue;
    if (is_over(comment)) days_.first = std::max(days_.first, day_after(*comment.until));
    else days_.last = std::min(days_.last, *comment.until);
  }
  std::stable_sort(comments_.begin(), comments_.end(),
                   [](const Comment& a, const Comment& b) { return a.line < b.line; });
}

/// The reason, the last day and the ids of one comment; one empty id where it suppresses nothing.
void FileSuppressions::read(const SuppressionComment& found, std::string_view text, Comment& comment) const {
  if (found.span.end <= text.size()) comment.reason = reason_of(text.substr(found.span.begin, found.span.size()));
  while (const std::optional<std::string> until = take_until(comment.reason)) read_until(*until, comment);
  std::string_view ids = found.ids;
  while (!found.malformed && comment.fault.empty()) {
    const std::size_t comma = ids.find(',');
    const std::string_view id = trimmed(ids.substr(0, comma));
    if (!id.empty()) comment.names.push_back({id, names_.find(id)});
    if (comma == std::string_view::npos) break;
    ids.remove_prefix(comma + 1);
  }
  if (comment.names.empty()) comment.names.push_back({});
}

void FileSuppressions::read_until(std::string_view word, Comment& comment) const {
  const std::optional<Day> day = parse_day(word);
  if (!day) comment.fault = "\"until=" + std::string(word) + "\" names no day; write it as until=2027-01-31";
  else if (comment.until) comment.fault = "it has more than one \"until=\"";
  comment.until = day;
}

const std::string* FileSuppressions::match(const Finding& finding) {
  const std::string* const of_line = match_among(lines_.line_of(finding.span.begin), *finding.check);
  const std::string* const of_file = match_among(whole_file, *finding.check);
  return of_line != nullptr ? of_line : of_file;
}

const std::string* FileSuppressions::match_among(std::uint32_t line, const Check& check) {
  const auto [known, is_new] = matched_.try_emplace({line, &check}, nullptr);
  if (!is_new) return known->second;
  const std::string*& reason = known->second;
  auto comment = std::lower_bound(comments_.begin(), comments_.end(), line,
                                  [](const Comment& one, std::uint32_t wanted) { return one.line < wanted; });
  for (; comment != comments_.end() && comment->line == line; ++comment) {
    for (Name& name : comment->names) {
      if (std::find(name.checks.begin(), name.checks.end(), &check) == name.checks.end()) continue;
      (is_over(*comment) ? name.missed : name.used) = true;
      if (is_over(*comment)) continue;
      if (reason == nullptr) reason = &comment->reason;
    }
  }
  return reason;
}

std::vector<FileSuppressions::Useless> FileSuppressions::useless(
    const std::function<bool(const Check&)>& judged) const {
  std::vector<Useless> found;
  for (const Comment& comment : comments_) {
    for (const Name& name : comment.names) {
      const bool looked =
          std::any_of(name.checks.begin(), name.checks.end(), [&](const Check* check) { return judged(*check); });
      if (name.used || name.missed || (!looked && !name.checks.empty())) continue;
      constexpr std::size_t most_suggestions = 50;  // looking for one costs more than all the rest
      found.push_back({comment.span, describe(comment, name, found.size() < most_suggestions), ""});
    }
  }
  return found;
}

std::optional<Span> FileSuppressions::joinable(std::uint32_t line, std::optional<Day> until) const {
  const auto found = std::ranges::find_if(comments_, [&](const Comment& comment) {
    return comment.line == line && comment.until == until && comment.fault.empty() && !is_over(comment) &&
           std::ranges::none_of(comment.names, [](const Name& name) { return name.text.empty(); });
  });
  return found == comments_.end() ? std::nullopt : std::optional(found->span);
}

std::vector<FileSuppressions::Useless> FileSuppressions::expired(
    const std::function<bool(const Check&)>& judged) const {
  std::vector<Useless> found;
  for (const Comment& comment : comments_) {
    for (const Name& name : comment.names) {
      if (!name.missed || std::ranges::none_of(name.checks, [&](const Check* check) { return judged(*check); }))
        continue;
      const std::string day = to_string(*comment.until);
      std::string help = "mend what it stands for, or ask " + whom_to_ask(comment.reason) + " for another day";
      if (!comment.reason.empty()) help += "; the reason was: " + comment.reason;
      found.push_back(
          {comment.span,
           "this comment has suppressed \"" + std::string(name.text) + "\" until " + day + " and no longer does",
           std::move(help)});
    }
  }
  return found;
}

std::string FileSuppressions::describe(const Comment& comment, const Name& name, bool suggests) const {
  if (!comment.fault.empty()) return "this comment suppresses nothing: " + comment.fault;
  if (name.text.empty())
    return "this comment suppresses nothing: it is not of the form \"djvet: ignore[check-id] reason\"";
  const std::string quoted = "\"" + std::string(name.text) + "\"";
  if (name.checks.empty())
    return "this comment suppresses nothing: there is no check " + quoted +
           (suggests ? names_.suggestion(name.text) : std::string());
  return "this comment suppresses nothing: there is no finding of " + quoted + " here";
}

}  // namespace djvet
