// The only file that includes toml++. The library limits how deep values nest, but not how deep dotted keys do, and
// destroys tables recursively; Gate refuses such keys, and more, before the library sees them.
// SPDX-License-Identifier: MIT
#include "analyzer/config/toml_document.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "analyzer/base/utf8.h"

// The library asserts about the text what the text may well break ("[[[" is enough), and in release builds lets the compiler
// rely on it. Without either, the same text is an ordinary error of its own.
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>

namespace djvet {
namespace {

constexpr int max_table_depth = 16;  // of the values handed out

/// Looks at a text as the library's lexer will, before the library does, for two things that it doesn't withstand:
/// - keys of very many parts;
/// - characters beyond ASCII where it compares with white space (its table of white space is undefined for most of them).
///   Outside strings and comments TOML has none, so they are refused. After a line continuation in a multi-line string they
///   are fine, and are written as escapes, which mean the same.
/// In step with the lexer up to the first error; what comes after that is never looked at by anyone.
class Gate {
 public:
  explicit Gate(std::string_view text) : text_(text) {}

  /// The text to parse, or why not.
  Result<std::string, TomlError> pass() {
    if (const std::uint32_t line = line_beyond_utf8()) return TomlError{line, "not UTF-8"};
    if (text_.starts_with("\xef\xbb\xbf")) take(3);
    while (at_ < text_.size()) {
      const char* problem = state_ == State::bare ? bare() : nullptr;
      if (problem != nullptr) return TomlError{line_, problem};
      if (state_ != State::bare && at_ < text_.size()) inside();
    }
    return std::move(out_);
  }

 private:
  /// The line of the first byte that is not UTF-8, or 0.
  [[nodiscard]] std::uint32_t line_beyond_utf8() const {
    std::uint32_t line = 1;
    for (std::size_t at = 0; at < text_.size();) {
      const Utf8Char character = utf8_at(text_, at);
      if (!character.valid) return line;
      line += character.value == U'\n' ? 1 : 0;
      at += character.size;
    }
    return 0;
  }

  enum class State { bare, comment, single_line, multi_line };
  static constexpr std::size_t max_key_parts = 32;

  void take(std::size_t count) {
    for (const char c : text_.substr(at_, count)) line_ += c == '\n' ? 1 : 0;
    out_ += text_.substr(at_, count);
    at_ += count;
  }
  [[nodiscard]] bool has(std::string_view next) const { return text_.substr(at_).starts_with(next); }
  [[nodiscard]] bool has_tripled_quote() const { return has(std::string(3, quote_)); }

  /// One byte outside strings and comments.
  const char* bare() {
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) >= 0x80) return "a character beyond ASCII outside strings and comments";
    if (c == '.' && ++parts_ >= max_key_parts) return "a key of more than 32 parts";
    if (std::string_view("\n=,[]{}").find(c) != std::string_view::npos) parts_ = 0;
    if (c == '#') state_ = State::comment;
    if (c == '"' || c == '\'') {
      quote_ = c;
      state_ = has_tripled_quote() ? State::multi_line : State::single_line;
      take(state_ == State::multi_line ? 3 : 1);
    } else {
      take(1);
    }
    return nullptr;
  }

  /// One byte, escape or delimiter inside a string or comment.
  void inside() {
    const char c = text_[at_];
    if (state_ == State::comment || state_ == State::single_line) {
      if (c == '\n' || (state_ == State::single_line && c == quote_)) state_ = State::bare;
      parts_ = c == '\n' ? 0 : parts_;
      take(state_ == State::single_line && c == '\\' && quote_ == '"' ? std::min<std::size_t>(2, text_.size() - at_)
                                                                      : 1);
    } else if (c == '\\' && quote_ == '"') {
      escape();
    } else if (has_tripled_quote()) {
      state_ = State::bare;
      take(3);
      for (int more = 0; more < 2 && at_ < text_.size() && text_[at_] == quote_; ++more) take(1);
    } else {
      take(1);
    }
  }

  /// A backslash in a multi-line string, with what it escapes.
  void escape() {
    take(1);
    if (at_ == text_.size()) return;
    if (std::string_view(" \t\r\n").find(text_[at_]) == std::string_view::npos) {
      if (static_cast<unsigned char>(text_[at_]) < 0x80) return take(1);
      return take_escaped();
    }
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) take(1);
    if (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= 0x80) take_escaped();
  }

  void take_escaped() {
    const Utf8Char character = utf8_at(text_, at_);
    std::array<char, 11> escape{};
    std::snprintf(escape.data(), escape.size(), "\\U%08x", static_cast<unsigned>(character.value));
    out_ += escape.data();
    at_ += character.size;
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t parts_ = 0;
  State state_ = State::bare;
  char quote_ = '"';
};

TomlValue::Kind kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return TomlValue::Kind::table;
    case toml::node_type::array: return TomlValue::Kind::array;
    case toml::node_type::string: return TomlValue::Kind::string;
    case toml::node_type::integer: return TomlValue::Kind::integer;
    case toml::node_type::floating_point: return TomlValue::Kind::floating;
    case toml::node_type::boolean: return TomlValue::Kind::boolean;
    default: return TomlValue::Kind::date;
  }
}

/// Recursion ends at `depth_left`, far above what configuration needs; what lies deeper is left out.
TomlValue converted(const toml::node& node, int depth_left) {
  TomlValue value;
  value.kind = kind_of(node);
  value.line = node.source().begin.line;
  if (const auto* text = node.as_string()) value.text = text->get();
  if (const auto* integer = node.as_integer()) value.integer = integer->get();
  if (depth_left == 0) return value;
  if (const toml::array* array = node.as_array())
    for (const toml::node& item : *array) value.items.push_back(converted(item, depth_left - 1));
  if (const toml::table* table = node.as_table()) {
    std::vector<std::pair<const toml::key*, const toml::node*>> entries;
    for (auto&& [key, item] : *table) entries.emplace_back(&key, &item);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.first->source().begin < b.first->source().begin; });
    for (const auto& [key, item] : entries) {
      value.keys.emplace_back(key->str());
      value.key_lines.push_back(key->source().begin.line);
      value.items.push_back(converted(*item, depth_left - 1));
    }
  }
  return value;
}

}  // namespace

std::string_view to_string(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::string: return "a string";
    case TomlValue::Kind::integer: return "an integer";
    case TomlValue::Kind::floating: return "a number with a fraction";
    case TomlValue::Kind::boolean: return "true or false";
    case TomlValue::Kind::date: return "a date or time";
    case TomlValue::Kind::array: return "a list";
    case TomlValue::Kind::table: return "a table";
  }
  return "";
}

Result<std::optional<TomlValue>, TomlError> parse_toml(std::string_view text, std::span<const std::string_view> path) {
  if (text.size() > max_toml_size) return TomlError{0, "larger than 1 MiB"};
  const Result<std::string, TomlError> passed = Gate(text).pass();
  if (!passed) return passed.error();
  const toml::parse_result result = toml::parse(*passed);
  if (!result) {
    const toml::parse_error& error = result.error();
    return TomlError{error.source().begin.line, std::string(error.description())};
  }
  const toml::node* node = &result.table();
  for (const std::string_view name : path) {
    const toml::table* table = node->as_table();
    node = table ? table->get(name) : nullptr;
    if (!node) return std::optional<TomlValue>{};
  }
  return std::optional<TomlValue>{converted(*node, max_table_depth)};
}

}  // namespace djvet
