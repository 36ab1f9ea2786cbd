// Phase 5: what code does with querysets and the rows they yield: which relation paths are read from each row, which
// queries run for each row, and what the queryset had loaded.
// Lifetime: views the ProjectModel. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analyzer/infer/value.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// What one pass of an iteration costs beyond the queryset's own query.
enum class AccessKind : std::uint8_t {
  to_one,    // reads a related instance that isn't loaded: one query for each row
  to_many,   // evaluates a related manager's rows that aren't prefetched
  deferred,  // reads a column that only() or defer() left out
  query,     // runs a query that depends on the row
  write,     // saves or deletes the row, or creates one of another model: in the loop's own code
};

/// One uncovered access: the iteration it is repeated by, and the path from the row.
struct Access {
  AccessKind kind{};
  Site report;  // where the loop's own code reads it: the access itself, or the call that leads to it
  std::vector<Site>
      calls;       // from the loop's code to the access, when it lies in other functions: `report` is the first
  Site access;     // the expression that costs the query
  Site iteration;  // the for statement, comprehension clause, or call that iterates
  Site queryset;   // the expression that made the queryset (its outermost call); node 0: made in several places
  std::vector<Site> other_querysets;  // that reach the same loop and lack the same path
  ModelId model;                      // of the row; kind write: of what is written
  std::string path;  // from the row, as select_related and prefetch_related spell it: "author__publisher"
  std::vector<std::string> more_paths;  // that the same call reads from the same rows
  std::vector<RelationId> relations;    // the hops of `path`
  bool joins = true;                    // every hop is to-one: select_related can load it
  std::string shared;                   // the part of `path` whose rows a prefetch gives to all that have the same one
  std::string queried;                  // kind query: what it queries ("shop.Book"), for the message
  std::string rows_path;   // kind query: from the rows of `queryset` to those of the loop; empty: they are the same
  std::string asked_path;  // kind query: from the row to what it queries, where a filter names the row: "book_set"
  std::string method;      // kinds query and to_many: "get", "count", ...; empty where rows are iterated
  bool by_change_list =
      false;  // the rows are those of an admin change list, which joins what `list_select_related` says
  std::vector<std::string> columns_joined;  // by_change_list: all that its columns need joined
  bool bare_select = false;                 // the queryset says select_related() without names
  bool by_key = false;                      // kind query: get() by the primary key
  bool repeated = false;                    // kind query: depends on nothing of the loop, and is the same in each pass
  bool conditional = false;                 // on a branch that some passes don't take
  bool asked = false;                       // only where a client asks for it: a field of a GraphQL type
  bool prefetched = false;    // kind query: the loop's queryset prefetches the rows of `path`, which isn't asked here
  bool row_filtered = false;  // kind query: an argument comes from the row, so that no prefetch can hold its answer
  bool streams = false;       // the loop's queryset is read by iterator()
  bool locks_joined = false;  // the loop's queryset is select_for_update() without `of`
  bool only_key = false;      // kind to_one: the related row's key is all that is read of it, which the row has itself
  bool of_one_row = false;    // the loop's rows are the related rows of a single row
  Site owner;                 // of_one_row: where that row's queryset was made; node 0: not known
  ModelId owner_model;
  std::string owner_path;   // from that row to those of the loop
  bool prepared = false;    // of_one_row: the same loop is also given rows that a prefetch brought, with what it reads
  Site columns;             // kind deferred: the only() or defer() that leaves the column out
  std::uint32_t loops = 1;  // nested iterations over querysets around the access: 1 + N, 1 + N*M, ...
};

/// A call of one of Django's own queryset methods, and what it is called on. Recorded where the code of the function alone
/// tells the model: what a caller passes says nothing of it.
struct QueryCall {
  enum class On : std::uint8_t {
    manager,
    rows,  // a queryset
    row,   // an instance, which has no such method
  };
  NodeId call = 0;
  ScopeId scope = 0;
  std::string_view method;  // "filter"; "get_object_or_404" for that function; model_constructor
  ModelId model;
  On on{};
  bool values = false;                  // its rows are dicts, tuples or scalars
  bool sliced = false;                  // certainly a slice
  bool related = false;                 // exactly the rows of a related manager, which may be prefetched
  bool fetched = false;                 // its rows may be there already
  bool names_open = false;              // may have names besides `names` and the model's
  bool prefetches_differ = false;       // on different branches
  bool loads_open = false;              // may load more than is listed here, or less on some branch
  std::vector<std::string_view> names;  // that annotate(), alias() and values() gave it; views into the project's facts
  std::vector<std::string> selected;    // by select_related()
  std::vector<std::string> prefetched;  // by prefetch_related()
  std::vector<std::string> lists;       // paths that Prefetch(to_attr=...) fills
};

/// A loop over related rows that a prefetch brought, and what was read of each and had come with them.
struct PreparedLoop {
  Site iteration;
  std::string path;  // from a row of the loop
  friend auto operator<=>(const PreparedLoop&, const PreparedLoop&) = default;
};

/// The method of a QueryCall that makes a row without a queryset: `Book(title="A")`.
inline constexpr std::string_view model_constructor = "__init__";

/// A place where the analysis gave up, and why: counted, listed on demand.
struct InferenceGap {
  Site site;
  std::string reason;
  friend auto operator<=>(const InferenceGap&, const InferenceGap&) = default;
};

class Inference {
 public:
  explicit Inference(const ProjectModel& model);
  Inference(Inference&&) noexcept;
  ~Inference();

  /// Uncovered accesses that are reported in one file, by source position; none for tests, migrations and vendored code.
  /// Each (report, iteration, path) once. Computed by infer().
  [[nodiscard]] std::span<const Access> accesses(FileId file) const;
  [[nodiscard]] std::span<const InferenceGap> gaps(FileId file) const;
  /// Calls of querysets in one file, by node, each once; none where different paths through the function disagree on what
  /// is called, nor for tests, migrations and vendored code.
  [[nodiscard]] std::span<const QueryCall> query_calls(FileId file) const;

 private:
  friend Inference infer(const ProjectModel& model, unsigned workers);
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] Inference infer(const ProjectModel& model, unsigned workers);

}  // namespace djvet
