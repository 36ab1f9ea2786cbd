// Template facts and tokens as text, for people and for snapshot tests. Deterministic.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/extract/template_facts.h"
#include "grammars/template_lexer.h"

namespace djvet {

/// The tree, one node a line, indented by its depth: `load_tag "shop_tags" 10..80`; then forms, suppressions and gaps.
/// Spans are byte offsets; what is unsafe to print is escaped. Empty means no facts.
[[nodiscard]] std::string dump_template(const TemplateFacts& facts);

/// The tokens of a template, one JSON array a line: [type, line from 1, begin, end, contents]. Types are those of
/// django.template.base.TokenType; a line ends at "\n" alone, as Django counts. Invalid UTF-8 is copied as it is.
[[nodiscard]] std::string dump_template_tokens(std::string_view source, TemplateDialect dialect);

}  // namespace djvet
