// Any bytes as a block of facts: a view is refused, or every id and size in it leads inside the block.
// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"

namespace djvet {
namespace {

/// Reads everything that later phases could; AddressSanitizer sees what leads outside.
std::size_t read_all(const FileFacts& facts) {
  std::size_t sum = 0;
  for (NodeId id = 0; id < facts.nodes().size(); ++id) {
    if (facts.kind(id) != NodeKind::import_stmt) sum += facts.text_of(id).size();
    for (const NodeId child : facts.children(id)) sum += facts.node(child).size();
  }
  for (const Scope& scope : facts.scopes()) sum += facts.text(scope.name).size() + facts.scopes()[scope.parent].flags;
  for (const Import& import : facts.imports())
    sum += facts.text(import.module).size() + facts.text(import.name).size() + facts.text(import.bound).size() +
           facts.node(import.node).size() + facts.scopes()[import.scope].flags;
  for (const Suppression& comment : facts.suppressions()) sum += facts.text(comment.ids).size();
  return sum;
}

}  // namespace
}  // namespace djvet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::uint64_t> aligned(size / 8 + 1);
  if (size > 0) std::memcpy(aligned.data(), data, size);
  const auto facts = djvet::FileFacts::view({reinterpret_cast<const char*>(aligned.data()), size});
  static volatile std::size_t sink = 0;
  if (facts) sink = sink + djvet::read_all(*facts);
  return 0;
}
