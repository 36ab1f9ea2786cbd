// Finds the HTML forms in the markup of a template: what a check needs to know whether a form posts without its token.
// Forms in HTML comments and in scripts are none. Template tags inside a form's tag make what they stand in dynamic.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/extract/template_builder.h"
#include "grammars/template_lexer.h"

namespace djvet {

/// Adds a template's forms to its facts. One for each template; linear in it, but for tags of at most 64 KiB.
class HtmlFormScanner {
 public:
  HtmlFormScanner(TemplateBuilder& builder, const std::vector<TemplateToken>& tokens)
      : builder_(builder), source_(builder.source()), tokens_(tokens) {}

  /// Scans a text token. Calls come in order; text that is never rendered is left out.
  void scan(std::uint32_t token);

 private:
  struct Attribute {
    std::string_view name;
    std::string_view value;
    bool dynamic = false;
  };
  std::uint32_t open_form(std::uint32_t token, std::uint32_t at);
  bool read_attribute(Attribute& attribute);
  [[nodiscard]] bool is_at(std::uint32_t at, std::string_view word) const;
  bool skip_tag();
  std::uint32_t skip_region(std::uint32_t at, std::string_view begin, std::string_view end, bool& endless);

  TemplateBuilder& builder_;
  std::string_view source_;
  const std::vector<TemplateToken>& tokens_;
  std::uint32_t resume_ = 0;  // nothing before this offset is markup to look at
  bool has_open_form_ = false;
  bool endless_comment_ = false, endless_script_ = false;  // begun without an end: searched for once
  // While a form's tag is read:
  std::uint32_t at_ = 0;
  std::uint32_t limit_ = 0;
  std::uint32_t token_ = 0;  // the first that ends after at_
};

}  // namespace djvet
