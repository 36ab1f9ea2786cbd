// Each line has a few places where its comment may stand. Which of them can be used is seen by trying: the text with the comment
// is parsed, and compared with what it was.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/ignore_comments.h"

#include <algorithm>
#include <map>

#include "analyzer/base/escape.h"
#include "analyzer/base/line_index.h"
#include "analyzer/base/require.h"
#include "analyzer/base/utf8.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/template_extractor.h"
#include "analyzer/findings/check.h"
#include "analyzer/fix/edits.h"

namespace djvet {
namespace {

constexpr std::size_t longest_line = 88;  // columns; black's own limit, beyond which it moves comments to other lines
constexpr std::uint32_t parse_budget_ms = 60'000;
constexpr std::string_view blanks = " \t\f";

/// What a file says, without where: kinds and texts of all nodes, one behind the other; and its suppression comments.
struct Reading {
  std::string nodes;
  std::size_t gaps = 0;
  std::vector<SuppressionComment> comments;
};

class Reader {
 public:
  explicit Reader(const SourceFile& file) : file_(file) {}

  /// Valid until the next call.
  const Reading& read(std::string_view text) {
    if (file_.language == Language::python) {
      block_ = python_.extract(text, parse_budget_ms);
      facts_ = FileFacts::view(block_).value();
      take(facts_);
    } else {
      block_ = templates_.extract(text, template_dialect(file_.path));
      template_facts_ = TemplateFacts::view(block_).value();
      take(template_facts_);
    }
    return reading_;
  }

 private:
  template <class Facts>
  void take(const Facts& facts) {
    reading_.nodes.clear();
    for (NodeId id = 0; id < facts.nodes().size(); ++id) {
      reading_.nodes += static_cast<char>(facts.kind(id));
      reading_.nodes.append(facts.text_of(id)).push_back('\0');
    }
    reading_.gaps = facts.gaps().size();
    reading_.comments = suppression_comments(facts);
  }

  const SourceFile& file_;
  Extractor python_;
  TemplateExtractor templates_;
  std::string block_;
  FileFacts facts_;
  TemplateFacts template_facts_;
  Reading reading_;
};

/// The findings of one line, with the ids that its comment must have.
struct Line {
  std::vector<const Finding*> findings;
  std::string ids;  // "a, b"
};

class Writer {
 public:
  Writer(const SourceFile& file, FileId id, std::string_view text, const CheckNames& names, const IgnoreWords& words)
      : is_python_(file.language == Language::python),
        id_(id),
        text_(text),
        lines_(text),
        names_(names),
        words_(words),
        reader_(file) {
    const Reading& now = reader_.read(text);
    nodes_ = now.nodes;
    gaps_ = now.gaps;
    now_.emplace(now.comments, text, names, words.today);
  }

  IgnoreComments write(const std::vector<const Finding*>& findings) {
    std::map<std::uint32_t, Line> lines;
    for (const Finding* finding : findings) {
      const std::uint32_t line = has_code(finding) ? lines_.line_of(finding->span.begin) : 0;
      add(lines[line], *finding);
    }
    std::vector<Edit> first;
    for (const auto& [number, line] : lines)
      if (std::vector<Edit> places = places_of(number, line); !places.empty())
        first.push_back(std::move(places.front()));
    IgnoreComments out;
    if (first.size() == lines.size() && suppresses(first, findings)) {
      out.edits = std::move(first);
      out.covered = findings;
      return out;
    }
    for (const auto& [number, line] : lines) {
      const std::optional<Edit> edit = first_good(number, line);
      std::vector<const Finding*>& to = edit ? out.covered : out.left;
      to.insert(to.end(), line.findings.begin(), line.findings.end());
      if (edit) out.edits.push_back(*edit);
    }
    const std::optional<std::vector<Edit>> all = in_order(out.edits);
    if (all && suppresses(*all, out.covered)) return out;
    return {{}, {}, findings};
  }

 private:
  static void add(Line& line, const Finding& finding) {
    const std::string id(finding.check->id);
    const bool has = std::ranges::any_of(line.findings, [&](const Finding* other) { return other->check->id == id; });
    line.findings.push_back(&finding);
    if (!has) line.ids += (line.ids.empty() ? "" : ", ") + id;
  }

  /// Whether something stands on the finding's line besides comments, so that a comment can speak of it.
  [[nodiscard]] bool has_code(const Finding* finding) const {
    const std::string_view line = lines_.line_text(lines_.line_of(finding->span.begin));
    const std::size_t at = line.find_first_not_of(blanks);
    return at != line.npos && !(is_python_ && line[at] == '#');
  }

  [[nodiscard]] std::string comment(std::string_view command, const Line& line) const {
    std::string out = std::string(is_python_ ? "# " : "{# ") + "djvet: " + std::string(command) + "[" + line.ids + "]";
    if (words_.until) out += " until=" + to_string(*words_.until);
    if (!words_.reason.empty()) out += " " + words_.reason;
    return is_python_ ? out : out + " #}";
  }

  [[nodiscard]] Edit inserted(std::uint32_t at, std::string text) const { return {id_, {at, at}, std::move(text)}; }

  /// Where the comment of a line may stand, the best place first. Line 0 is the file.
  [[nodiscard]] std::vector<Edit> places_of(std::uint32_t number, const Line& line) const {
    std::vector<Edit> places;
    if (const std::optional<Span> joined = now_->joinable(number, words_.until)) {
      const std::size_t close = text_.find(']', joined->begin);
      require(close < joined->end, "a comment that names checks has brackets");
      places.push_back(inserted(static_cast<std::uint32_t>(close), ", " + line.ids));
    }
    if (number == 0) {
      places.push_back(for_file(line));
      return places;
    }
    const Span span = lines_.line(number);
    const std::string_view now = lines_.line_text(number);
    const std::size_t end = now.find_last_not_of(blanks) + 1;
    const std::string words = comment("ignore", line);
    if (!is_python_) {
      places.push_back(inserted(span.end, words));  // without a blank, which would be a part of the output
      return places;
    }
    const Edit behind{id_, {span.begin + static_cast<std::uint32_t>(end), span.end}, "  " + words};
    if (now.substr(0, end).ends_with('\\')) return with_above(std::move(places), number, words);
    const bool fits = columns(now.substr(0, end)) + 2 + columns(words) <= longest_line;
    if (fits) places.push_back(behind);
    places = with_above(std::move(places), number, words);
    if (!fits) places.push_back(behind);
    return places;
  }

  static std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
  }

  /// A line of its own above another, which nothing ties to the line before it.
  [[nodiscard]] std::vector<Edit> with_above(std::vector<Edit> places, std::uint32_t number,
                                             const std::string& words) const {
    if (number > 1 && lines_.line_text(number - 1).ends_with('\\')) return places;
    const std::string_view now = lines_.line_text(number);
    const std::uint32_t begin = lines_.line(number).begin;
    places.push_back(inserted(begin, std::string(now.substr(0, now.find_first_not_of(blanks))) + words +
                                         std::string(newline_at(text_, begin))));
    return places;
  }

  /// Below the comments at the top, of which the first two may be for the system and for Python.
  [[nodiscard]] Edit for_file(const Line& line) const {
    std::string words = comment("ignore-file", line);
    if (!is_python_) return inserted(0, std::move(words));
    std::uint32_t number = 1;
    while (number < lines_.line_count() && lines_.line_text(number).starts_with('#')) ++number;
    const std::uint32_t begin = lines_.line(number).begin;
    return inserted(begin, words + std::string(newline_at(text_, begin)));
  }

  [[nodiscard]] std::optional<Edit> first_good(std::uint32_t number, const Line& line) {
    for (Edit& place : places_of(number, line))
      if (suppresses({place}, line.findings)) return std::move(place);
    return std::nullopt;
  }

  /// Whether the text with these edits is the same program, and its comments suppress all of the findings.
  [[nodiscard]] bool suppresses(const std::vector<Edit>& edits, const std::vector<const Finding*>& findings) {
    const std::optional<std::string> after = edited_text(text_, edits);
    if (!after) return false;
    const Reading& reading = reader_.read(*after);
    if (reading.nodes != nodes_ || reading.gaps != gaps_) return false;
    FileSuppressions suppressions(reading.comments, *after, names_, words_.today);
    return std::ranges::all_of(findings, [&](const Finding* finding) {
      Finding there;
      there.check = finding->check;
      there.span = {finding->span.begin + shift(edits, finding->span.begin), 0};
      return suppressions.match(there) != nullptr;
    });
  }

  /// By how much a place moves; what is inserted at it comes before it.
  static std::uint32_t shift(const std::vector<Edit>& edits, std::uint32_t place) {
    std::size_t longer = 0;
    for (const Edit& edit : edits)
      if (edit.span.end <= place) longer += edit.text.size() - edit.span.size();
    return static_cast<std::uint32_t>(longer);
  }

  bool is_python_;
  FileId id_;
  std::string_view text_;
  LineIndex lines_;
  const CheckNames& names_;
  const IgnoreWords& words_;
  Reader reader_;
  std::string nodes_;
  std::size_t gaps_ = 0;
  std::optional<FileSuppressions> now_;
};

}  // namespace

std::optional<std::string> reason_fault(std::string_view reason) {
  for (std::size_t at = 0; at < reason.size();) {
    const Utf8Char character = utf8_at(reason, at);
    if (is_unsafe(character) || !character.valid) return "must be one line of text";
    at += character.size;
  }
  if (reason.size() > 500) return "is longer than 500 bytes";
  if (reason.find("until=") != std::string_view::npos) return "must not hold \"until=\"; --until names the day";
  if (reason.find("#}") != std::string_view::npos) return "must not hold \"#}\", which ends comments in templates";
  return std::nullopt;
}

IgnoreComments ignore_comments(const SourceFile& file, FileId id, std::string_view text,
                               std::vector<const Finding*> findings, const CheckNames& names,
                               const IgnoreWords& words) {
  std::ranges::sort(findings, {}, [](const Finding* finding) { return finding->span.begin; });
  return Writer(file, id, text, names, words).write(findings);
}

}  // namespace djvet
