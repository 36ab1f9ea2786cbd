// A small tokenizer (words, dots, commas, stars) and a loop over "dotted name [as name]".
// SPDX-License-Identifier: MIT
#include "analyzer/extract/import_scanner.h"

#include <algorithm>

namespace djvet {
namespace {

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) { next(); }
  [[nodiscard]] std::string_view token() const { return token_; }
  [[nodiscard]] std::uint32_t begin() const { return static_cast<std::uint32_t>(begin_); }
  [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(begin_ + token_.size()); }
  void next() {
    at_ = begin_ + token_.size();
    while (at_ < text_.size() && !is_word(text_[at_]) && std::string_view(".,*;").find(text_[at_]) == text_.npos) {
      if (text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size());
      else ++at_;
    }
    begin_ = at_;
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    if (end == at_ && end < text_.size()) ++end;
    token_ = text_.substr(begin_, end - begin_);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0, begin_ = 0;
  std::string_view token_;
};

/// Reads ".", "a.b", "..a" up to the next word that isn't joined by a dot.
std::string read_dotted(Tokens& tokens) {
  std::string dotted;
  bool want_word = true;
  while (!tokens.token().empty()) {
    const std::string_view token = tokens.token();
    if (token == ".") want_word = true;
    else if (!is_word(token[0]) || !want_word || (token == "import" && (dotted.empty() || dotted.back() == '.'))) break;
    else want_word = false;
    dotted += token;
    tokens.next();
  }
  return dotted;
}

}  // namespace

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '_' || byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<ImportedName> scan_import(std::string_view statement, std::uint32_t offset) {
  std::vector<ImportedName> names;
  Tokens tokens(statement);
  const bool from = tokens.token() == "from";
  std::string module;
  tokens.next();
  if (from) {
    module = read_dotted(tokens);
    if (tokens.token() != "import") return names;
    tokens.next();
  }
  while (!tokens.token().empty() && tokens.token() != ";") {
    ImportedName name;
    name.from = from;
    name.span = {offset + tokens.begin(), offset + tokens.end()};
    if (tokens.token() == ",") {
      tokens.next();
      continue;
    }
    if (tokens.token() == "*") {
      name.star = true;
      name.module = module;
      names.push_back(std::move(name));
      break;
    }
    const std::string dotted = read_dotted(tokens);
    if (dotted.empty()) break;
    name.span.end = offset + tokens.begin();
    name.module = from ? module : dotted;
    if (from) name.name = dotted;
    name.bound = from ? dotted : dotted.substr(0, dotted.find('.'));
    if (tokens.token() == "as") {
      tokens.next();
      name.aliased = true;
      name.bound = tokens.token();
      tokens.next();
    }
    name.span.end = name.span.begin + static_cast<std::uint32_t>(dotted.size());
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace djvet
