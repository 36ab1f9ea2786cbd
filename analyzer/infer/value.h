// What an expression may be, as far as inference cares. Unknown is a value: it says nothing, and never makes a finding.
// Values are small handles into the tables of one evaluation.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/infer/loads.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct Value {
  enum class Kind : std::uint8_t {
    unknown,
    instance,     // a row of a model                              -> Instance
    queryset,     // a queryset, or a list of its rows             -> QuerySet
    manager,      // a model's or a related manager                -> QuerySet (what .all() would give)
    model_class,  // a model class                                 -> ModelId
    symbol,       // a module, class or function of the project, or a name outside it -> Symbol
    sequence,     // an iterable built around others: enumerate, zip, tuple           -> Sequence
    text,         // a string constant                             -> TextId
    none,
  };
  Kind kind = Kind::unknown;
  std::uint32_t index = 0;
  std::uint32_t depends = 0;  // bit set of the open loops whose variables the value comes from

  [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
  friend bool operator==(const Value&, const Value&) = default;
};

/// A loop that is open at this point of the evaluation. Bit i of Value::depends stands for loops[i].
struct Loop {
  NodeId site = 0;         // the for statement, comprehension clause, or call that iterates
  bool over_rows = false;  // as many passes as there are rows
  bool bounded = false;    // at most a few passes, or left in the first one
  bool open = true;
  std::uint32_t bit = 0;               // its bit in Value::depends; free again when the loop closes
  std::uint32_t source = 0xffffffffU;  // of the rows it yields, when they are rows of one queryset
  ModelId listed;                      // whose values (not rows) it yields
  NodeId rows_site = 0;                // the expression that made the rows
  std::string rows_path;               // the path of a row from its source
};

/// Rows of one queryset: where it was made, and what it loads. Every instance reached from such a row knows its source.
/// A row that comes from elsewhere (self, a parameter) has a source whose loads are opaque: its caller may have loaded
/// anything.
struct Source {
  NodeId site = 0;  // the expression that made the queryset
  ModelId model;
  Loads loads;
  bool streams = false;
};

inline constexpr std::uint32_t no_index = 0xffffffffU;

struct Instance {
  ModelId model;
  std::uint32_t source = no_index;    // none: a new object, which has nothing to load
  std::uint32_t loop = no_index;      // the loop that yields it; none: a single row, read once
  std::string path;                   // from the source's rows
  std::vector<RelationId> relations;  // the hops of path
  bool joins = true;                  // every hop is to-one: select_related can load it
  bool required = true;               // every hop is a forward key that can't be null
  std::string known;                  // the attribute that leads back to where it came from: Django has it cached
};

struct QuerySet {
  ModelId model;
  Loads loads;
  NodeId site = 0;
  bool evaluated = false;     // a list of rows: iterating asks nothing
  bool bounded = false;       // a slice of a few rows
  bool values = false;        // rows are dicts, tuples or scalars
  bool locks = false;         // select_for_update(): rows are meant to be taken one by one
  bool row_filtered = false;  // some argument comes from the row of a loop
  bool streams = false;       // by iterator()
  // Rows reached from other rows: `parent.children.all()`, `[row.author for row in rows]`.
  std::uint32_t source = no_index;
  std::string path;
  std::vector<RelationId> relations;
  bool pristine = false;                // still exactly the related manager's rows: a prefetch answers it
  std::uint32_t loop = no_index;        // that yields the parent row
  std::string back;                     // the rows' attribute for the parent, set by Django
  std::uint32_t owner_loop = no_index;  // that yields the row whose related manager this began as
};

struct Sequence {
  enum class Shape : std::uint8_t { tuple, pairs_with_index, zip, chain };
  Shape shape = Shape::tuple;
  std::vector<Value> parts;
};

}  // namespace djvet
