// The facts of one file as text, for people and for snapshot tests: one node, scope, import, comment or gap a line.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/extract/file_facts.h"

namespace djvet {

/// Lines end in "\n". The tree is indented by two columns a level; spans are byte offsets `begin..end`; texts are quoted, with
/// what is unsafe to print escaped. An empty dump means no facts.
[[nodiscard]] std::string dump_facts(const FileFacts& facts);

}  // namespace djvet
