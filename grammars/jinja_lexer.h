// Jinja's tokens, for tokenize_template() alone.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "grammars/template_lexer.h"

namespace djvet {

/// Appends the tokens of `source`; false where a tag has no end.
bool tokenize_jinja(std::string_view source, std::vector<TemplateToken>& tokens);

}  // namespace djvet
