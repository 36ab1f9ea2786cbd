// The regular expressions of Django's template syntax as hand scanners without backtracking.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/django_syntax.h"

#include <algorithm>
#include <string>

#include "grammars/python_text.h"

namespace djvet {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The position after the quoted string that begins at `at`, or `at` where none does. "." doesn't match a newline.
std::uint32_t string_end(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return at;
  for (std::uint32_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == text[at]) return i + 1;
    if (text[i] == '\\' && (++i >= text.size() || text[i] == '\n')) return at;
  }
  return at;
}

/// Splits as smart_split_re does. A quote that doesn't close is an ordinary character; as every later quote of its kind
/// then doesn't close either, each kind is searched in vain at most once.
class WordSplitter {
 public:
  explicit WordSplitter(std::string_view text) : text_(text) {}

  /// The end of the word that begins at `at`.
  std::uint32_t word_end(std::uint32_t at) {
    std::uint32_t end = plain_end(at);
    bool quoted = false;
    for (std::uint32_t next = quoted_end(end); next != end; next = quoted_end(end)) {
      quoted = true;
      end = plain_end(next);
    }
    if (quoted) return end;
    while (end < text_.size() && space_at(text_, end) == 0) ++end;
    return end;
  }

 private:
  [[nodiscard]] std::uint32_t plain_end(std::uint32_t at) const {
    while (at < text_.size() && text_[at] != '"' && text_[at] != '\'' && space_at(text_, at) == 0) ++at;
    return at;
  }
  std::uint32_t quoted_end(std::uint32_t at) {
    if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return at;
    bool& open = text_[at] == '"' ? double_open_ : single_open_;
    if (open) return at;
    const std::uint32_t end = string_end(text_, at);
    open = end == at;
    return end;
  }

  std::string_view text_;
  bool single_open_ = false, double_open_ = false;
};

/// Whether Variable() takes the text for a number: what int() or float() reads, but not "2.".
bool is_number(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const auto digits = [&] {  // single underscores may stand between digits
    const std::size_t first = at;
    while (at < text.size() && (is_digit(text[at]) || (text[at] == '_' && at > first && is_digit(text[at - 1]) &&
                                                       at + 1 < text.size() && is_digit(text[at + 1]))))
      ++at;
    return at > first;
  };
  const bool whole = digits();
  bool fraction = false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    fraction = digits();
    if (!fraction && at == text.size()) return false;
  }
  if (!whole && !fraction) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

/// Reads one filter expression from the front of its text to its end.
class Expression {
 public:
  Expression(TemplateBuilder& builder, Span span) : builder_(builder), text_(builder.slice(span)), base_(span.begin) {}

  bool value() {
    const NodeId node = builder_.node_count();
    if (!operand()) return false;
    while (at_ < text_.size())
      if (!filter()) return false;
    finish(node);
    return true;
  }

  bool filters() {
    text_with_bar_ = false;
    if (!filter()) return false;
    text_with_bar_ = true;
    while (at_ < text_.size())
      if (!filter()) return false;
    return true;
  }

 private:
  /// A constant or a variable; leaves its node open.
  bool operand() {
    const std::uint32_t begin = at_;
    if (const std::uint32_t end = constant_end(); end != begin) {
      at_ = end;
      return add_constant({begin, end});
    }
    while (at_ < text_.size() && (text_[at_] == '.' || word_at(text_, at_) != 0))
      at_ += text_[at_] == '.' ? 1 : static_cast<std::uint32_t>(word_at(text_, at_));
    if (at_ == begin) at_ = signed_number_end();
    return at_ != begin && add_variable({begin, at_});
  }

  [[nodiscard]] std::uint32_t constant_end() const {
    const std::uint32_t end = string_end(text_, at_);
    if (end != at_) return end;
    if (!text_.substr(at_).starts_with("_(")) return at_;
    const std::uint32_t inner = string_end(text_, at_ + 2);
    return inner != at_ + 2 && inner < text_.size() && text_[inner] == ')' ? inner + 1 : at_;
  }

  /// [-+.]?\d[\d.e]*
  [[nodiscard]] std::uint32_t signed_number_end() const {
    std::uint32_t end = at_;
    if (end < text_.size() && (text_[end] == '-' || text_[end] == '+')) ++end;
    if (end >= text_.size() || !is_digit(text_[end])) return at_;
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.' || text_[end] == 'e')) ++end;
    return end;
  }

  bool add_constant(Span span) {
    const bool translated = text_[span.begin] == '_';
    const std::uint32_t margin = translated ? 3 : 1;
    const char quote = text_[span.begin + margin - 1];
    const std::string_view raw = text_.substr(span.begin + margin, span.size() - margin - (translated ? 2 : 1));
    const NodeId node = builder_.add(TemplateNodeKind::string, absolute(span), unescaped(raw, quote));
    if (translated) builder_.node(node).set_flags(template_flag_translated);
    return true;
  }

  /// unescape_string_literal(): first the quote, then the backslash.
  std::string_view unescaped(std::string_view raw, char quote) {
    if (raw.find('\\') == std::string_view::npos) return raw;
    std::string once;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] == '\\' && i + 1 < raw.size() && raw[i + 1] == quote) ++i;
      once += raw[i];
    }
    buffer_.clear();
    for (std::size_t i = 0; i < once.size(); ++i) {
      if (once[i] == '\\' && i + 1 < once.size() && once[i + 1] == '\\') ++i;
      buffer_ += once[i];
    }
    return buffer_;
  }

  bool add_variable(Span span) {
    const std::string_view name = text_.substr(span.begin, span.size());
    if (is_number(name)) {
      builder_.add(TemplateNodeKind::number, absolute(span), name);
      return true;
    }
    if (name[0] == '_' || name.find("._") != std::string_view::npos) return false;
    if (name == "True" || name == "False" || name == "None") {
      builder_.add(TemplateNodeKind::constant, absolute(span), name);
      return true;
    }
    std::uint32_t begin = span.begin;
    for (TemplateNodeKind kind = TemplateNodeKind::variable;; kind = TemplateNodeKind::lookup) {
      const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text_.find('.', begin), span.end));
      builder_.add(kind, absolute({begin, end}), text_.substr(begin, end - begin));
      if (end == span.end) return true;
      begin = end + 1;
    }
  }

  /// \s*\|\s*(\w+)(?::(constant|variable))?
  bool filter() {
    if (text_with_bar_) {
      skip_space();
      if (at_ >= text_.size() || text_[at_] != '|') return false;
      ++at_;
      skip_space();
    }
    const std::uint32_t begin = at_;
    while (const std::size_t size = word_at(text_, at_)) at_ += static_cast<std::uint32_t>(size);
    if (at_ == begin) return false;
    const NodeId node =
        builder_.add(TemplateNodeKind::filter, absolute({begin, at_}), text_.substr(begin, at_ - begin));
    if (at_ < text_.size() && text_[at_] == ':') {
      ++at_;
      const NodeId argument = builder_.node_count();
      if (!operand()) return false;
      finish(argument);
      builder_.node(node).set_span(absolute({begin, at_}));
    }
    builder_.close(node);
    return true;
  }

  /// Closes a value and lets its span end where its last step does.
  void finish(NodeId node) {
    builder_.node(node).set_span({builder_.node(node).span().begin, base_ + at_});
    builder_.close(node);
  }
  void skip_space() {
    while (const std::size_t size = space_at(text_, at_)) at_ += static_cast<std::uint32_t>(size);
  }
  [[nodiscard]] Span absolute(Span span) const { return {base_ + span.begin, base_ + span.end}; }

  TemplateBuilder& builder_;
  std::string_view text_;
  std::uint32_t base_;
  std::uint32_t at_ = 0;
  bool text_with_bar_ = true;
  std::string buffer_;
};

}  // namespace

bool split_words(std::string_view source, Span contents, std::vector<Span>& words) {
  words.clear();
  const std::string_view text = source.substr(contents.begin, contents.size());
  WordSplitter splitter(text);
  char quote = '\0';  // of the translated string that goes on
  for (std::uint32_t at = 0; at < text.size();) {
    if (const std::size_t space = space_at(text, at)) {
      at += static_cast<std::uint32_t>(space);
      continue;
    }
    const std::uint32_t begin = at;
    at = splitter.word_end(begin);
    const Span word{contents.begin + begin, contents.begin + at};
    // A translated string goes on until a word ends like it, as in Token.split_contents().
    const std::string_view bit = source.substr(word.begin, word.size());
    if (quote != '\0') {
      words.back().end = word.end;
    } else {
      words.push_back(word);
      if (bit.starts_with("_(\"") || bit.starts_with("_('")) quote = bit[2];
    }
    if (bit.size() > 1 && bit[bit.size() - 1] == ')' && bit[bit.size() - 2] == quote) quote = '\0';
  }
  return quote == '\0';
}

void split_plain(std::string_view source, Span contents, std::vector<Span>& words) {
  words.clear();
  for (std::uint32_t at = contents.begin; at < contents.end;) {
    if (const std::size_t space = space_at(source.substr(0, contents.end), at)) {
      at += static_cast<std::uint32_t>(space);
      continue;
    }
    const std::uint32_t begin = at;
    while (at < contents.end && space_at(source, at) == 0) ++at;
    words.push_back({begin, at});
  }
}

Argument split_argument(std::string_view source, Span word) {
  const std::string_view text = source.substr(0, word.end);
  std::uint32_t at = word.begin;
  while (const std::size_t size = word_at(text, at)) at += static_cast<std::uint32_t>(size);
  const bool named = at > word.begin && at + 1 < word.end && text[at] == '=';
  return named ? Argument{{word.begin, at}, {at + 1, word.end}} : Argument{{word.begin, word.begin}, word};
}

bool add_value(TemplateBuilder& builder, Span expression) {
  const NodeId before = builder.node_count();
  if (Expression(builder, expression).value()) return true;
  builder.truncate(before);
  return false;
}

bool add_filters(TemplateBuilder& builder, Span chain) {
  const NodeId before = builder.node_count();
  if (Expression(builder, chain).filters()) return true;
  builder.truncate(before);
  return false;
}

}  // namespace djvet
