// Reads the contents of one Jinja tag: names, and expressions of the common subset, in the order they are written.
// Source of the syntax: jinja2.lexer and jinja2.parser (Jinja 3). Operators are kept as written, not nested.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/template_builder.h"

namespace djvet {

/// A cursor over the words of one tag. Threads: one reader a thread.
class JinjaReader {
 public:
  explicit JinjaReader(TemplateBuilder& builder) : builder_(builder) {}

  /// Starts with other contents. False where they hold a character that no Jinja word begins with.
  bool start(Span contents);

  [[nodiscard]] bool at_end() const { return at_ == words_.size(); }
  [[nodiscard]] bool is(std::string_view text) const { return !at_end() && text_of(at_) == text; }
  /// Moves past the word if it is `text`.
  bool take(std::string_view text);
  /// Moves past a name that is no operator; an empty span where there is none.
  Span take_name();

  /// Moves past a string, if there is one.
  void take_string();

  enum class Wrap { if_needed, always };
  /// Adds one expression and moves past it: up to a word or sign that can't continue it. With `stops_at_if` also up to
  /// "if". A single operand stands alone unless `wrap` is always. False, and nothing added, beyond the subset.
  bool add_expression(Wrap wrap = Wrap::if_needed, bool stops_at_if = false);
  /// Adds the filter nodes of `name(arguments)|name`. False beyond the subset, with some of them perhaps added.
  bool add_filters();

 private:
  enum class WordKind : std::uint8_t { name, number, string, sign };
  struct Word {
    WordKind kind;
    Span span;
  };
  /// An open bracket, or the expression as a whole (close is '\0').
  struct Frame {
    char close = '\0';
    NodeId container = 0;
    bool takes_keywords = false;
    NodeId keyword = 0;
    NodeId wrapper = 0;  // of the expression being read, 0 between two
    NodeId operand = 0;
    bool expects_operand = true;
    bool expects_test = false;
  };
  enum class Step { next, stop, fail };

  [[nodiscard]] std::string_view text_of(std::size_t word) const { return builder_.slice(words_[word].span); }
  [[nodiscard]] bool is_at(std::size_t word, std::string_view text) const {
    return word < words_.size() && text_of(word) == text;
  }
  bool run(bool stops_at_if, Wrap wrap);
  Step read_operand(Wrap wrap);
  Step read_after_operand(bool stops_at_if);
  bool add_operand();
  Step add_operation(std::size_t words, bool test = false);
  bool open_step();
  bool add_filter();
  void open_bracket(char close, NodeId container, bool takes_keywords);
  bool close_bracket();
  bool end_expression();
  void end_node(NodeId node);
  std::string_view decoded(std::string_view literal);

  TemplateBuilder& builder_;
  std::vector<Word> words_;
  std::vector<Frame> frames_;
  std::size_t at_ = 0;
  std::string buffer_;
};

}  // namespace djvet
