// TemplateFacts: all that later phases know of one template, as flat arrays in one relocatable block of bytes.
//
// The template is kept as a tree in preorder, as Python's syntax is in FileFacts: a node's first child is the next
// node, its next sibling starts after its subtree, node 0 is the root and means "no node" elsewhere. Names and
// constants are ids into the file's own text table. The tree is at most `max_depth` deep. Markup between tags is one
// node where it isn't blank.
// A value is one node, and its children are what is done to it, in order: `row.author.name|upper` is the variable "row"
// with the children lookup "author", lookup "name", filter "upper". What Django would reject is a gap; the rest is
// still there.
// Lifetime: a view; the block (memory or a mapped cache) must outlive it. Threads: immutable, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "analyzer/base/span.h"
#include "analyzer/extract/file_facts.h"

namespace djvet {

inline constexpr std::uint32_t template_facts_version = 1;  // moves with every change of what extraction writes

/// What a node is. In braces: what its `text` is; after the colon: its children in order ("*" any number, "[]"
/// optional).
/// A tag's span goes from its `{%` to the end of its end tag; its opening tag ends where its body begins.
enum class TemplateNodeKind : std::uint8_t {
  // structure
  root,    // : item*
  body,    // : item*; what is between a tag and its next clause or its end
  text,    // markup that isn't blank
  output,  // : value                                      {{ value }}
  clause,  // {"elif", "else", "empty", "plural", "pluralize"}: [condition] body
  // tags
  for_tag,             // flag reversed: target* value [condition: Jinja's filter] body [clause]
  if_tag,              // : condition body clause*
  with_tag,            // : binding* body
  include_tag,         // flags only, optional: value binding*
  extends_tag,         // : value
  block_tag,           // {name}: body
  load_tag,            // {library of "from", else empty}: word*
  url_tag,             // {name after "as"}: value (value | keyword)*
  regroup_tag,         // {name after "as"}: value value; the second is read from each element of the first
  cycle_tag,           // {name after "as"} flag silent: value*
  firstof_tag,         // {name after "as"}: value*
  translate_tag,       // {name after "as"}: value [keyword "context"]
  blocktranslate_tag,  // {name after "asvar"}: binding* [keyword "context"] body [clause]; Jinja's trans too
  filter_tag,          // : filter* body
  tag,                 // {its name} any other tag, also a known one whose arguments are wrong, which is a gap:
                       // (value | keyword | word)* [target: name after "as"] [body clause*]
  // tags of Jinja alone
  set_tag,     // : target* (value | body)
  macro_tag,   // {name}: parameter* body
  call_tag,    // : parameter* value body
  import_tag,  // {name after "as"}: value
  from_tag,    // : value (binding {imported name}: target)*
  // parts of tags
  target,     // {name}
  binding,    // {name} flag count (of blocktranslate): value
  parameter,  // {name}: [value]
  keyword,    // {name}: value
  word,       // {spelling}; an argument that is no value
  condition,  // : (value | operation)*; operands and operators as written
  operation,  // {"and", "or", "not", "in", "not in", "is", "is not", "==", ...; Jinja also arithmetic, "if", "else"}
  // values
  variable,  // {name} flag translated: step*
  string,    // {decoded text} flag translated: step*
  number,    // {spelling}: step*
  constant,  // {"True", "False", "None"}: step*
  group,     // parenthesized: condition-or-value step*
  sequence,  // list, tuple or dict: value* step*
  test,      // {name}; Jinja's word after "is": step*
  unknown,   // anything else
  // steps
  lookup,  // {name or number}
  filter,  // {name}: (value | keyword)*
  call,    // : (value | keyword)*
  index,   // : value*
};

enum TemplateNodeFlag : std::uint8_t {
  template_flag_reversed = 1,
  template_flag_only = 2,
  template_flag_silent = 4,
  template_flag_translated = 8,
  template_flag_count = 16,
  template_flag_optional = 32,  // include: Jinja's "ignore missing"
};

using TemplateNode = PreorderNode<TemplateNodeKind>;
static_assert(sizeof(TemplateNode) == 16);

/// A place where the template engine would stop, or of which less is known than the source says.
enum class TemplateGapKind : std::uint32_t {
  unclosed_tag,    // a block without its end; taken to end with the block around it
  unexpected_tag,  // an end or a clause that belongs to no open block; left out
  bad_arguments,   // a built-in tag whose arguments Django rejects
  bad_expression,  // a value that is no filter expression
  empty_tag,       // {{ }} or {% %}
  unsupported,     // Jinja beyond the common subset
  too_deep,        // left out below max_depth
  count,
};
struct TemplateGap {
  TemplateGapKind kind{};
  Span span;
};

/// An HTML form in the markup. What is inside it are the nodes between `tag` and `end`.
struct TemplateForm {
  Span tag;                 // `<form ...>`
  std::uint32_t end = 0;    // where `</form` begins, or the size of the source
  std::uint32_t flags = 0;  // FormFlag
  TextId action = 0;        // as written, template tags included; empty where there is none
};
enum FormFlag : std::uint32_t {
  form_post = 1,                // method="post", as written
  form_dynamic_method = 2,      // template tags in the method
  form_dynamic_action = 4,      // in the action
  form_dynamic_attributes = 8,  // between attributes, which may add any
};

class TemplateFacts {
 public:
  TemplateFacts() = default;
  /// Views a block. Nothing when its shape (version, counts, tree sizes, ids) is not what extraction writes; linear.
  [[nodiscard]] static std::optional<TemplateFacts> view(std::string_view block);

  [[nodiscard]] std::span<const TemplateNode> nodes() const { return nodes_; }
  [[nodiscard]] const TemplateNode& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] TemplateNodeKind kind(NodeId id) const { return nodes_[id].kind(); }
  [[nodiscard]] Span span(NodeId id) const { return nodes_[id].span(); }
  [[nodiscard]] std::string_view text(TextId id) const { return pool_.substr(texts_[id], texts_[id + 1] - texts_[id]); }
  [[nodiscard]] std::string_view text_of(NodeId id) const { return text(nodes_[id].text()); }
  [[nodiscard]] ChildRange<TemplateNode> children(NodeId id) const { return {nodes_.data(), id}; }
  /// The n-th child, or 0.
  [[nodiscard]] NodeId child(NodeId id, std::size_t n) const { return nth_child(children(id), n); }
  /// The first child of a kind, or 0.
  [[nodiscard]] NodeId child_of_kind(NodeId id, TemplateNodeKind kind) const;
  /// The body of a tag or clause, or 0.
  [[nodiscard]] NodeId body(NodeId id) const { return child_of_kind(id, TemplateNodeKind::body); }
  /// The first child that is a value (variable to unknown), or 0: a loop's iterable, an include's name, a binding's
  /// value.
  [[nodiscard]] NodeId value(NodeId id) const;

  /// In the order of the source.
  [[nodiscard]] std::span<const TemplateForm> forms() const { return forms_; }
  [[nodiscard]] std::span<const Suppression> suppressions() const { return suppressions_; }
  [[nodiscard]] std::span<const TemplateGap> gaps() const { return gaps_; }
  /// Bytes of the decoded source that the spans refer to.
  [[nodiscard]] std::uint32_t source_size() const { return source_size_; }

 private:
  std::span<const TemplateNode> nodes_;
  std::span<const TemplateForm> forms_;
  std::span<const Suppression> suppressions_;
  std::span<const TemplateGap> gaps_;
  std::span<const std::uint32_t> texts_;  // offsets into pool_, one more than there are texts
  std::string_view pool_;
  std::uint32_t source_size_ = 0;
};

}  // namespace djvet
