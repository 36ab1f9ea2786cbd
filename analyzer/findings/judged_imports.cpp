// Looks at flags that extraction sets, and at the statements around an import.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/judged_imports.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

bool names_suppression(const FileFacts& facts, NodeId with_statement, NodeId body) {
  for (NodeId at = with_statement + 1; at < body; ++at) {
    const NodeKind kind = facts.kind(at);
    if (kind != NodeKind::name && kind != NodeKind::attribute) continue;
    const std::string_view text = facts.text_of(at);
    if (text == "suppress" || text == "raises" || text == "assertRaises" || text == "try_import") return true;
  }
  return false;
}

/// Whether a statement around the node may leave it out, or take its failure.
bool is_sheltered(const FileFacts& facts, NodeId node) {
  for (NodeId at = 0; at < node;) {
    NodeId inner = 0;
    for (const NodeId child : facts.children(at))
      if (child <= node && node < child + facts.node(child).size()) inner = child;
    if (inner == 0) return false;
    switch (facts.kind(inner)) {
      case NodeKind::if_stmt:
      case NodeKind::try_stmt:
      case NodeKind::match_stmt:
      case NodeKind::while_stmt:
      case NodeKind::error: return true;
      case NodeKind::with_stmt:
        if (names_suppression(facts, inner, facts.body(inner))) return true;
        break;
      default: break;
    }
    at = inner;
  }
  return false;
}

bool is_of_template(std::string_view path) {
  constexpr std::array<std::string_view, 5> words = {"{{", "cookiecutter", "skeleton", "template", "boilerplate"};
  const std::string_view folder = path.substr(0, path.rfind('/') == path.npos ? 0 : path.rfind('/'));
  for (std::size_t begin = 0; begin < folder.size();) {
    const std::size_t end = std::min(folder.find('/', begin), folder.size());
    const std::string_view part = folder.substr(begin, end - begin);
    const bool tags = part == "templatetags" || part == "templates";
    if (!tags && std::ranges::any_of(words, [&](std::string_view word) { return part.find(word) != part.npos; }))
      return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

bool judges_imports_of(const ProjectModel& model, FileId file) {
  const SourceFile& source = model.sources().files[file.index()];
  if (source.language != Language::python || source.is_dependency()) return false;
  if (source.role == Role::test || source.role == Role::vendored || is_of_template(source.path)) return false;
  const FileFacts& facts = model.facts(file);
  if (std::ranges::any_of(facts.gaps(), [](const Gap& gap) { return gap.kind != GapKind::string_clipped; }))
    return false;
  return std::ranges::none_of(facts.nodes(), [](const Node& node) { return node.kind() == NodeKind::legacy_stmt; });
}

bool must_work(const FileFacts& facts, const Import& import) {
  if ((import.flags & (import_type_checking | import_guarded | import_conditional)) != 0) return false;
  return !is_sheltered(facts, import.node);
}

bool is_same_statement(const FileFacts& facts, const Import& one, const Import& other) {
  const bool from = (one.flags & import_from) != 0 && (other.flags & import_from) != 0;
  return from && one.module == other.module && other.node == one.node + facts.node(one.node).size();
}

}  // namespace djvet
