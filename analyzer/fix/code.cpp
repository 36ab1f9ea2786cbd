// White space around a newline goes where brackets or dots make it needless, and is one blank elsewhere.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/code.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "analyzer/fix/quotes.h"

namespace djvet {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Whether the bracket that a text leaves open last is that of a call's arguments.
bool in_call(std::string_view text) {
  std::vector<std::size_t> open;
  char quote = '\0';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'') quote = c;
    else if (std::string_view("([{").find(c) != std::string_view::npos) open.push_back(at);
    else if (std::string_view(")]}").find(c) != std::string_view::npos && !open.empty()) open.pop_back();
  }
  if (open.empty() || open.back() == 0 || text[open.back()] != '(') return false;
  const auto before = static_cast<unsigned char>(text[open.back() - 1]);
  return std::isalnum(before) != 0 || before == '_' || before >= 0x80U;
}

/// Appends a text to a line; false where it can't be written in one.
bool append_in_line(std::string_view text, std::string& line) {
  for (const std::string_view untouchable : {"#", "\\", "\"\"\"", "'''"})
    if (text.find(untouchable) != std::string_view::npos) return false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(blanks, at), text.size());
    if (text.substr(at, end - at).find_first_of("\r\n") == std::string_view::npos) {
      line.append(text.substr(at, std::max(end, at + 1) - at));
      at = std::max(end, at + 1);
      continue;
    }
    const bool opened = !line.empty() && std::string_view("([{.").find(line.back()) != std::string_view::npos;
    const bool closes = end < text.size() && std::string_view(")]}.").find(text[end]) != std::string_view::npos;
    if (!opened && !closes) line.append(" ");
    if (end < text.size() && text[end] == ')' && line.ends_with(',') && in_call(line)) line.pop_back();
    at = end;
  }
  return true;
}

}  // namespace

std::optional<std::string> spelled(const Strategy::Code& code, const EditInput& input, FileId file) {
  const char quote = prevailing_quote(input.facts[file.index()], input.text_of(file));
  std::string text;
  for (const Strategy::Piece& piece : code) {
    switch (piece.kind) {
      case Strategy::Piece::Kind::code: text += piece.text; break;
      case Strategy::Piece::Kind::string: text.append(1, quote).append(piece.text).append(1, quote); break;
      case Strategy::Piece::Kind::copy: {
        const std::string_view source = input.text_of(piece.file);
        if (source.size() != input.facts[piece.file.index()].source_size()) return std::nullopt;
        if (!append_in_line(source.substr(piece.span.begin, piece.span.size()), text)) return std::nullopt;
        break;
      }
    }
  }
  return text;
}

}  // namespace djvet
