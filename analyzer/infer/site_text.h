// Sites of an access as places and words for messages: of Python, of a template, or of a class for which a framework works.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/infer/value.h"

namespace djvet {

/// What to underline: an expression, the head of a loop or tag rather than its body, the bases of a class.
[[nodiscard]] Span span_of(const ProjectModel& model, const Site& site);

/// Source text in short, one line: `book.author`, `{{ book.author }}`, `class BookList`.
[[nodiscard]] std::string spelling_of(const ProjectModel& model, const Site& site);

/// Whether the site is a class statement: what a framework does with an object of it.
[[nodiscard]] bool is_class(const ProjectModel& model, const Site& site);

/// Whether the site lies in a template.
[[nodiscard]] bool is_in_template(const ProjectModel& model, const Site& site);

}  // namespace djvet
