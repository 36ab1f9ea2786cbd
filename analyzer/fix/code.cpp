// White space around a newline goes where brackets or dots make it needless, and is one blank elsewhere.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/code.h"

#include <algorithm>
#include <string_view>

#include "analyzer/fix/quotes.h"

namespace djvet {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::optional<std::string> in_one_line(std::string_view text) {
  for (const std::string_view untouchable : {"#", "\\", "\"\"\"", "'''"})
    if (text.find(untouchable) != std::string_view::npos) return std::nullopt;
  std::string line;
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
    at = end;
  }
  return line;
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
        const std::optional<std::string> line = in_one_line(source.substr(piece.span.begin, piece.span.size()));
        if (!line) return std::nullopt;
        text += *line;
        break;
      }
    }
  }
  return text;
}

}  // namespace djvet
