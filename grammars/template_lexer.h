// Phase 2 for templates: text becomes a list of tokens, whose spans cover it without gaps or overlaps.
// Django's tokens equal django.template.base.Lexer's one by one: a tag lies within one line ("\n" alone ends a line),
// and between `{% verbatim %}` and its end every tag is text. `{% comment %}` is no concern of a lexer: its content is
// tokens.
// Jinja's tags may span lines, and their ends are not looked for inside strings, as in jinja2.lexer with its default
// delimiters; `{% raw %}` is text. Linear in the text, whatever is in it.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace djvet {

enum class TemplateDialect : std::uint8_t { django, jinja };

/// In the order of django.template.base.TokenType.
enum class TemplateTokenType : std::uint8_t { text, variable, block, comment };

struct TemplateToken {
  TemplateTokenType type = TemplateTokenType::text;
  Span span;      // with delimiters
  Span contents;  // between the delimiters, without whitespace at its ends; the span itself for text
};

/// Replaces `tokens` by those of `source`, which must be shorter than 4 GiB. Gives false where Jinja would reject the
/// text (a tag without an end; the text from there on is one text token). Threads: any.
bool tokenize_template(std::string_view source, TemplateDialect dialect, std::vector<TemplateToken>& tokens);

}  // namespace djvet
