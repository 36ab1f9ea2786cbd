// Lays the arrays out one after the other.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/template_builder.h"

namespace djvet {
namespace {

constexpr std::size_t max_gaps = 50;  // of one file; a broken template says so once, not once a line

template <class T>
void append(std::string& out, const std::vector<T>& items) {
  out.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
}

}  // namespace

void TemplateBuilder::start(std::string_view source) {
  source_ = source;
  nodes_.clear();
  wrappers_.clear();
  forms_.clear();
  suppressions_.clear();
  gaps_.clear();
  texts_.clear();
  add(TemplateNodeKind::root, {0, static_cast<std::uint32_t>(source.size())});
}

NodeId TemplateBuilder::add(TemplateNodeKind kind, Span span, std::string_view text) {
  TemplateNode& node = nodes_.emplace_back();
  node.set_kind(kind);
  node.set_span(span);
  node.set_text(texts_.add(text));
  return node_count() - 1;
}

void TemplateBuilder::add_gap(TemplateGapKind kind, Span span) {
  if (gaps_.size() < max_gaps) gaps_.push_back({kind, span});
}

void TemplateBuilder::truncate(NodeId id) {
  nodes_.resize(id);
  while (!wrappers_.empty() && wrappers_.back() >= id) wrappers_.pop_back();
}

NodeId TemplateBuilder::add_wrapper(Span span) {
  const NodeId id = add(TemplateNodeKind::condition, span);
  wrappers_.push_back(id);
  return id;
}

void TemplateBuilder::unwrap() {
  std::vector<std::uint32_t> removed(nodes_.size() + 1, 0);  // nodes that go, before each node
  for (const NodeId id : wrappers_)
    if (nodes_[id].size() > 1 && nodes_[id + 1].size() + 1 == nodes_[id].size()) removed[id + 1] = 1;
  for (NodeId id = 0; id < nodes_.size(); ++id) removed[id + 1] += removed[id];
  NodeId kept = 0;
  for (NodeId id = 0; id < nodes_.size(); ++id) {
    if (removed[id + 1] != removed[id]) continue;
    TemplateNode node = nodes_[id];
    node.set_size(node.size() - (removed[id + node.size()] - removed[id]));
    nodes_[kept++] = node;
  }
  nodes_.resize(kept);
  wrappers_.clear();
}

std::string_view TemplateBuilder::finish() {
  close(0);
  TemplateFactsHeader header;
  const auto count = [](const auto& items) { return static_cast<std::uint32_t>(items.size()); };
  header.source_size = static_cast<std::uint32_t>(source_.size());
  header.nodes = count(nodes_);
  header.forms = count(forms_);
  header.suppressions = count(suppressions_);
  header.gaps = count(gaps_);
  header.texts = texts_.size();
  header.pool = count(texts_.pool());
  block_.assign(reinterpret_cast<const char*>(&header), sizeof header);
  append(block_, nodes_);
  append(block_, forms_);
  append(block_, suppressions_);
  append(block_, gaps_);
  append(block_, texts_.offsets());
  block_ += texts_.pool();
  return block_;
}

}  // namespace djvet
