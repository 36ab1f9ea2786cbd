// What the two template languages have in common for building the tree: a grammar reads one tag at a time and says
// which tags have bodies. The tree itself, and which end belongs to which tag, is template_extractor.cpp's.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>

#include "analyzer/extract/template_builder.h"
#include "grammars/template_lexer.h"

namespace djvet {

/// Whether a tag has an end: `open` tags have one exactly if it follows before the enclosing block's end.
enum class TagShape : std::uint8_t { leaf, block, open };

/// The grammar of tags, for the template that the builder was started with. Threads: one grammar a thread.
class TagGrammar {
 public:
  virtual ~TagGrammar() = default;

  /// The name at the front of a tag's contents; empty where there is none.
  [[nodiscard]] virtual std::string_view name_of(std::string_view contents) const = 0;
  [[nodiscard]] virtual TagShape shape(std::string_view name) const = 0;
  /// Whether the tag `clause` may part the body of a block `name`, as "else" does in "if".
  [[nodiscard]] virtual bool parts(std::string_view name, std::string_view clause) const = 0;
  /// Adds a tag's node and its arguments; the node stays open for a body.
  virtual NodeId open_tag(const TemplateToken& token, std::string_view name, bool has_body) = 0;
  /// Adds a clause's node and its condition; the node stays open for its body.
  virtual NodeId open_clause(const TemplateToken& token, std::string_view name) = 0;
  /// Adds the output node of a `{{ }}` that stands directly in a tag called `block` (empty: in none).
  virtual void add_output(const TemplateToken& token, std::string_view block) = 0;
  /// Checks what follows the name of an end tag, and adds a gap if it is wrong.
  virtual void check_end(const TemplateToken& opening, const TemplateToken& end) = 0;
};

/// Django 5.2's tags (template.defaulttags, template.loader_tags and the libraries in templatetags), and any other by
/// the words it is written with.
[[nodiscard]] std::unique_ptr<TagGrammar> django_tags(TemplateBuilder& builder);

/// The common subset of Jinja 3; whatever else there is becomes a gap.
[[nodiscard]] std::unique_ptr<TagGrammar> jinja_tags(TemplateBuilder& builder);

}  // namespace djvet
