// Django's syntax inside one tag: words, keyword arguments, filter expressions. Each function accepts what Django 5.2
// does.
// Sources: django.utils.text.smart_split, django.template.base (Token.split_contents, FilterExpression, Variable,
// kwarg_re).
// Filters are not looked up: whether a name exists is a question for the whole project.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/extract/template_builder.h"

namespace djvet {

/// Replaces `words` by the words of `contents`, quoted phrases kept together; linear. False where a translated string
/// doesn't end, over which Django fails.
bool split_words(std::string_view source, Span contents, std::vector<Span>& words);

/// Replaces `words` by what str.split() gives: quotes mean nothing.
void split_plain(std::string_view source, Span contents, std::vector<Span>& words);

/// `name=value`, or an empty name and the whole word as value.
struct Argument {
  Span name;
  Span value;
};
[[nodiscard]] Argument split_argument(std::string_view source, Span word);

/// Adds the value node of a filter expression. False, and nothing added, where Django rejects it.
bool add_value(TemplateBuilder& builder, Span expression);

/// Adds the filter nodes of `name:argument|name`, the argument of {% filter %}. False, and nothing added, if wrong.
bool add_filters(TemplateBuilder& builder, Span chain);

}  // namespace djvet
