// Evaluates one function (or module body): walks its statements in order with an environment of local names, follows
// querysets and rows, and records the accesses that cost a query for each row.
//
// A loop's body is walked once silently, to see what it assigns, and then once for the record. Branches are walked from
// copies of the environment and joined; what differs becomes unknown, and loads are joined so that "loaded on some path"
// counts as loaded. Threads: one evaluator a thread. Nothing here recurses deeper than max_depth.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/infer/inference.h"
#include "analyzer/infer/value.h"

namespace djvet {

/// Local names with their values, by text id. Small: a sorted vector beats a map.
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

class Evaluator {
 public:
  Evaluator(const ProjectModel& model, FileId file);

  /// Walks the body of a scope and appends what it costs to accesses().
  void run(ScopeId scope);
  [[nodiscard]] std::vector<Access>& accesses() { return accesses_; }
  [[nodiscard]] std::vector<InferenceGap>& gaps() { return gaps_; }

 private:
  // statements (evaluate_statements.cpp); each returns whether control never goes on behind it
  bool walk_block(NodeId block) { return block != 0 && walk_statements(block); }
  bool walk_statements(NodeId parent);
  bool walk_statement(NodeId statement);
  bool walk_if(NodeId statement);
  bool walk_for(NodeId statement);
  bool walk_while(NodeId statement);
  bool walk_try(NodeId statement);
  bool walk_match(NodeId statement);
  bool walk_with(NodeId statement);
  void walk_assign(NodeId statement);
  void walk_loop_body(NodeId body, std::uint32_t loop, Value element, NodeId target);
  void bind(NodeId target, Value value);
  void bind_parameters(NodeId function);
  bool walk_body(NodeId body, std::uint32_t loop);
  bool walk_leaving(NodeId block);
  void keep_across_passes(const Environment& before);
  [[nodiscard]] NodeId next_sibling(NodeId parent, NodeId child) const;
  std::vector<std::size_t> mark_left(NodeId block);
  [[nodiscard]] bool takes_locks(NodeId statement) const;
  [[nodiscard]] bool guards_memo(NodeId condition, NodeId block) const;

  // expressions (evaluate_expressions.cpp)
  Value evaluate(NodeId expression);
  Value evaluate_children(NodeId expression);
  Value evaluate_conditional(NodeId expression);
  Value evaluate_test(NodeId expression);
  Value evaluate_name(NodeId expression);
  Value evaluate_attribute(NodeId expression);
  Value evaluate_comprehension(NodeId expression);
  Value evaluate_subscript(NodeId expression);
  Value read_attribute(Value object, std::string_view name, NodeId site);
  Value read_instance(Value object, std::string_view name, NodeId site);
  Value from_symbol(Symbol symbol);

  // calls (evaluate_calls.cpp)
  Value evaluate_call(NodeId call);
  Value call_method(NodeId call, NodeId callee);
  Value call_queryset(Value receiver, std::string_view method, NodeId call);
  Value call_builtin(std::string_view name, NodeId call);
  Value call_with_lambda(NodeId lambda, Value iterable, NodeId call);
  Value call_class(ModelId model, NodeId call);
  Value call_external(std::string_view path, NodeId call);
  std::uint32_t evaluate_arguments(NodeId call);
  [[nodiscard]] bool fetches_listed_key(const QuerySet& queryset, NodeId call) const;
  void apply_loads(QuerySet& queryset, std::string_view method, NodeId call);
  void apply_prefetch(QuerySet& queryset, NodeId argument);
  void apply_prefetch_object(QuerySet& queryset, NodeId prefetch);
  std::optional<std::string_view> constant_text(NodeId expression);

  // iteration and records (evaluate_rows.cpp)
  std::uint32_t open_loop(NodeId site, Value iterable, NodeId expression);
  void close_loop(std::uint32_t loop);
  [[nodiscard]] Value chained_rows(const Sequence& sequence) const;
  Value element_of(Value iterable, std::uint32_t loop);
  Value row_of(const QuerySet& queryset, std::uint32_t loop);
  [[nodiscard]] bool keeps_source(const QuerySet& queryset) const;
  Value single_row(const QuerySet& queryset, std::uint32_t depends);
  Value list_of(Value element);
  void record_read(const Instance& instance, const Hop& hop, std::string_view name, NodeId site);
  void record_rows(Value rows, NodeId site);
  void record_query(const QuerySet& queryset, std::uint32_t depends, NodeId site, std::string_view method);
  void record_to_many(const QuerySet& queryset, NodeId site);
  void record(Access access, std::uint32_t loop);
  [[nodiscard]] bool repeats(std::uint32_t loop) const;
  [[nodiscard]] std::uint32_t row_loops(std::uint32_t last) const;
  [[nodiscard]] bool covered(const Instance& from, const Hop* hop, std::string_view path) const;

  Value join(Value left, Value right);
  Environment join(const Environment& left, const Environment& right);
  Value make(Instance instance, std::uint32_t depends);
  Value make(QuerySet queryset, Value::Kind kind, std::uint32_t depends);
  Value make(Sequence sequence, std::uint32_t depends);
  Value manager_of(ModelId model, std::string_view name, NodeId site);

  const ProjectModel& model_;
  const FileFacts& facts_;
  FileId file_;
  ScopeId scope_ = 0;
  Environment environment_;
  std::vector<Loop> loops_;
  std::vector<Source> sources_;
  std::vector<Instance> instances_;
  std::vector<QuerySet> querysets_;
  std::vector<Sequence> sequences_;
  std::vector<Symbol> symbols_;
  std::vector<std::optional<Environment>> exits_;  // for each open loop statement: joined at its breaks and continues
  int silent_ = 0;                                 // above 0: walk without recording
  std::vector<Access> accesses_;
  std::vector<InferenceGap> gaps_;
};

}  // namespace djvet
