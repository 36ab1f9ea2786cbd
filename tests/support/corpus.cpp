// Reads the corpus: every marker becomes one row for each id it names, tied to the line it speaks of.
// SPDX-License-Identifier: MIT
#include "tests/support/corpus.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "tests/support/tree.h"

namespace djvet {
namespace {

constexpr std::array<std::pair<std::string_view, MarkerKind>, 4> keywords{{{"expect-file", MarkerKind::expect_file},
                                                                           {"expect", MarkerKind::expect},
                                                                           {"known-miss", MarkerKind::known_miss},
                                                                           {"known-noise", MarkerKind::known_noise}}};

/// Reads from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  [[nodiscard]] std::string_view rest() const { return text_; }
  [[nodiscard]] bool done() const { return text_.empty(); }
  void skip_blank() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t"), text_.size())); }
  bool take(std::string_view prefix) {
    if (!text_.starts_with(prefix)) return false;
    text_.remove_prefix(prefix.size());
    return true;
  }
  /// Takes the longest prefix made of the given characters.
  std::string_view take_all(std::string_view characters) {
    const std::size_t end = std::min(text_.find_first_not_of(characters), text_.size());
    const std::string_view taken = text_.substr(0, end);
    text_.remove_prefix(end);
    return taken;
  }

 private:
  std::string_view text_;
};

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// What stands in one comment, before it is tied to a line.
struct Comment {
  MarkerKind kind{};
  int level = 0;
  std::size_t begin = 0, end = 0;                        // carets
  std::vector<std::pair<std::string, std::string>> ids;  // with the part of the message
  std::string reason;
};

bool read_ids(Cursor& cursor, Comment& comment) {
  do {
    cursor.skip_blank();
    const std::string_view id = cursor.take_all("abcdefghijklmnopqrstuvwxyz0123456789-");
    if (id.empty()) return false;
    cursor.skip_blank();
    std::string part;
    if (cursor.take("\"")) {
      const std::size_t end = cursor.rest().find('"');
      if (end == std::string_view::npos) return false;
      part = cursor.rest().substr(0, end);
      cursor = Cursor(cursor.rest().substr(end + 1));
      cursor.skip_blank();
    }
    comment.ids.emplace_back(id, part);
  } while (cursor.take(","));
  return true;
}

/// The reason after a dash; a known limit must say why it is one.
bool read_reason(Cursor& cursor, Comment& comment) {
  if (!cursor.take("\xE2\x80\x94") && !cursor.take("--")) return false;
  comment.reason = trimmed(cursor.rest());
  cursor = Cursor({});
  return !comment.reason.empty();
}

/// Whether a comment that is no marker was probably meant to be one.
bool looks_like_a_marker(std::string_view text) {
  if (text.starts_with("known-miss") || text.starts_with("known-noise")) return true;
  if (!text.starts_with("expect")) return false;
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  return text.substr(0, end).find_first_of(":(") != std::string_view::npos ||
         trimmed(text.substr(end)).starts_with(':');
}

/// `text` is what follows '#', whose column is `hash`; `left` is the column of the comment's first character. Nothing for
/// an ordinary comment; `problem` is set for one that is a marker but can't be read.
std::optional<Comment> read_comment(std::string_view text, std::size_t left, std::size_t hash, std::string& problem) {
  Comment comment;
  Cursor cursor(text);
  const bool from_hash = cursor.take("<");
  const std::size_t blank = cursor.take_all(" \t").size();
  const std::size_t carets = cursor.take_all("^").size();
  if (carets > 0 || from_hash) {
    comment.begin = from_hash ? left : hash + 1 + blank;
    comment.end = hash + 1 + (from_hash ? 1 : 0) + blank + carets;
  }
  cursor.skip_blank();
  const std::string_view whole = cursor.rest();
  for (const auto& [word, kind] : keywords) {
    Cursor after(whole);
    if (!after.take(word)) continue;
    if (after.take("(L")) {
      const std::string_view digit = after.take_all("1234");
      if (digit.size() != 1 || !after.take(")")) break;
      comment.level = digit[0] - '0';
    }
    if (!after.take(":")) continue;
    comment.kind = kind;
    if (!read_ids(after, comment)) break;
    const bool known = kind == MarkerKind::known_miss || kind == MarkerKind::known_noise;
    if (known && !read_reason(after, comment)) break;
    if (!trimmed(after.rest()).empty()) break;
    return comment;
  }
  if (comment.end != 0 || looks_like_a_marker(whole)) problem = "a marker that can't be read: #" + std::string(text);
  return std::nullopt;
}

/// A marker's place in its line.
struct Located {
  Comment comment;
  bool alone = false;  // nothing else on the line
};

std::optional<Located> find_in_line(std::string_view line, std::string& problem) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    const bool in_template = at > 0 && line[at - 1] == '{';
    const std::size_t left = in_template ? at - 1 : at;
    std::string_view text = line.substr(at + 1);
    std::string_view after;
    if (in_template) {
      const std::size_t close = text.find("#}");
      if (close == std::string_view::npos) continue;
      after = text.substr(close + 2);
      text = text.substr(0, close);
    }
    std::optional<Comment> comment =
        read_comment(text, columns(line.substr(0, left)), columns(line.substr(0, at)), problem);
    if (comment) return Located{*comment, trimmed(line.substr(0, left)).empty() && trimmed(after).empty()};
    if (!problem.empty()) return std::nullopt;
  }
  return std::nullopt;
}

std::string place(const std::string& path, std::size_t line) { return path + ":" + std::to_string(line); }

}  // namespace

std::vector<Marker> read_markers(const std::string& path, std::string_view text, std::vector<std::string>& problems) {
  const std::vector<std::string_view> lines = lines_of(text);
  std::vector<std::optional<Located>> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string problem;
    found.push_back(find_in_line(lines[i], problem));
    if (!problem.empty()) problems.push_back(place(path, i + 1) + ": " + problem);
  }
  const auto is_alone = [&](std::size_t i) { return found[i] && found[i]->alone; };
  std::vector<Marker> markers;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!found[i]) continue;
    const Comment& comment = found[i]->comment;
    std::size_t line = i;
    if (comment.end != 0) {
      while (line > 0 && is_alone(line)) --line;
    } else if (found[i]->alone && comment.kind != MarkerKind::expect_file) {
      while (line + 1 < lines.size() && is_alone(line)) ++line;
    }
    if (line == i && found[i]->alone && comment.kind != MarkerKind::expect_file)
      problems.push_back(place(path, i + 1) + ": a marker with no line to speak of");
    for (const auto& [id, part] : comment.ids)
      markers.push_back(
          {comment.kind, path, i + 1, line + 1, id, part, comment.level, comment.begin, comment.end, comment.reason});
  }
  return markers;
}

std::vector<ExpectedHelp> read_helps(const std::string& path, std::string_view text) {
  constexpr std::string_view keyword = "# help: ";
  std::vector<ExpectedHelp> helps;
  std::size_t number = 0;
  std::size_t line = 0;  // the last one that is no help
  for (const std::string_view one : lines_of(text)) {
    ++number;
    std::string comment(trimmed(one));
    if (comment.starts_with("{# ") && comment.ends_with(" #}")) comment = comment.substr(1, comment.size() - 4);
    if (comment.starts_with(keyword)) helps.push_back({path, number, line, comment.substr(keyword.size())});
    else line = number;
  }
  return helps;
}

Case read_case(const std::string& folder, const std::string& check, const std::string& name) {
  Case one{check, name, folder, files_below(folder), {}, {}, {}};
  if (one.files.empty()) one.problems.push_back("an empty case");
  for (const std::string& file : one.files) {
    // Of a file of the case, or of one that a fix makes: the tests of fixes say which.
    if (file.ends_with(".fixed") || file.ends_with(".fixed-unsafe")) continue;
    const std::string text = read_text(folder + "/" + file);
    if (text.find('\0') != std::string::npos) continue;
    std::vector<Marker> markers = read_markers(file, text, one.problems);
    std::move(markers.begin(), markers.end(), std::back_inserter(one.markers));
    std::vector<ExpectedHelp> helps = read_helps(file, text);
    std::move(helps.begin(), helps.end(), std::back_inserter(one.helps));
  }
  return one;
}

Corpus read_corpus(const std::string& folder) {
  Corpus corpus;
  for (const std::string& check : folders_in(folder))
    for (const std::string& name : folders_in(folder + "/" + check))
      corpus.cases.push_back(read_case(folder + "/" + check + "/" + name, check, name));
  return corpus;
}

}  // namespace djvet
