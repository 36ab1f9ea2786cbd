// Any bytes as Python source: extraction gives facts that can be viewed, whose nodes lie in the source and nest.
// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/base/require.h"
#include "analyzer/extract/extract.h"

namespace djvet {
namespace {

constexpr std::uint32_t no_budget = 60'000;  // ms; the outcome must not depend on the machine's speed

void check_nodes(const FileFacts& facts, std::uint32_t size) {
  require(facts.source_size() == size, "the facts are of a source of another size");
  for (const Node& node : facts.nodes()) require(node.span().end <= size, "a node lies outside the source");
  for (NodeId id = 0; id < facts.nodes().size(); ++id)
    for (const NodeId child : facts.children(id)) require(child > id, "a child comes before its parent");
}

void check_tables(const FileFacts& facts, std::uint32_t size) {
  for (const Scope& scope : facts.scopes()) {
    require(facts.scopes()[scope.parent].node <= scope.node, "a scope begins before its parent");
    static_cast<void>(facts.text(scope.name));
  }
  for (const Import& import : facts.imports()) {
    require(import.span.end <= size, "an import lies outside the source");
    require(facts.kind(import.node) == NodeKind::import_stmt, "an import's node is no import");
    require(!facts.text(import.module).empty() || !facts.text(import.name).empty(), "an import of nothing");
  }
  for (const Gap& gap : facts.gaps()) require(gap.span.end <= size, "a gap lies outside the source");
  for (const Suppression& comment : facts.suppressions())
    require(comment.span.end <= size, "a comment lies outside the source");
}

}  // namespace
}  // namespace djvet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace djvet;
  static Extractor extractor;
  if (size > max_source_size) return 0;
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  const std::string block(extractor.extract(source, no_budget));
  const std::optional<FileFacts> facts = FileFacts::view(block);
  require(facts.has_value(), "extraction gave a block that is no facts");
  check_nodes(*facts, static_cast<std::uint32_t>(size));
  check_tables(*facts, static_cast<std::uint32_t>(size));
  require(block == extractor.extract(source, no_budget), "extracting again gives other facts");
  return 0;
}
