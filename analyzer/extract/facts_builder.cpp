// Interns texts in order of first use and lays the arrays out one after the other.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/facts_builder.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "analyzer/base/hash.h"

namespace djvet {
namespace {

constexpr std::size_t max_gaps = 50;  // of one file; a broken file says so once, not once a line

/// Names that make, evaluate or hold querysets: a function without any of them has no query of its own.
constexpr std::array<std::string_view, 22> query_words{
    "objects", "all", "filter", "exclude", "order_by", "select_related", "prefetch_related", "get", "first", "last",
    "count", "exists", "values", "values_list", "annotate", "only", "defer", "get_queryset", "_default_manager",
    "get_object_or_404", "iterator", "queryset"};

template <class T>
void append(std::string& out, const std::vector<T>& items) {
  out.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
}

}  // namespace

FactsBuilder::FactsBuilder() : index_(1U << 12U) {}

void FactsBuilder::start(std::uint32_t source_size) {
  nodes.clear();
  scopes.clear();
  imports.clear();
  suppressions.clear();
  gaps_.clear();
  pool_.clear();
  std::ranges::fill(index_, 0U);
  offsets_.assign({0, 0});
  hashes_.assign({0});
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

void FactsBuilder::grow_index() {
  index_.assign(index_.size() * 2, 0);
  const std::size_t mask = index_.size() - 1;
  for (TextId id = 1; id < hashes_.size(); ++id) {
    std::size_t at = hashes_[id] & mask;
    while (index_[at] != 0) at = (at + 1) & mask;
    index_[at] = id;
  }
}

TextId FactsBuilder::add_text(std::string_view text) {
  if (text.empty()) return 0;
  if (hashes_.size() * 2 > index_.size()) grow_index();
  const auto hash = static_cast<std::uint32_t>(hash64(text));
  const std::size_t mask = index_.size() - 1;
  std::size_t at = hash & mask;
  for (; index_[at] != 0; at = (at + 1) & mask) {
    const TextId id = index_[at];
    if (hashes_[id] == hash && offsets_[id + 1] - offsets_[id] == text.size() &&
        std::memcmp(pool_.data() + offsets_[id], text.data(), text.size()) == 0)
      return id;
  }
  const auto id = static_cast<TextId>(hashes_.size());
  index_[at] = id;
  hashes_.push_back(hash);
  query_words_.push_back(std::ranges::find(query_words, text) != query_words.end() ? 1 : 0);
  pool_.append(text);
  offsets_.push_back(static_cast<std::uint32_t>(pool_.size()));
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
  header.texts = count(hashes_);
  header.pool = count(pool_);
  block_.assign(reinterpret_cast<const char*>(&header), sizeof header);
  append(block_, nodes);
  append(block_, scopes);
  append(block_, imports);
  append(block_, suppressions);
  append(block_, gaps_);
  append(block_, offsets_);
  block_ += pool_;
  return block_;
}

}  // namespace djvet
