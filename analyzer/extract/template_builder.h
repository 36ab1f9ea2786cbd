// Collects the facts of one template and writes them as the block that TemplateFacts views.
// Invariant: node 0 (root) and text 0 (empty) always exist; spans are inside the source.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/template_facts.h"
#include "analyzer/extract/text_table.h"

namespace djvet {

/// Reused from file to file: start() forgets the file before and keeps the memory. Threads: one builder a thread.
class TemplateBuilder {
 public:
  void start(std::string_view source);

  [[nodiscard]] std::string_view source() const { return source_; }
  [[nodiscard]] std::string_view slice(Span span) const { return source_.substr(span.begin, span.size()); }

  NodeId add(TemplateNodeKind kind, Span span, std::string_view text = {});
  /// Sets the size of `id`'s subtree to everything added since.
  void close(NodeId id) { nodes_[id].set_size(node_count() - id); }
  [[nodiscard]] TemplateNode& node(NodeId id) { return nodes_[id]; }
  [[nodiscard]] NodeId node_count() const { return static_cast<NodeId>(nodes_.size()); }
  /// Forgets every node from `id` on; they must all be below open nodes.
  void truncate(NodeId id);

  TextId add_text(std::string_view text) { return texts_.add(text); }
  void add_form(const TemplateForm& form) { forms_.push_back(form); }
  /// Says where the last form ends.
  void end_form(std::uint32_t end) { forms_.back().end = end; }
  void add_suppression(const Suppression& suppression) { suppressions_.push_back(suppression); }
  void add_gap(TemplateGapKind kind, Span span);
  [[nodiscard]] std::size_t gap_count() const { return gaps_.size(); }
  void truncate_gaps(std::size_t count) { gaps_.resize(count); }

  /// Adds a condition that goes away in unwrap() if it gets one child only, which takes its place. For Jinja, where
  /// only the end of an expression tells whether it has operators.
  NodeId add_wrapper(Span span);
  /// Linear. Ids given out before are no longer valid.
  void unwrap();
  /// The finished block; valid until the next start().
  [[nodiscard]] std::string_view finish();

 private:
  std::string_view source_;
  std::vector<TemplateNode> nodes_;
  std::vector<NodeId> wrappers_;  // rising
  std::vector<TemplateForm> forms_;
  std::vector<Suppression> suppressions_;
  std::vector<TemplateGap> gaps_;
  TextTable texts_;
  std::string block_;
};

/// What the block starts with; TemplateFacts::view checks it against the block's size.
struct TemplateFactsHeader {
  std::uint32_t magic = 0x54545644;  // "DVTT"
  std::uint32_t version = template_facts_version;
  std::uint32_t source_size = 0;
  std::uint32_t nodes = 0, forms = 0, suppressions = 0, gaps = 0, texts = 0, pool = 0;
};

}  // namespace djvet
