// Django's one regular expression, `({%.*?%}|{{.*?}}|{#.*?#})`, as a scan: memchr to the next '{', then to the tag's
// end.
// For each kind of tag the last search is remembered, so that a line full of unclosed tags is searched once and not
// once for each of them.
// SPDX-License-Identifier: MIT
#include "grammars/template_lexer.h"

#include <cstring>
#include <string>

#include "grammars/jinja_lexer.h"
#include "grammars/python_text.h"

namespace djvet {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

/// Finds the ends of tags of one kind: `mark` followed by '}' on the line of the search's start.
class EndFinder {
 public:
  EndFinder(std::string_view source, char mark) : source_(source), mark_(mark) {}

  /// The first end at or after `from`, or none. Calls come with growing `from`.
  std::uint32_t find(std::uint32_t from) {
    if (from < from_ || from > until_) search(from);
    return found_ ? until_ : none;
  }

 private:
  /// Afterwards the answer for every start in [from_, until_] is known: until_ itself where found_, else none.
  void search(std::uint32_t from) {
    from_ = from;
    const auto size = static_cast<std::uint32_t>(source_.size());
    for (std::uint32_t at = from; at < size; ++at) {
      const char c = source_[at];
      if (c == mark_ && at + 1 < size && source_[at + 1] == '}') {
        found_ = true;
        until_ = at;
        return;
      }
      if (c == '\n') {
        found_ = false;
        until_ = at;
        return;
      }
    }
    found_ = false;
    until_ = size;
  }

  std::string_view source_;
  char mark_;
  bool found_ = false;
  std::uint32_t from_ = 1, until_ = 0;  // nothing searched yet
};

class DjangoLexer {
 public:
  DjangoLexer(std::string_view source, std::vector<TemplateToken>& tokens)
      : source_(source), tokens_(tokens), blocks_(source, '%'), variables_(source, '}'), comments_(source, '#') {}

  void run() {
    const auto size = static_cast<std::uint32_t>(source_.size());
    std::uint32_t text = 0;  // where the text since the last tag begins
    std::uint32_t at = 0;
    while (at + 1 < size) {
      const void* brace = std::memchr(source_.data() + at, '{', size - at - 1);
      if (brace == nullptr) break;
      at = static_cast<std::uint32_t>(static_cast<const char*>(brace) - source_.data());
      const std::uint32_t end = tag_end(at);
      if (end == none) {
        ++at;
        continue;
      }
      if (text < at) add(TemplateTokenType::text, {text, at});
      add_tag({at, end});
      text = at = end;
    }
    if (text < size) add(TemplateTokenType::text, {text, size});
  }

 private:
  std::uint32_t tag_end(std::uint32_t at) {
    std::uint32_t end = none;
    switch (source_[at + 1]) {
      case '%': end = blocks_.find(at + 2); break;
      case '{': end = variables_.find(at + 2); break;
      case '#': end = comments_.find(at + 2); break;
      default: break;
    }
    return end == none ? none : end + 2;
  }

  /// Lexer.create_token() for a string that matched.
  void add_tag(Span span) {
    const Span contents = stripped(source_, {span.begin + 2, span.end - 2});
    const std::string_view text = source_.substr(contents.begin, contents.size());
    const char kind = source_[span.begin + 1];
    if (kind == '%') {
      if (!verbatim_end_.empty()) {
        if (text != verbatim_end_) return add(TemplateTokenType::text, span);
        verbatim_end_.clear();
      } else if (text == "verbatim" || text.starts_with("verbatim ")) {
        verbatim_end_ = "end";
        verbatim_end_ += text;
      }
      tokens_.push_back({TemplateTokenType::block, span, contents});
    } else if (!verbatim_end_.empty()) {
      add(TemplateTokenType::text, span);
    } else {
      tokens_.push_back({kind == '{' ? TemplateTokenType::variable : TemplateTokenType::comment, span, contents});
    }
  }

  void add(TemplateTokenType type, Span span) { tokens_.push_back({type, span, span}); }

  std::string_view source_;
  std::vector<TemplateToken>& tokens_;
  EndFinder blocks_, variables_, comments_;
  std::string verbatim_end_;  // contents of the tag that ends the current verbatim block, empty outside one
};

}  // namespace

bool tokenize_template(std::string_view source, TemplateDialect dialect, std::vector<TemplateToken>& tokens) {
  tokens.clear();
  if (dialect == TemplateDialect::jinja) return tokenize_jinja(source, tokens);
  DjangoLexer(source, tokens).run();
  return true;
}

}  // namespace djvet
