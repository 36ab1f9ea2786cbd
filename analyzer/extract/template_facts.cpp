// Views a block of template facts in place, after checking that no id, size or span in it leads outside.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/template_facts.h"

#include <array>
#include <cstring>

#include "analyzer/extract/template_builder.h"

namespace djvet {
namespace {

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
  if (header.magic != expected.magic || header.version != expected.version) return std::nullopt;
  TemplateFacts facts;
  BlockReader reader(block.substr(sizeof header));
  if (!reader.take(facts.nodes_, header.nodes) || !reader.take(facts.forms_, header.forms) ||
      !reader.take(facts.suppressions_, header.suppressions) || !reader.take(facts.gaps_, header.gaps) ||
      !reader.take_texts(facts.texts_, facts.pool_, header.texts, header.pool))
    return std::nullopt;
  facts.source_size_ = header.source_size;
  const bool whole = nests(facts.nodes_, [&](const TemplateNode& node) {
    return node.kind() <= TemplateNodeKind::index && node.text() < header.texts && is_inside(node.span(), header);
  });
  if (!whole || facts.nodes_[0].kind() != TemplateNodeKind::root ||
      facts.nodes_[0].span() != Span{0, header.source_size})
    return std::nullopt;
  for (const TemplateForm& form : facts.forms_)
    if (form.action >= header.texts || !is_inside(form.tag, header) || !is_inside({form.tag.end, form.end}, header))
      return std::nullopt;
  for (const Suppression& suppression : facts.suppressions_)
    if (suppression.ids >= header.texts || !is_inside(suppression.span, header)) return std::nullopt;
  for (const TemplateGap& gap : facts.gaps_)
    if (gap.kind >= TemplateGapKind::count || !is_inside(gap.span, header)) return std::nullopt;
  return facts;
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
