// How control leaves a function: which of its ways give a value, and which end without one.
// Invariant: a way is there only where the statements alone lead to it; a call that may raise (its name says fail, raise, abort,
// error or exit) is taken to do so, and what isn't understood ends all ways.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "analyzer/extract/file_facts.h"

namespace djvet {

struct FunctionEnds {
  bool runs_out = false;       // some way goes on behind the last statement
  bool yields = false;         // it is a generator
  std::vector<NodeId> values;  // return statements with a value, in source order
  std::vector<NodeId> bare;    // those without
};

[[nodiscard]] FunctionEnds ends_of(const FileFacts& facts, NodeId function);

}  // namespace djvet
