// Which language a template is written in, where its path doesn't say: by tags that one engine has and the other refuses.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "grammars/template_lexer.h"

namespace djvet {

/// Whether a text that stands where Django's templates stand is one of Jinja's: a tag of it is a TemplateSyntaxError to
/// Django (`{{ row.name() }}`, `{%- if rows -%}`), and none is one that only Django has. `tokens` are Django's of it.
/// Projects that set up `django_jinja` or Jinja2 itself keep such templates in any folder.
/// Source: Django 5.2, django/template/base.py (FilterExpression, Variable); Jinja 3.1, "Template Designer Documentation".
[[nodiscard]] bool shows_jinja(std::string_view source, const std::vector<TemplateToken>& tokens);

}  // namespace djvet
