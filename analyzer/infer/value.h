// What an expression may be, as far as inference cares. Unknown is a value: it says nothing, and never makes a finding.
// Values are small handles into the tables of one evaluator; they live as long as the evaluation of one file.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/infer/loads.h"
#include "analyzer/infer/site.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct Value {
  enum class Kind : std::uint8_t {
    unknown,
    instance,     // a row of a model                              -> Instance
    queryset,     // a queryset, or a list of its rows             -> QuerySet
    manager,      // a model's or a related manager                -> QuerySet (what .all() would give)
    model_class,  // a model class                                 -> ModelId
    symbol,       // a module or class of the project, or a name outside it -> Symbol
    function,     // a function, lambda or bound method of the project      -> Function
    object,       // an object of a class of the project that is no model   -> Object
    parent,       // super()                                       -> Parent
    sequence,     // an iterable built around others: enumerate, zip, tuple, a dict's values -> Sequence
    text,         // a string constant                             -> its text
    getter,       // operator.attrgetter("a.b")                    -> the path's text
    boolean,      // True (1) or False (0)
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
  Site site;               // the for statement, comprehension clause, or call that iterates
  bool over_rows = false;  // as many passes as there are rows
  bool bounded = false;    // at most a few passes, or left in the first one
  bool open = true;
  bool writes = false;                 // a pass writes rows: it costs queries on purpose
  std::vector<ModelId> written;        // whose rows: what was loaded before would be out of date
  std::size_t first_access = 0;        // recorded since it was opened
  std::uint32_t frame = 0;             // the call whose code it belongs to
  std::uint32_t bit = 0;               // its bit in Value::depends; free again when the loop closes
  std::uint32_t source = 0xffffffffU;  // of the rows it yields, when they are rows of one queryset
  ModelId listed;                      // whose values (not rows) it yields
  Site rows_site;                      // the expression that made the rows
  std::string rows_path;               // the path of a row from its source
  ModelId counted;                     // whose rows or values it goes through
  std::uint32_t most = 0;              // passes at most; 0: not known
  bool kinds = false;                  // bounded for being distinct values, however many those are
  int unsure = 0;                      // branches around it that may not be taken
  std::vector<FixedColumn> assigned;   // columns of its row that this pass has set to a constant
};

/// Rows of one queryset: where it was made, and what it loads. Every instance reached from such a row knows its source.
struct Source {
  Site site;  // the expression that made the queryset; none: rows that come from a caller that isn't known
  ModelId model;
  Loads loads;
  bool streams = false;
  bool from_caller = false;   // self or a parameter: loaded is what anybody in the project loads (see LoadEvidence)
  bool locks_joined = false;  // select_for_update() without `of`: what is joined is locked as well
  bool of_one_row = false;    // related rows of a single row, which were not fetched with it
  std::uint32_t owner = 0xffffffffU;  // of_one_row: the source of that row, and the path to these from it
  std::string owner_path;
  std::vector<std::string> joined_unnamed;  // what was read and had come by a select_related() without names
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
  std::vector<std::uint32_t> passes;  // costs: the loops of which each pass has a row of its own here
};

struct QuerySet {
  ModelId model;
  ClassId cls;      // the class of the tree that its methods come from, or none
  ClassId manager;  // managers: their class of the tree, or none
  Loads loads;
  Site site;
  Site root;                            // the queryset that a name held, of which this one was made
  bool evaluated = false;               // a list of rows: iterating asks nothing
  bool bounded = false;                 // a slice of a few rows
  bool nothing = false;                 // by none(): it has no rows
  bool values = false;                  // rows are dicts, tuples or scalars
  bool locks = false;                   // select_for_update(): rows are meant to be taken one by one
  bool locks_joined = false;            // by select_for_update() without `of`
  bool row_filtered = false;            // some argument comes from the row of a loop
  bool streams = false;                 // by iterator()
  bool sliced = false;                  // rows were cut off: it can't be filtered or ordered any more
  bool names_open = false;              // its rows may have names that neither `names` nor the model knows
  bool loads_differ = false;            // other loads on other branches
  std::vector<std::string_view> names;  // that annotate(), alias() and values() gave it, on some branch
  std::uint32_t rows = no_index;        // the source of its rows once they have been gone through: they are kept
  // Rows reached from other rows: `parent.children.all()`, `[row.author for row in rows]`.
  std::uint32_t source = no_index;
  std::string path;
  std::vector<RelationId> relations;
  bool joins = false;                   // lists: `path` is not empty, and each of its hops gives one row
  bool pristine = false;                // still exactly the related manager's rows: a prefetch answers it
  std::uint32_t loop = no_index;        // that yields the parent row
  std::string back;                     // the rows' attribute for the parent, set by Django
  std::uint32_t owner_loop = no_index;  // that yields the row whose related manager this began as
  std::uint32_t most = 0;               // rows at most, by a slice; 0: not known
  bool kinds = false;                   // bounded for being distinct values, however many those are
  bool fetched = false;                 // costs: its rows are there
  std::vector<std::uint32_t> passes;    // costs: the loops of which each pass makes one of its own
  std::uint32_t asked_loop = no_index;  // that yields a row which a filter names: `filter(author=author)`
  std::string asked_path;               // from that row to these: "book_set"
};

struct Sequence {
  enum class Shape : std::uint8_t {
    tuple,
    pairs_with_index,  // something and an element of the part
    zip,
    chain,
    dict,    // parts by constant keys; without keys, the one part is a list of its values
    groups,  // something and the part itself, again and again: itertools.groupby
    lists,   // the part itself, again and again: the values of a dict of lists
    each,    // a list that was made row by row: the part is one of its elements, which hold rows
  };
  Shape shape = Shape::tuple;
  std::vector<Value> parts;
  std::vector<std::string_view> keys;  // dict: of its parts, where they are constants; else empty
};

/// Names with their values, by text id of the file that spells them. Small: a sorted vector beats a map.
class Environment {
 public:
  [[nodiscard]] const Value* find(TextId name) const;
  void set(TextId name, Value value);
  struct Entry {
    TextId name;
    Value value;
  };
  std::vector<Entry> entries;  // sorted by name
};

/// Something of the project that can be called.
struct Function {
  FileId file;
  ScopeId scope = 0;  // of the def; of the code around a lambda
  NodeId lambda = 0;  // a lambda expression, or 0
  ClassId owner;      // methods: the class whose body holds the def
  Value self;         // bound methods
  bool bound = false;
  bool bare = false;                           // what its decorators were given
  std::shared_ptr<const Environment> closure;  // names of the functions around a lambda or a nested def
};

/// An object of a class of the project. What isn't in `attributes` was not seen being set.
struct Object {
  ClassId cls;
  std::vector<std::pair<std::string_view, Value>> attributes;
  bool constructed = false;  // its __init__ was followed: it is of exactly this class
};

struct Parent {
  Value self;
  ClassId after;  // methods are searched behind this class of self's MRO
};

}  // namespace djvet
