// Trees as flat arrays in preorder, the shape of all facts: a node's first child is the next node, its next sibling starts
// after its subtree. Node 0 is the root; as no node has it as a child, 0 also means "no node".
// Lifetime: views; the array must outlive them. Threads: immutable once written, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

#include "analyzer/base/span.h"

namespace djvet {

inline constexpr std::uint32_t max_depth = 1000;                  // nodes
inline constexpr std::uint32_t max_source_size = (1U << 24) - 1;  // bytes

using NodeId = std::uint32_t;
using TextId = std::uint32_t;  // 0 is the empty text

/// 16 bytes. Offsets and subtree sizes fit 24 bits because a source is at most max_source_size bytes.
template <class Kind>
class PreorderNode {
 public:
  [[nodiscard]] Kind kind() const { return static_cast<Kind>(begin_kind_ & 0xffU); }
  [[nodiscard]] std::uint8_t flags() const { return static_cast<std::uint8_t>(length_flags_ & 0xffU); }
  [[nodiscard]] bool has(std::uint8_t flag) const { return (flags() & flag) != 0; }
  [[nodiscard]] Span span() const { return {begin_kind_ >> 8U, (begin_kind_ >> 8U) + (length_flags_ >> 8U)}; }
  /// Nodes in the subtree, this one included.
  [[nodiscard]] std::uint32_t size() const { return size_op_ >> 8U; }
  [[nodiscard]] TextId text() const { return text_; }

  void set_kind(Kind kind) { begin_kind_ = (begin_kind_ & ~0xffU) | static_cast<std::uint32_t>(kind); }
  void set_flags(std::uint32_t flags) { length_flags_ |= flags & 0xffU; }
  void set_text(TextId text) { text_ = text; }
  void set_size(std::uint32_t nodes) { size_op_ = (size_op_ & 0xffU) | (nodes << 8U); }
  void set_span(Span span) {
    begin_kind_ = (begin_kind_ & 0xffU) | (span.begin << 8U);
    length_flags_ = (length_flags_ & 0xffU) | (span.size() << 8U);
  }

 protected:
  [[nodiscard]] std::uint8_t operation() const { return static_cast<std::uint8_t>(size_op_ & 0xffU); }
  void set_operation(std::uint8_t operation) { size_op_ = (size_op_ & ~0xffU) | operation; }

 private:
  std::uint32_t begin_kind_ = 0;      // begin:24 kind:8
  std::uint32_t length_flags_ = 0;    // length:24 flags:8
  std::uint32_t size_op_ = 1U << 8U;  // subtree nodes:24 operation:8
  TextId text_ = 0;
};

/// The children of a node, as ids in order.
template <class Node>
class ChildRange {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = NodeId;
    using difference_type = std::ptrdiff_t;
    using pointer = const NodeId*;
    using reference = NodeId;
    Iterator() = default;
    Iterator(const Node* nodes, NodeId at) : nodes_(nodes), at_(at) {}
    NodeId operator*() const { return at_; }
    Iterator& operator++() {
      at_ += nodes_[at_].size();
      return *this;
    }
    Iterator operator++(int) {
      Iterator old = *this;
      ++*this;
      return old;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const Node* nodes_ = nullptr;
    NodeId at_ = 0;
  };
  ChildRange(const Node* nodes, NodeId id) : nodes_(nodes), first_(id + 1), end_(id + nodes[id].size()) {}
  [[nodiscard]] Iterator begin() const { return {nodes_, first_}; }
  [[nodiscard]] Iterator end() const { return {nodes_, end_}; }
  [[nodiscard]] bool empty() const { return first_ == end_; }

 private:
  const Node* nodes_;
  NodeId first_, end_;
};

/// The n-th child, or 0.
template <class Node>
[[nodiscard]] NodeId nth_child(ChildRange<Node> children, std::size_t n) {
  for (const NodeId at : children)
    if (n-- == 0) return at;
  return 0;
}

/// Whether subtrees nest and are at most max_depth deep, and `holds` is true of every node but the root: no walk leaves
/// the array. Linear.
template <class Node, class Predicate>
[[nodiscard]] bool nests(std::span<const Node> nodes, Predicate holds) {
  if (nodes.empty() || nodes[0].size() != nodes.size() || nodes[0].text() != 0) return false;
  std::array<std::uint32_t, max_depth + 2> ends;
  std::size_t depth = 0;
  ends[0] = static_cast<std::uint32_t>(nodes.size());
  for (std::uint32_t id = 1; id < nodes.size(); ++id) {
    while (ends[depth] == id) --depth;
    const Node& node = nodes[id];
    if (!holds(node)) return false;
    if (node.size() == 1) continue;
    if (node.size() == 0 || node.size() > ends[depth] - id || depth + 1 >= ends.size()) return false;
    ends[++depth] = id + node.size();
  }
  return true;
}

/// Takes arrays off the front of a block of bytes.
class BlockReader {
 public:
  explicit BlockReader(std::string_view block) : rest_(block) {}

  template <class T>
  bool take(std::span<const T>& out, std::size_t count) {
    if (count > rest_.size() / sizeof(T)) return false;
    out = {reinterpret_cast<const T*>(rest_.data()), count};
    rest_.remove_prefix(count * sizeof(T));
    return true;
  }
  /// Takes `texts` + 1 offsets and the pool of `size` bytes that they lead into.
  bool take_texts(std::span<const std::uint32_t>& offsets, std::string_view& pool, std::uint32_t texts,
                  std::uint32_t size) {
    if (texts == 0 || !take(offsets, std::size_t{texts} + 1) || rest_.size() < size) return false;
    pool = rest_.substr(0, size);
    for (std::size_t i = 0; i < texts; ++i)
      if (offsets[i] > offsets[i + 1]) return false;
    return offsets[texts] <= size;
  }

 private:
  std::string_view rest_;
};

}  // namespace djvet
