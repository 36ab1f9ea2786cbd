// Insertions in one place are one edit, so that edits never meet in a place.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/source_edits.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/fix/edits.h"
#include "analyzer/fix/import_edits.h"
#include "analyzer/fix/list_edits.h"

namespace djvet {
namespace {

using Texts = std::vector<std::string>;

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

std::string with_newlines(std::string_view code, std::string_view newline) {
  std::string out;
  for (const char c : code)
    if (c == '\n') out += newline;
    else out += c;
  return out;
}

/// Lines as deep as the one beside them.
std::string indented(std::string_view code, std::string_view indent) {
  std::string out;
  for (std::size_t at = 0; at <= code.size();) {
    const std::size_t end = std::min(code.find('\n', at), code.size());
    if (at > 0) out += '\n';
    if (end > at) out.append(indent).append(code.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Nothing where a line goes on behind a backslash, and above what doesn't begin its line.
std::optional<Edit> lines_beside(const Strategy::Insertion& place, std::string_view text, const Texts& lines) {
  if (place.beside.end > text.size() || place.beside.begin > place.beside.end) return std::nullopt;
  const std::string_view newline = newline_at(text, place.beside.begin);
  const std::size_t begin = line_begin(text, place.beside.begin);
  const std::size_t end = line_end(text, place.beside.end);
  const std::string_view indent = text.substr(begin, place.beside.begin - begin);
  if (text.substr(0, end).ends_with('\\') || indent.find_first_not_of(" \t") != indent.npos) return std::nullopt;
  std::string block;
  for (const std::string& line : lines) {
    const std::string code = with_newlines(indented(line, indent), newline);
    block += place.behind ? std::string(newline) + code : code + std::string(newline);
  }
  const auto at = static_cast<std::uint32_t>(place.behind ? end : begin);
  return Edit{place.file, {at, at}, std::move(block)};
}

/// A line of a requirements file, an element of an array, or a key of a table, as Poetry has them.
std::optional<std::vector<Edit>> requirements_beside(const Strategy::Insertion& place, std::string_view text,
                                                     Texts names) {
  const Span beside = place.beside;
  if (beside.begin > 0 && beside.end < text.size()) {
    const char quote = text[beside.begin - 1];
    if ((quote == '"' || quote == '\'') && text[beside.end] == quote)
      return insert_quoted(text, place.file, {{beside.begin - 1, beside.end + 1}, place.behind}, quote, names);
  }
  const std::string_view line = text.substr(beside.begin, beside.end - beside.begin);
  const std::size_t equals = line.find_first_of("=<>!~;@ ");
  const std::size_t value = equals == line.npos ? equals : line.find_first_not_of(' ', equals);
  if (value != line.npos && line[value] == '=' && line.substr(value, 2) != "==")
    for (std::string& name : names) name += " = \"*\"";
  std::optional<Edit> edit = lines_beside(place, text, names);
  if (!edit) return std::nullopt;
  return std::vector<Edit>{std::move(*edit)};
}

/// The lines of a statement that has them for itself, with the newline of the last one; nothing where a remark stands on them.
std::optional<Edit> statement_out(const FileFacts& facts, std::string_view text, const Strategy::Removal& removal) {
  const Span span = removal.span;
  const auto statements = facts.children(0);
  const bool found = std::ranges::any_of(statements, [&](NodeId statement) { return facts.span(statement) == span; });
  if (!found || span.end > text.size()) return std::nullopt;
  const std::size_t begin = line_begin(text, span.begin);
  std::size_t end = line_end(text, span.end);
  const std::string_view tail = text.substr(span.end, end - span.end);
  if (begin != span.begin || tail.find_first_not_of(" \t") != tail.npos) return std::nullopt;
  if (text.substr(begin, end - begin).find('#') != std::string_view::npos) return std::nullopt;
  end += end < text.size() ? newline_at(text, end).size() : 0;
  return Edit{removal.file, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, {}};
}

}  // namespace

void SourceEdits::add(const Strategy& strategy) {
  edits_.insert(edits_.end(), strategy.edits.begin(), strategy.edits.end());
  insertions_.insert(strategy.insertions.begin(), strategy.insertions.end());
  removals_.insert(strategy.removals.begin(), strategy.removals.end());
  moved_.insert(strategy.moved_imports.begin(), strategy.moved_imports.end());
}

std::optional<std::vector<Edit>> SourceEdits::write(const EditInput& input,
                                                    std::map<FileId, std::set<Strategy::Import>>& imports) const {
  std::vector<Edit> edits = edits_;
  const auto take = [&](const std::optional<std::vector<Edit>>& more) {
    if (more) edits.insert(edits.end(), more->begin(), more->end());
    return more.has_value();
  };
  for (auto first = insertions_.begin(); first != insertions_.end();) {
    Texts texts;
    auto next = first;
    for (; next != insertions_.end() && next->kind == first->kind && next->file == first->file &&
           next->beside == first->beside && next->behind == first->behind;
         ++next)
      if (std::ranges::find(texts, next->text) == texts.end()) texts.push_back(next->text);
    const std::string_view text = input.text_of(first->file);
    const FileFacts& facts = input.facts[first->file.index()];
    if (first->kind == Strategy::Insertion::Kind::line) {
      std::optional<Edit> edit = lines_beside(*first, text, texts);
      if (!edit) return std::nullopt;
      edits.push_back(std::move(*edit));
    } else if (first->kind == Strategy::Insertion::Kind::requirement) {
      if (!take(requirements_beside(*first, text, std::move(texts)))) return std::nullopt;
    } else if (!take(insert_elements(facts, text, first->file, {first->beside, first->behind}, texts))) {
      return std::nullopt;
    }
    first = next;
  }
  for (const Strategy::Removal& removal : removals_) {
    const std::string_view text = input.text_of(removal.file);
    const FileFacts& facts = input.facts[removal.file.index()];
    std::optional<Edit> edit = removal.kind == Strategy::Removal::Kind::statement
                                   ? statement_out(facts, text, removal)
                                   : drop_element(facts, text, removal.file, removal.span);
    if (!edit) return std::nullopt;
    edits.push_back(std::move(*edit));
  }
  for (auto first = moved_.begin(); first != moved_.end();) {
    const auto next = std::find_if(first, moved_.end(), [&](const auto& other) { return other.file != first->file; });
    const std::vector<Strategy::MovedImport> own(first, next);
    if (!take(move_imports(input.facts[own.front().file.index()], input.text_of(own.front().file), own,
                           imports[own.front().file])))
      return std::nullopt;
    first = next;
  }
  return edits;
}

}  // namespace djvet
