// Collects the facts of one file and writes them as the block that FileFacts views.
// Invariant: node 0, scope 0 and text 0 (empty) always exist.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/extract/text_table.h"

namespace djvet {

/// Reused from file to file: start() forgets the file before and keeps the memory. Threads: one builder a thread.
class FactsBuilder {
 public:
  void start(std::uint32_t source_size);

  NodeId add_node(NodeKind kind, Span span, TextId text = 0);
  /// Sets the size of `id`'s subtree to everything added since.
  void close_node(NodeId id) { nodes[id].set_size(static_cast<std::uint32_t>(nodes.size()) - id); }
  TextId add_text(std::string_view text);
  /// Whether a text is one of the names that queries are made with.
  [[nodiscard]] bool is_query_word(TextId text) const { return query_words_[text] != 0; }
  void add_gap(GapKind kind, Span span);
  /// The finished block; valid until the next start().
  [[nodiscard]] std::string_view finish();

  std::vector<Node> nodes;
  std::vector<Scope> scopes;
  std::vector<Import> imports;
  std::vector<Suppression> suppressions;

 private:
  std::vector<Gap> gaps_;
  TextTable texts_;
  std::vector<char> query_words_;  // by text id
  std::uint32_t source_size_ = 0;
  std::string block_;
};

/// What the block starts with; FileFacts::view checks it against the block's size.
struct FactsHeader {
  std::uint32_t magic = 0x54465644;  // "DVFT"
  std::uint32_t version = facts_version;
  std::uint32_t source_size = 0;
  std::uint32_t nodes = 0, scopes = 0, imports = 0, suppressions = 0, gaps = 0, texts = 0, pool = 0;
};

}  // namespace djvet
