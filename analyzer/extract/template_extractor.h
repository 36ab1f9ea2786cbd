// Phases 2 and 3 for one template: its text becomes a block of facts. Pure: no file system, no global state.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>

#include "analyzer/extract/template_facts.h"
#include "grammars/template_lexer.h"

namespace djvet {

/// The language of a template by its path, relative to the project root: Jinja where the name ends in .jinja, .jinja2
/// or .j2 or a folder is called "jinja2" (where Django's Jinja2 backend looks), else Django's.
[[nodiscard]] TemplateDialect template_dialect(std::string_view path);

/// Holds buffers between templates. One for each thread.
class TemplateExtractor {
 public:
  TemplateExtractor();
  TemplateExtractor(TemplateExtractor&&) noexcept;
  ~TemplateExtractor();

  /// The facts of a template that is already UTF-8, at most max_source_size bytes. What is Django's by its path but is
  /// Jinja's by its tags (jinja_signs.h) is read as Jinja's. Always gives a block that
  /// TemplateFacts::view() accepts; what the template engine would reject is a gap in it. Valid until the next call.
  [[nodiscard]] std::string_view extract(std::string_view source, TemplateDialect dialect);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace djvet
