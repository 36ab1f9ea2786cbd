// Interns texts in order of first use and lays the arrays out one after the other.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/facts_builder.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

constexpr std::size_t max_gaps = 50;  // of one file; a broken file says so once, not once a line

/// Names that make, evaluate or hold querysets: a function without any of them has no query of its own.
constexpr std::array<std::string_view, 22> query_words{"objects",
                                                       "all",
                                                       "filter",
                                                       "exclude",
                                                       "order_by",
                                                       "select_related",
                                                       "prefetch_related",
                                                       "get",
                                                       "first",
                                                       "last",
                                                       "count",
                                                       "exists",
                                                       "values",
                                                       "values_list",
                                                       "annotate",
                                                       "only",
                                                       "defer",
                                                       "get_queryset",
                                                       "_default_manager",
                                                       "get_object_or_404",
                                                       "iterator",
                                                       "queryset"};

template <class T>
void append(std::string& out, const std::vector<T>& items) {
  out.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
}

}  // namespace

void FactsBuilder::start(std::uint32_t source_size) {
  nodes.clear();
  scopes.clear();
  imports.clear();
  suppressions.clear();
  gaps_.clear();
  texts_.clear();
  query_words_.assign({0});
  source_size_ = source_size;
}

NodeId FactsBuilder::add_node(NodeKind kind, Span span, TextId text) {
  Node node;
  node.set_kind(kind);
  node.set_span(span);
  node.set_size(1);
  node.set_text(text);
  nodes.push_back(node);
  return static_cast<NodeId>(nodes.size() - 1);
}

TextId FactsBuilder::add_text(std::string_view text) {
  const TextId id = texts_.add(text);
  if (id == query_words_.size())
    query_words_.push_back(std::ranges::find(query_words, text) != query_words.end() ? 1 : 0);
  return id;
}

void FactsBuilder::add_gap(GapKind kind, Span span) {
  if (gaps_.size() < max_gaps) gaps_.push_back({kind, span});
}

std::string_view FactsBuilder::finish() {
  FactsHeader header;
  const auto count = [](const auto& items) { return static_cast<std::uint32_t>(items.size()); };
  header.source_size = source_size_;
  header.nodes = count(nodes);
  header.scopes = count(scopes);
  header.imports = count(imports);
  header.suppressions = count(suppressions);
  header.gaps = count(gaps_);
  header.texts = texts_.size();
  header.pool = count(texts_.pool());
  block_.assign(reinterpret_cast<const char*>(&header), sizeof header);
  append(block_, nodes);
  append(block_, scopes);
  append(block_, imports);
  append(block_, suppressions);
  append(block_, gaps_);
  append(block_, texts_.offsets());
  block_ += texts_.pool();
  return block_;
}

}  // namespace djvet
