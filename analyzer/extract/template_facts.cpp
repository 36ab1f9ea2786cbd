// Views a block of template facts in place, after checking that no id, size or span in it leads outside.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/template_facts.h"

#include <array>
#include <cstring>

#include "analyzer/extract/template_builder.h"

namespace djvet {
namespace {

/// Takes arrays off the front of a block.
class Reader {
 public:
  explicit Reader(std::string_view block) : rest_(block) {}

  template <class T>
  bool take(std::span<const T>& out, std::size_t count) {
    if (count > rest_.size() / sizeof(T)) return false;
    out = {reinterpret_cast<const T*>(rest_.data()), count};
    rest_.remove_prefix(count * sizeof(T));
    return true;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// Subtrees must nest, or a walk would leave its parent.
bool nests(std::span<const TemplateNode> nodes, const TemplateFactsHeader& header) {
  if (nodes.empty() || nodes[0].size() != nodes.size() || nodes[0].kind() != TemplateNodeKind::root) return false;
  if (nodes[0].text() != 0 || nodes[0].span() != Span{0, header.source_size}) return false;
  std::array<std::uint32_t, max_depth + 1> ends;
  std::size_t depth = 0;
  ends[0] = static_cast<std::uint32_t>(nodes.size());
  for (std::uint32_t id = 1; id < nodes.size(); ++id) {
    while (ends[depth] == id) --depth;
    const TemplateNode& node = nodes[id];
    if (node.size() == 0 || node.size() > ends[depth] - id || node.kind() > TemplateNodeKind::index) return false;
    if (node.text() >= header.texts || node.span().end > header.source_size) return false;
    if (node.size() > 1) {
      if (depth + 1 >= ends.size()) return false;
      ends[++depth] = id + node.size();
    }
  }
  return true;
}

bool is_inside(Span span, const TemplateFactsHeader& header) {
  return span.begin <= span.end && span.end <= header.source_size;
}

bool is_value(TemplateNodeKind kind) { return kind >= TemplateNodeKind::variable && kind <= TemplateNodeKind::unknown; }

}  // namespace

std::optional<TemplateFacts> TemplateFacts::view(std::string_view block) {
  TemplateFactsHeader header;
  if (block.size() < sizeof header || reinterpret_cast<std::uintptr_t>(block.data()) % alignof(TemplateNode) != 0)
    return std::nullopt;
  std::memcpy(&header, block.data(), sizeof header);
  const TemplateFactsHeader expected;
  if (header.magic != expected.magic || header.version != expected.version || header.texts == 0) return std::nullopt;
  TemplateFacts facts;
  Reader reader(block.substr(sizeof header));
  if (!reader.take(facts.nodes_, header.nodes) || !reader.take(facts.forms_, header.forms) ||
      !reader.take(facts.suppressions_, header.suppressions) || !reader.take(facts.gaps_, header.gaps) ||
      !reader.take(facts.texts_, std::size_t{header.texts} + 1) || reader.rest().size() < header.pool)
    return std::nullopt;
  facts.pool_ = reader.rest().substr(0, header.pool);
  facts.source_size_ = header.source_size;
  for (std::size_t i = 0; i < header.texts; ++i)
    if (facts.texts_[i] > facts.texts_[i + 1]) return std::nullopt;
  if (facts.texts_.back() > header.pool || !nests(facts.nodes_, header)) return std::nullopt;
  for (const TemplateForm& form : facts.forms_)
    if (form.action >= header.texts || !is_inside(form.tag, header) || !is_inside({form.tag.end, form.end}, header))
      return std::nullopt;
  for (const Suppression& suppression : facts.suppressions_)
    if (suppression.ids >= header.texts || !is_inside(suppression.span, header)) return std::nullopt;
  for (const TemplateGap& gap : facts.gaps_)
    if (gap.kind >= TemplateGapKind::count || !is_inside(gap.span, header)) return std::nullopt;
  return facts;
}

NodeId TemplateFacts::child(NodeId id, std::size_t n) const {
  for (const NodeId at : children(id))
    if (n-- == 0) return at;
  return 0;
}

NodeId TemplateFacts::child_of_kind(NodeId id, TemplateNodeKind kind) const {
  for (const NodeId at : children(id))
    if (nodes_[at].kind() == kind) return at;
  return 0;
}

NodeId TemplateFacts::value(NodeId id) const {
  for (const NodeId at : children(id))
    if (is_value(nodes_[at].kind())) return at;
  return 0;
}

}  // namespace djvet
