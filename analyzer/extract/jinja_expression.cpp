// Splits into words, then walks them with a stack of open brackets.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/jinja_expression.h"

#include <algorithm>
#include <array>

#include "grammars/python_text.h"

namespace djvet {
namespace {

using Kind = TemplateNodeKind;

constexpr std::size_t max_brackets = 20;  // one in another; each adds at most four levels of nodes

constexpr std::array<std::string_view, 13> binary_signs{"+", "-",  "*",  "/", "//", "%", "**",
                                                        "~", "==", "!=", "<", "<=", ">"};
constexpr std::array<std::string_view, 7> operator_words{"and", "or", "not", "in", "is", "if", "else"};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The size of the sign at the front of `text`, or 0.
std::size_t sign_size(std::string_view text) {
  static constexpr std::array<std::string_view, 6> wide{"**", "//", "==", "!=", "<=", ">="};
  if (contains(wide, text.substr(0, 2))) return 2;
  return std::string_view("+-*/%~<>=()[]{},.|:").find(text[0]) == std::string_view::npos ? 0 : 1;
}

/// The size of the string literal at the front of `text`, or 0 if it doesn't end.
std::size_t string_size(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == text[0]) return i + 1;
    if (text[i] == '\\') ++i;
  }
  return 0;
}

}  // namespace

bool JinjaReader::start(Span contents) {
  words_.clear();
  at_ = 0;
  const std::string_view text = builder_.slice(contents);
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t space = space_at(text, at)) {
      at += space;
      continue;
    }
    const std::size_t begin = at;
    WordKind kind = WordKind::sign;
    if (text[at] == '"' || text[at] == '\'') {
      kind = WordKind::string;
      at += string_size(text.substr(at));
    } else if (is_digit(text[at])) {
      kind = WordKind::number;
      while (at < text.size() && (is_digit(text[at]) || text[at] == '_')) ++at;
      if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]))
        for (++at; at < text.size() && is_digit(text[at]);) ++at;
    } else if (word_at(text, at) != 0) {
      kind = WordKind::name;
      while (const std::size_t size = word_at(text, at)) at += size;
    } else {
      at += sign_size(text.substr(at));
    }
    if (at == begin) return false;
    const auto base = contents.begin;
    words_.push_back({kind, {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(at)}});
  }
  return true;
}

bool JinjaReader::take(std::string_view text) {
  if (!is(text)) return false;
  ++at_;
  return true;
}

Span JinjaReader::take_name() {
  if (at_end() || words_[at_].kind != WordKind::name || contains(operator_words, text_of(at_))) return {};
  return words_[at_++].span;
}

void JinjaReader::take_string() {
  if (!at_end() && words_[at_].kind == WordKind::string) ++at_;
}

bool JinjaReader::add_expression(Wrap wrap, bool stops_at_if) {
  const NodeId before = builder_.node_count();
  if (run(stops_at_if, wrap)) return true;
  builder_.truncate(before);
  return false;
}

bool JinjaReader::run(bool stops_at_if, Wrap wrap) {
  frames_.assign(1, {});
  while (!at_end()) {
    const Step step = frames_.back().expects_operand ? read_operand(wrap) : read_after_operand(stops_at_if);
    if (step == Step::fail) return false;
    if (step == Step::stop) break;
  }
  return frames_.size() == 1 && end_expression();
}

JinjaReader::Step JinjaReader::read_operand(Wrap wrap) {
  Frame& frame = frames_.back();
  const Span span = words_[at_].span;
  const std::string_view text = text_of(at_);
  if (frame.wrapper == 0) {
    if (frame.close != '\0' && text[0] == frame.close && frame.keyword == 0)
      return close_bracket() ? Step::next : Step::fail;
    if (frame.close == ']' && text == ":") {
      ++at_;
      return Step::next;
    }
    if (frame.takes_keywords && frame.keyword == 0 && words_[at_].kind == WordKind::name && is_at(at_ + 1, "=")) {
      frame.keyword = builder_.add(Kind::keyword, span, text);
      at_ += 2;
      return Step::next;
    }
    const bool stays = wrap == Wrap::always && frames_.size() == 1;
    frame.wrapper = stays ? builder_.add(Kind::condition, span) : builder_.add_wrapper(span);
  }
  if (text == "not" || text == "-" || text == "+" || (frame.takes_keywords && (text == "*" || text == "**")))
    return add_operation(1, frame.expects_test);
  return add_operand() ? Step::next : Step::fail;
}

bool JinjaReader::add_operand() {
  Frame& frame = frames_.back();
  const Word word = words_[at_];
  const std::string_view text = text_of(at_);
  const bool test = frame.expects_test;
  frame.expects_operand = frame.expects_test = false;
  switch (word.kind) {
    case WordKind::number: frame.operand = builder_.add(Kind::number, word.span, text); break;
    case WordKind::string: frame.operand = builder_.add(Kind::string, word.span, decoded(text)); break;
    case WordKind::name: {
      if (contains(operator_words, text)) return false;
      static constexpr std::array<std::string_view, 6> constants{"true", "false", "none", "True", "False", "None"};
      const Kind kind = test ? Kind::test : contains(constants, text) ? Kind::constant : Kind::variable;
      frame.operand = builder_.add(kind, word.span, text);
      break;
    }
    case WordKind::sign: {
      if (test || (text != "(" && text != "[" && text != "{")) return false;
      frame.operand = builder_.add(text == "(" ? Kind::group : Kind::sequence, word.span);
      ++at_;
      if (frames_.size() > max_brackets) return false;
      open_bracket(text == "(" ? ')' : text == "[" ? ']' : '}', frame.operand, false);
      return true;
    }
  }
  ++at_;
  return true;
}

JinjaReader::Step JinjaReader::read_after_operand(bool stops_at_if) {
  Frame& frame = frames_.back();
  const std::string_view text = text_of(at_);
  const bool outermost = frame.close == '\0';
  if (words_[at_].kind == WordKind::name) {
    if (text == "not") return is_at(at_ + 1, "in") ? add_operation(2) : Step::fail;
    if (text == "is") return add_operation(is_at(at_ + 1, "not") ? 2 : 1, true);
    if (outermost && (!contains(operator_words, text) || (text == "if" && stops_at_if))) return Step::stop;
    return contains(operator_words, text) ? add_operation(1) : Step::fail;
  }
  if (words_[at_].kind != WordKind::sign) return Step::fail;
  if (text == "." || text == "|" || text == "(" || text == "[") return open_step() ? Step::next : Step::fail;
  if (contains(binary_signs, text) || text == ">=") return add_operation(1);
  if (outermost) return Step::stop;
  if (text[0] == frame.close) return end_expression() && close_bracket() ? Step::next : Step::fail;
  const bool separates = text == "," || (text == ":" && (frame.close == '}' || frame.close == ']'));
  if (!separates || !end_expression()) return Step::fail;
  ++at_;
  return Step::next;
}

/// Ends the operand, and adds an operator of one or two words.
JinjaReader::Step JinjaReader::add_operation(std::size_t words, bool test) {
  Frame& frame = frames_.back();
  if (!frame.expects_operand) end_node(frame.operand);
  const Span span{words_[at_].span.begin, words_[at_ + words - 1].span.end};
  std::string text(text_of(at_));
  if (words == 2) (text += ' ') += text_of(at_ + 1);
  builder_.add(Kind::operation, span, text);
  at_ += words;
  frame.expects_operand = true;
  frame.expects_test = test;
  return Step::next;
}

/// `.name`, `|name`, `(`, `[` after an operand.
bool JinjaReader::open_step() {
  const std::string_view text = text_of(at_);
  const Span sign = words_[at_].span;
  if (text == "(" || text == "[") {
    ++at_;
    if (frames_.size() > max_brackets) return false;
    open_bracket(text == "(" ? ')' : ']', builder_.add(text == "(" ? Kind::call : Kind::index, sign), text == "(");
    return true;
  }
  ++at_;
  if (text == "|") return add_filter();
  if (at_end()) return false;
  const Word word = words_[at_];
  if (word.kind != WordKind::name && word.kind != WordKind::number) return false;
  builder_.add(Kind::lookup, word.span, text_of(at_));
  ++at_;
  return true;
}

/// `name.name(`, the cursor at the name; leaves the bracket open.
bool JinjaReader::add_filter() {
  if (at_end() || words_[at_].kind != WordKind::name) return false;
  Span name = words_[at_].span;
  for (++at_; is(".") && at_ + 1 < words_.size() && words_[at_ + 1].kind == WordKind::name; at_ += 2)
    name.end = words_[at_ + 1].span.end;
  const NodeId filter = builder_.add(Kind::filter, name, builder_.slice(name));
  if (!take("(")) return true;
  if (frames_.size() > max_brackets) return false;
  open_bracket(')', filter, true);
  return true;
}

void JinjaReader::open_bracket(char close, NodeId container, bool takes_keywords) {
  Frame frame;
  frame.close = close;
  frame.container = container;
  frame.takes_keywords = takes_keywords;
  frames_.push_back(frame);
}

bool JinjaReader::close_bracket() {
  const NodeId container = frames_.back().container;
  frames_.pop_back();
  ++at_;
  end_node(container);
  return true;
}

/// Ends the operand, its expression and the keyword before it.
bool JinjaReader::end_expression() {
  Frame& frame = frames_.back();
  if (frame.expects_operand) return false;
  end_node(frame.operand);
  end_node(frame.wrapper);
  if (frame.keyword != 0) end_node(frame.keyword);
  frame.keyword = frame.wrapper = frame.operand = 0;
  frame.expects_operand = true;
  return true;
}

/// Closes a node that ends with the word before the cursor.
void JinjaReader::end_node(NodeId node) {
  builder_.node(node).set_span({builder_.node(node).span().begin, words_[at_ - 1].span.end});
  builder_.close(node);
}

bool JinjaReader::add_filters() {
  frames_.assign(1, {});
  do {
    if (!add_filter()) return false;
    while (frames_.size() > 1) {
      if (at_end()) return false;
      const bool operand = frames_.back().expects_operand;
      if ((operand ? read_operand(Wrap::if_needed) : read_after_operand(false)) != Step::next) return false;
    }
  } while (take("|"));
  return true;
}

/// The value of a string literal; escapes other than quotes, backslashes and newlines stay as they are.
std::string_view JinjaReader::decoded(std::string_view literal) {
  const std::string_view raw = literal.substr(1, literal.size() - 2);
  if (raw.find('\\') == raw.npos) return raw;
  buffer_.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      buffer_ += raw[i];
    } else if (const char next = raw[++i]; next == '\\' || next == '"' || next == '\'') {
      buffer_ += next;
    } else {
      buffer_ += next == 'n' ? std::string("\n") : std::string{'\\', next};
    }
  }
  return buffer_;
}

}  // namespace djvet
