// Jinja's root rules with the default delimiters: a comment ends at the first `#}`, other tags at the first end outside
// strings and, for `{{ }}`, outside braces of the expression. `-` and `+` beside a delimiter control whitespace only.
// SPDX-License-Identifier: MIT
#include "grammars/jinja_lexer.h"

#include <cstring>

#include "grammars/python_text.h"

namespace djvet {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

class JinjaLexer {
 public:
  JinjaLexer(std::string_view source, std::vector<TemplateToken>& tokens)
      : source_(source), size_(static_cast<std::uint32_t>(source.size())), tokens_(tokens) {}

  bool run() {
    std::uint32_t text = 0;
    std::uint32_t at = 0;
    bool complete = true;
    while (at + 1 < size_) {
      const void* brace = std::memchr(source_.data() + at, '{', size_ - at - 1);
      if (brace == nullptr) break;
      at = static_cast<std::uint32_t>(static_cast<const char*>(brace) - source_.data());
      const char kind = source_[at + 1];
      if (kind != '%' && kind != '{' && kind != '#') {
        ++at;
        continue;
      }
      const std::uint32_t end = kind == '#' ? comment_end(at + 2) : tag_end(at + 2, kind == '{' ? '}' : kind);
      if (end == none) {
        complete = false;
        break;
      }
      add_text({text, at});
      add_tag({at, end}, kind);
      text = at = in_raw_ ? skip_raw(end) : end;
    }
    add_text({text, size_});
    return complete;
  }

 private:
  std::uint32_t comment_end(std::uint32_t from) const {
    const std::size_t end = source_.find("#}", from);
    return end == std::string_view::npos ? none : static_cast<std::uint32_t>(end) + 2;
  }

  /// The end of a tag whose delimiter is `mark` and '}'.
  [[nodiscard]] std::uint32_t tag_end(std::uint32_t from, char mark) const {
    std::uint32_t braces = 0;
    for (std::uint32_t at = from; at < size_; ++at) {
      const char c = source_[at];
      if (c == '"' || c == '\'') {
        at = string_end(at);
      } else if (c == mark && braces == 0 && at + 1 < size_ && source_[at + 1] == '}') {
        return at + 2;
      } else if (c == '{') {
        ++braces;
      } else if (c == '}' && braces > 0) {
        --braces;
      }
    }
    return none;
  }

  /// The last byte of the string that begins at `at`, or the text's end.
  [[nodiscard]] std::uint32_t string_end(std::uint32_t at) const {
    const char quote = source_[at];
    for (++at; at < size_ && source_[at] != quote; ++at)
      if (source_[at] == '\\') ++at;
    return at;
  }

  void add_text(Span span) {
    if (span.begin < span.end) tokens_.push_back({TemplateTokenType::text, span, span});
  }

  void add_tag(Span span, char kind) {
    Span contents{span.begin + 2, span.end - 2};
    const auto controls = [&](std::uint32_t at) { return source_[at] == '-' || source_[at] == '+'; };
    if (contents.size() > 0 && controls(contents.begin)) ++contents.begin;
    if (contents.size() > 0 && source_[contents.end - 1] == '-') --contents.end;
    if (kind == '%' && contents.size() > 0 && source_[contents.end - 1] == '+') --contents.end;
    contents = stripped(source_, contents);
    const auto type = kind == '%'   ? TemplateTokenType::block
                      : kind == '{' ? TemplateTokenType::variable
                                    : TemplateTokenType::comment;
    tokens_.push_back({type, span, contents});
    in_raw_ = kind == '%' && source_.substr(contents.begin, contents.size()) == "raw";
  }

  /// Adds what lies between `{% raw %}` and its end as text; gives the start of the end tag.
  std::uint32_t skip_raw(std::uint32_t from) {
    in_raw_ = false;
    for (std::size_t at = source_.find("{%", from); at != std::string_view::npos; at = source_.find("{%", at + 2)) {
      std::size_t name = at + 2;
      if (name < size_ && (source_[name] == '-' || source_[name] == '+')) ++name;
      while (const std::size_t space = space_at(source_, name)) name += space;
      if (!source_.substr(name).starts_with("endraw")) continue;
      add_text({from, static_cast<std::uint32_t>(at)});
      return static_cast<std::uint32_t>(at);
    }
    add_text({from, size_});
    return size_;
  }

  std::string_view source_;
  std::uint32_t size_;
  std::vector<TemplateToken>& tokens_;
  bool in_raw_ = false;
};

}  // namespace

bool tokenize_jinja(std::string_view source, std::vector<TemplateToken>& tokens) {
  return JinjaLexer(source, tokens).run();
}

}  // namespace djvet
