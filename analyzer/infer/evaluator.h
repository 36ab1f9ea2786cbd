// Evaluates one function (or module body): walks its statements in order with an environment of local names, follows
// querysets and rows into the functions, methods and properties they are given to, and records the accesses that cost a
// query for each row.
//
// A loop's body is walked once silently, to see what it assigns, and then once for the record. Branches are walked from
// copies of the environment and joined; what differs becomes unknown, and loads are joined so that "loaded on some path"
// counts as loaded. A call of the project's own code is evaluated in a frame of its own with the values it is given, so
// that what it reads counts for the loop around the call; calls without rows or querysets are remembered by their
// constants. Limits (frames, nesting, steps for each entry) end in unknown and a gap.
// Threads: one evaluator a thread. Lifetime of values: until a later run() forgets them.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/extract/template_facts.h"
#include "analyzer/infer/costs.h"
#include "analyzer/infer/inference.h"
#include "analyzer/infer/member_table.h"
#include "analyzer/infer/surroundings.h"
#include "analyzer/infer/value.h"
#include "analyzer/model/components.h"

namespace djvet {

/// What a call passes.
struct Arguments {
  struct Keyword {
    std::string_view name;
    Value value;
  };
  std::vector<Value> positional;
  std::vector<Keyword> keywords;
  bool open = false;  // an argument list or dict that isn't known: any parameter may be given
  std::uint32_t depends = 0;
};

/// A name of a template's context. Keeps its own text: it may come from another file.
struct PageName {
  std::string name;
  Value value;
};

/// The {% block %}s of a template and those that it extends, by name, the one that counts first.
struct Blocks {
  std::vector<std::pair<std::string, std::vector<Site>>> by_name;
};

/// One call that is being evaluated: of a function, or the rendering of a template.
struct Frame {
  FileFacts facts;
  FileId file;
  ScopeId scope = 0;
  NodeId lambda = 0;
  Environment environment;
  std::shared_ptr<const Environment> closure;
  std::vector<std::optional<Environment>> exits;  // for each open loop statement: joined at its breaks and continues
  ClassId owner;                                  // methods: whose they are, for super()
  Value self;
  std::optional<Value> returned;
  std::optional<Value> yielded;
  Site call;                             // in the frame above
  bool bare = false;                     // called by its own decorator
  bool described = false;                // the code is djvet's description of a framework, not the project's
  Site stands_for;                       // descriptions: the place of the project for which it runs
  const TemplateFacts* page = nullptr;   // a template is rendered
  NodeId at = 0;                         // of the template: what is evaluated
  std::vector<PageName> names;           // of the template: its context, the last one counts
  std::shared_ptr<const Blocks> blocks;  // of the template, where it extends others
};

/// Whether a call names its row by its key: `get(pk=...)`, `filter(id=...)`.
[[nodiscard]] bool names_one_row(const FileFacts& facts, NodeId call);

/// What the outcome of some code depended on, besides what it was given: where it stood on the stack.
struct Leaning {
  bool limited = false;  // steps or nesting ran out
  bool placed = false;   // a call was not followed because of the number of calls around it
  std::size_t recursion = std::numeric_limits<std::size_t>::max();  // the outermost frame that was not entered again

  [[nodiscard]] bool recursive() const { return recursion != std::numeric_limits<std::size_t>::max(); }
  void add(const Leaning& other) {
    limited = limited || other.limited;
    placed = placed || other.placed;
    recursion = std::min(recursion, other.recursion);
  }
};

/// Whether the call that makes a model's field says that no form shows it.
[[nodiscard]] bool is_not_editable(const FileFacts& facts, NodeId call);

class Evaluator {
 public:
  /// `members` serves one evaluator at a time, and may serve another one behind it.
  Evaluator(const Surroundings& around, MemberTable& members);

  /// Walks the body of a scope and appends what it costs to accesses(), and the calls it makes of querysets to calls().
  /// Of a class's body only the calls are taken.
  void run(FileId file, ScopeId scope);
  /// Runs what a framework does with an object of a class, if a description of one of its bases says anything of that.
  void run_class(ClassId cls);
  /// Shows the change list and the change form of a model in the admin.
  void run_registration(const AdminRegistration& registration);
  /// Notes every query of one entry, instead of what loops repeat. Frameworks call the methods of these names alone.
  void measure(const CostEntry& entry, Costs& costs);
  [[nodiscard]] std::vector<Access>& accesses() { return accesses_; }
  [[nodiscard]] std::vector<InferenceGap>& gaps() { return gaps_; }
  [[nodiscard]] std::vector<QueryCall>& calls() { return calls_; }
  [[nodiscard]] std::set<PreparedLoop>& prepared() { return prepared_; }

 private:
  void begin(FileId file, ScopeId scope);

  // statements (evaluate_statements.cpp); each returns whether control never goes on behind it
  bool walk_block(NodeId block) { return block != 0 && walk_statements(block); }
  bool walk_statements(NodeId parent);
  bool walk_statement(NodeId statement);
  bool walk_kind(NodeId statement);
  bool walk_for(NodeId statement);
  bool walk_while(NodeId statement);
  bool walk_try(NodeId statement);
  bool walk_match(NodeId statement);
  bool walk_with(NodeId statement);
  void walk_return(NodeId statement);
  void walk_assign(NodeId statement);
  void walk_aug_assign(NodeId statement);
  void walk_definition(NodeId statement);
  void walk_delete(NodeId statement);
  Value take_from_dict(Value dict, std::optional<std::string_view> key);
  [[nodiscard]] bool carries_names(NodeId body) const;
  [[nodiscard]] bool asks_by_name(Value iterable, NodeId target, NodeId body) const;
  void walk_loop_body(NodeId body, std::uint32_t loop, Value element, NodeId target);
  void bind(NodeId target, Value value);
  void bind_attribute(NodeId target, Value value);
  void bind_item(NodeId target, Value value);
  Value with_item(Value dict, std::optional<std::string_view> key, Value value);

  // branches and what leaves loops (evaluate_branches.cpp)
  bool walk_if(NodeId statement);
  bool walk_body(NodeId body, std::uint32_t loop);
  bool walk_leaving(NodeId block);
  void walk_rarely();
  void keep_across_passes(const Environment& before);
  [[nodiscard]] NodeId next_sibling(NodeId parent, NodeId child) const;
  std::vector<std::size_t> mark_left(NodeId block);
  [[nodiscard]] bool takes_locks(NodeId statement) const;
  [[nodiscard]] bool guards_memo(NodeId condition, NodeId block) const;
  [[nodiscard]] bool fills_column(NodeId condition, NodeId block) const;
  [[nodiscard]] bool fills_memo(NodeId condition) const;
  [[nodiscard]] bool hands_out_memo(NodeId statement, NodeId parent) const;

  // expressions (evaluate_expressions.cpp)
  Value evaluate(NodeId expression);
  Value evaluate_kind(NodeId expression);
  Value evaluate_children(NodeId expression);
  Value evaluate_list(NodeId expression);
  Value evaluate_dict(NodeId expression);
  Value evaluate_or(NodeId expression);
  Value evaluate_and(NodeId expression);
  [[nodiscard]] std::optional<bool> compared(Operator op, Value left, Value right) const;
  Value evaluate_conditional(NodeId expression);
  Value evaluate_test(NodeId expression);
  Value evaluate_name(NodeId expression);
  Value outer_name(TextId name);
  Value evaluate_comprehension(NodeId expression);
  Value evaluate_subscript(NodeId expression);
  struct NameKey;
  bool is_always_few(const NameKey& parameter);
  [[nodiscard]] bool given_few(const NameKey& asked) const;
  Value evaluate_slice(QuerySet queryset, NodeId expression, NodeId index, std::uint32_t depends);
  [[nodiscard]] std::uint32_t slice_length(NodeId slice) const;
  [[nodiscard]] std::uint32_t most_steps() const { return costs_ == nullptr ? max_steps : max_measured_steps; }
  Value evaluate_formatted(NodeId expression);
  Value evaluate_binary(NodeId expression);
  [[nodiscard]] const Value* local_name(TextId name) const;
  [[nodiscard]] std::shared_ptr<const Environment> names_around() const;
  void evaluate_yield(NodeId expression);

  // attributes (evaluate_attributes.cpp)
  Value evaluate_attribute(NodeId expression);
  [[nodiscard]] bool is_request(NodeId expression) const;
  Value read_attribute(Value object, std::string_view name, NodeId site);
  Value read_external(const Symbol& of, std::string_view name, NodeId site);
  Value read_instance(Value object, std::string_view name, NodeId site);
  Value read_relation(Value object, const Instance& instance, const Hop& hop, std::string_view name, NodeId site);
  Value read_object(Value object, std::string_view name, NodeId site);
  Value read_member(Value self, ClassId cls, std::string_view name, NodeId site, bool exact);
  Value read_class_member(Value self, ClassId cls, std::string_view name, NodeId site);
  [[nodiscard]] Value choice_of(Value member, ClassId owner) const;
  Value read_parent(Value object, std::string_view name, NodeId site);
  [[nodiscard]] Symbol getter_of(ClassId owner, const Symbol& member) const;
  Value from_member(Value self, ClassId owner, const Symbol& symbol, NodeId site);
  Value from_symbol(Symbol symbol);
  Value value_of(const Symbol& symbol);
  std::optional<std::uint32_t> initialized(ClassId cls);
  Value initial_attribute(ClassId cls, std::string_view name);
  [[nodiscard]] bool set_outside_init(ClassId cls, std::string_view name) const;
  [[nodiscard]] ClassId class_of(Value value) const;
  [[nodiscard]] Value through_model(Value manager) const;
  Value read_kept(const Function& function, NodeId site);
  const Member& find_member(ClassId cls, std::string_view name, ClassId after = {}) {
    return members_.find(cls, name, after);
  }
  bool has_member(Value object, std::string_view name);

  // calls (evaluate_calls.cpp)
  Value evaluate_call(NodeId call);
  Value call_value(Value callee, NodeId call);
  Value call_value(Value callee, const Arguments& arguments, NodeId call);
  Value call_method(NodeId call, NodeId callee);
  Value call_sequence(Value receiver, std::string_view method, NodeId call, NodeId callee);
  bool collect_in_dict(NodeId call, NodeId callee);
  Value value_of_dict(Value dict, std::uint32_t depends);
  Value update_dict(Value held, const Arguments& arguments, NodeId callee);
  Value call_text(Value receiver, std::string_view method, NodeId call);
  Value call_unknown(Value callee, const Arguments& arguments, NodeId call);
  Value call_super(NodeId call);
  Value construct(ClassId cls, const Arguments& arguments, NodeId call);
  void bind_fields(Value self, const Arguments& arguments);
  Arguments evaluate_arguments(NodeId call);
  void note_escape(const Arguments& arguments, NodeId call);
  void stringify(Value value, NodeId site);

  // functions (evaluate_functions.cpp)
  /// Runs `body`; what that leaned on outside: in frames below `own_frame`. Counts for what is around it, too.
  template <typename Body>
  Leaning leaning_of(std::size_t own_frame, const Body& body) {
    const Leaning before = std::exchange(leaning_, {});
    body();
    if (leaning_.recursion >= own_frame) leaning_.recursion = Leaning{}.recursion;
    const Leaning own = leaning_;
    leaning_.add(before);
    return own;
  }
  /// Likewise; whether it leaned on nothing: what it found holds wherever it is asked for.
  template <typename Body>
  bool holds_anywhere(std::size_t own_frame, const Body& body) {
    const Leaning own = leaning_of(own_frame, body);
    return !own.limited && !own.placed && !own.recursive();
  }
  /// What is asked for once. While that is being found out, `depth` is the frame that began it.
  template <typename Found>
  struct Answer {
    Found found;
    std::optional<std::size_t> depth;
  };
  /// What was found; while it isn't yet, what is walked leans on the frame that began to look.
  template <typename Found>
  const Found& found_in(const Answer<Found>& answer) {
    if (answer.depth) leaning_.recursion = std::min(leaning_.recursion, *answer.depth);
    return answer.found;
  }
  Value call_function(const Function& function, const Arguments& arguments, NodeId call);
  Value call_with_element(Value function, Value iterable, NodeId call);
  [[nodiscard]] Site place_of(Value self, Site call);
  Value enter(const Function& function, const Arguments& arguments, NodeId call);
  Value function_value(FileId file, ScopeId scope, ClassId owner);
  void bind_parameters(NodeId function, const Arguments& arguments, const Function& callee);
  void bind_entry_parameters(NodeId function);
  Value caller_row(ModelId model);
  ModelId annotated_model(NodeId parameter);
  Value decorated(const Function& function, NodeId call);
  [[nodiscard]] std::optional<std::size_t> on_stack(const Function& function) const;
  [[nodiscard]] std::size_t frames_of_project() const;

  // calls that need not be followed again (evaluate_outcomes.cpp)
  struct Outcome {
    Value value;
    bool touched = false;  // rows, querysets or objects
    bool writes = false;   // rows: in a loop, that counts
    bool lasting = false;  // nothing in its signature is in a table of this evaluator
    /// It did nothing and gave nothing, whatever it was given.
    [[nodiscard]] bool inert() const { return !touched && value.is(Value::Kind::unknown); }
  };
  struct Signature {
    std::string key;
    bool lasting = true;
  };
  enum class Given : std::uint8_t;
  void forget();
  Value call_followed(const Function& function, const Arguments& arguments, NodeId call);
  [[nodiscard]] const Outcome* outcome_of(const std::string& key, Given most) const;
  [[nodiscard]] Given given(Value value, int depth = 0) const;
  [[nodiscard]] bool stands_alone(Value value) const;
  [[nodiscard]] bool depends_on_rows(std::uint32_t depends) const;
  static void append_index(Signature& signature, std::uint32_t index);
  void append_row(Signature& signature, const Instance& row) const;
  void append_signature(Signature& signature, Value value, int depth) const;
  [[nodiscard]] Signature signature_of(const Function& function, const Arguments& arguments) const;

  // querysets (evaluate_querysets.cpp)
  Value call_queryset(Value receiver, std::string_view method, const Arguments& arguments, NodeId call);
  Value call_own_method(Value receiver, std::string_view method, const Arguments& arguments, NodeId call, bool& found);
  Value call_builtin_method(Value receiver, std::string_view method, NodeId call, const Arguments& arguments);
  Value asked_here(Value rows, NodeId call);
  void note_row_filter(QuerySet& queryset, const Arguments& arguments) const;
  void note_absent(QuerySet& queryset, const Arguments& arguments) const;

  // columns whose value is known (evaluate_columns.cpp)
  [[nodiscard]] std::optional<FixedColumn> as_fixed(std::string path, Value value) const;
  void note_fixed(QuerySet& queryset, const Arguments& arguments) const;
  std::optional<Value> fixed_column(const Instance& row, std::string_view name);
  void set_column(const Instance& row, std::string_view name, Value value);
  void forget_column(const Instance& row, std::string_view name = {});
  void forget_columns_of(const Arguments& arguments);

  Value call_list_method(Value receiver, std::string_view method, NodeId call, const Arguments& arguments);
  Value fetched_in_bulk(QuerySet queryset, NodeId call, std::uint32_t depends);
  [[nodiscard]] bool is_of_name(NodeId call) const;
  Value refine(QuerySet queryset, std::string_view method, NodeId call, std::uint32_t depends);
  void apply_loads(QuerySet& queryset, std::string_view method, NodeId call);
  void apply_columns(QuerySet& queryset, std::string_view method, NodeId call);
  void apply_prefetch(QuerySet& queryset, NodeId argument);
  bool apply_prefetch_value(QuerySet& queryset, Value value);
  void apply_prefetch_call(QuerySet& queryset, NodeId prefetch);
  void add_prefetch(QuerySet& queryset, std::string_view lookup, std::optional<std::string_view> to_attr, Value inner);
  [[nodiscard]] bool fetches_listed_key(const QuerySet& queryset, NodeId call) const;
  bool constant_texts(NodeId argument, std::vector<std::string_view>& out);
  std::optional<std::string_view> constant_text(NodeId expression);
  Value manager_of(ModelId model, std::string_view name, NodeId site);
  QuerySet manager_rows(const QuerySet& manager, NodeId site);
  QuerySet rows_given_by(const QuerySet& manager, NodeId site);

  // what calls of querysets stand on (evaluate_query_calls.cpp)
  void record_call(const QuerySet& queryset, bool manager, NodeId call, std::string_view method);
  void record_call_of_row(const Instance& row, NodeId call, std::string_view method);
  [[nodiscard]] bool translates_names(ClassId cls);
  void add_names(QuerySet& queryset, std::string_view method, NodeId call);

  // functions of Python and Django (evaluate_builtins.cpp)
  Value call_builtin(std::string_view name, NodeId call);
  [[nodiscard]] bool has_list(Value object, std::string_view name) const;
  bool certainly_lacks(Value object, std::string_view name);
  Value call_builtin_on_rows(std::string_view name, Value rows, bool keyed, NodeId call, std::uint32_t depends);
  Value call_external(std::string_view path, const Arguments& arguments, NodeId call);
  Value get_model(const Arguments& arguments);
  Value group_rows(const Arguments& arguments, NodeId call);
  Value get_object(Value of, NodeId call, std::uint32_t depends);
  void prefetch_objects(Value rows, NodeId call);

  // templates (evaluate_templates.cpp, evaluate_template_values.cpp)
  void render(std::string_view name, Value context);
  void render_page(FileId file, std::vector<PageName> names, std::shared_ptr<const Blocks> blocks, NodeId node);
  std::shared_ptr<const Blocks> blocks_of(FileId file, FileId& root);
  FileId find_template(std::string_view name) const;
  void walk_page(NodeId node);
  void walk_page_children(NodeId node);
  void walk_page_for(NodeId tag);
  void note_unknown_loop(NodeId value);
  void note_unknown_rows(NodeId target, NodeId body, NodeId iterable);
  void walk_page_if(NodeId tag);
  void walk_page_with(NodeId tag);
  void walk_page_include(NodeId tag);
  void walk_page_block(NodeId tag);
  void walk_parent_block(NodeId node);
  void walk_page_regroup(NodeId tag);
  [[nodiscard]] Symbol described_tag(std::string_view name) const;
  void walk_page_tag(NodeId tag);
  void walk_page_set(NodeId tag);
  void bind_page_targets(const std::vector<NodeId>& targets, Value element);
  void set_page_name(std::string_view name, Value value);
  Value evaluate_page_value(NodeId node);
  Value evaluate_page_step(Value value, NodeId step);
  Value evaluate_page_filter(Value value, NodeId filter);
  Value evaluate_page_lookup(Value value, std::string_view name);
  Value read_by_filter(Value rows, std::string_view filter, std::optional<std::string_view> path,
                       std::uint32_t depends);
  Value evaluate_page_condition(NodeId condition);
  Value call_without_arguments(Value value);
  Arguments page_arguments(NodeId parent);
  Arguments with_context(Arguments arguments, const Function& function);
  Value page_name(std::string_view name);
  void output(Value value);

  // descriptions of frameworks (evaluate_described.cpp)
  [[nodiscard]] ModelId model_of(Value value) const;
  void run_method(Value self, std::string_view name, NodeId call);
  void run_view(Value cls, Value values, NodeId call);
  Value call_with_if_taken(Value object, std::string_view name, Value given, NodeId call);
  void call_each(Value dict, std::string_view name, NodeId call);
  Value call_described(std::string_view name, const Arguments& arguments, NodeId call);
  Value call_member(Value object, std::string_view name, const Arguments& arguments, NodeId call);
  Value read_path(Value object, std::string_view path, bool key_only, NodeId site);
  Value rows_of(Value value, NodeId call);
  Value with_keywords_of(Value self, const Class& cls, NodeId method, std::string_view decorator);
  void run_decorated(Value self, std::string_view decorator, NodeId call);

  // the admin (evaluate_admin.cpp)
  bool add_options(Object& admin, const AdminRegistration& registration);
  Value select_columns(Value rows, Value related, Value columns);
  [[nodiscard]] Site column_site(ClassId cls, std::string_view name);
  void represent_column(Value admin, Value row, std::string_view name, NodeId call);
  void represent_columns(Value admin, Value row, Value columns, NodeId call);
  Value rows_of_parent(Value admin, Value rows);
  void run_inlines(Value admin, Value inlines, NodeId call);
  [[nodiscard]] bool may_name(Value names, std::string_view name) const;
  void go_through_choices(Value admin, Value names, NodeId call);

  // serializers (evaluate_serializers.cpp)
  void represent_fields(Value self, Value row, NodeId call);
  void call_serializer_method(const Arguments& given, NodeId call);
  Value list_serializer(Value child);
  void represent_depth(Value row, int depth, NodeId call);
  [[nodiscard]] int meta_depth(ClassId cls) const;
  Value described_field(std::string_view name);
  Value declared_field(const ComponentField& declared);
  Value automatic_field(Value serializer, ModelId model, std::string_view name, NodeId call);
  [[nodiscard]] std::vector<std::string> automatic_names(const Serializer& serializer) const;
  [[nodiscard]] Site meta_site(ClassId cls, std::string_view name);
  [[nodiscard]] bool is_write_only(ClassId cls, std::string_view name);
  [[nodiscard]] Value evaluate_key(Value dict, std::string_view key) const;

  // tables (evaluate_tables.cpp)
  [[nodiscard]] Site declaration_site(ClassId cls, std::string_view name);
  Value meta_option(ClassId cls, std::string_view name, NodeId site);
  Sequence declared_objects(ClassId cls, std::string_view method);
  Value table_columns(Value table, NodeId call);
  void show_cells(Value table, Value row, Value columns, NodeId call);
  Value call_taking(Value callee, Value values, NodeId call);
  Value read_accessor(Value row, Value accessor, NodeId call);
  void link_cell(Value link, Value values, NodeId call);

  // schemas of django-ninja (evaluate_types.cpp)
  void run_response(NodeId function);
  void represent_schema(ClassId schema, Value value, int level, NodeId call);
  Value schema_field(ClassId schema, Value row, std::string_view name, std::string_view path, NodeId call);
  void represent_schema_model(ClassId schema, Value row, const std::vector<std::string_view>& shown, NodeId call);

  // GraphQL (evaluate_graphql.cpp)
  enum class GraphqlKind : std::uint8_t { graphene, strawberry };
  void show_list(ClassId type, Value rows, GraphqlKind kind, NodeId call);
  void show_value(Value value, NodeId call);
  Value rows_of_type(ModelId model, NodeId call);
  [[nodiscard]] ModelId graphene_model(ClassId type);
  [[nodiscard]] ClassId graphene_type(ModelId model);
  Value call_resolver(ClassId cls, std::string_view name, Value root, NodeId call);
  void run_graphene(Value query, NodeId call);
  std::vector<std::string_view> graphene_names(ClassId type, ModelId model);
  [[nodiscard]] bool is_shown(const Hop& hop);
  void show_graphene_item(ClassId type, Value row, NodeId call);
  void run_strawberry(Value query, Value extensions, NodeId call);
  Value call_field(ClassId owner, NodeId definition, Value self, NodeId call);
  [[nodiscard]] ModelId strawberry_model(ClassId type) const;
  void show_strawberry_item(ClassId type, Value row, NodeId call);

  // Jinja's templates (evaluate_jinja.cpp)
  [[nodiscard]] Site find_macro(FileId file, std::string_view module, std::string_view name) const;
  bool calls_macro(NodeId node);
  void call_macro(const Site& macro, const Arguments& arguments);
  void walk_page_call(NodeId tag);
  Value call_page_method(Value value, std::string_view name, NodeId call);
  [[nodiscard]] std::optional<std::string_view> attribute_of_filter(std::string_view filter,
                                                                    const Arguments& arguments) const;

  // forms (evaluate_forms.cpp)
  Value form_fields(Value form, NodeId call);
  Value fields_of_names(Value form, Value model, Value names, NodeId call);
  void add_model_fields(Sequence& fields, ClassId form, ModelId model, const MetaFields& named, NodeId call);
  [[nodiscard]] bool changes_fields(ClassId form) const;
  [[nodiscard]] bool shows_choices(Value field, Value widget);

  // iteration and records (evaluate_rows.cpp)
  Value iterated(Value iterable, NodeId site);
  std::uint32_t open_loop(NodeId site, Value iterable, NodeId expression);
  void close_loop(std::uint32_t loop);
  void note_joined(const Loop& loop);
  void note_write(ModelId model);
  void record_creation(const QuerySet& manager, NodeId call);
  void record_write(ModelId model, std::uint32_t loop, std::string_view method, NodeId call);
  [[nodiscard]] bool is_written(ModelId model) const;
  [[nodiscard]] Value chained_rows(const Sequence& sequence) const;
  Value element_of(Value iterable, std::uint32_t loop);
  Value row_of(QuerySet& queryset, std::uint32_t loop);
  [[nodiscard]] bool keeps_source(const QuerySet& queryset) const;
  std::uint32_t own_source(QuerySet& queryset);
  Value single_row(QuerySet queryset, std::uint32_t depends);
  [[nodiscard]] bool reads_key_only(const Hop& hop, NodeId site) const;
  void record_read(const Instance& instance, const Hop& hop, std::string_view name, NodeId site);
  void note_owner(Access& access, std::uint32_t source) const;
  void note_prepared(std::uint32_t source, std::uint32_t loop, std::string_view path);
  void record_deferred(const Instance& instance, std::string_view name, NodeId site);
  void record_rows(Value rows, NodeId site, std::string_view method = {});
  void record_query(const QuerySet& queryset, std::uint32_t depends, NodeId site, std::string_view method);
  void record_repeated(const QuerySet& queryset, NodeId site, std::string_view method);
  void record_to_many(const QuerySet& queryset, NodeId site, std::string_view method);
  void record(Access access, NodeId site, std::uint32_t loop, std::uint32_t multiplied_to);
  [[nodiscard]] bool is_of_model(const Frame& frame) const;
  /// Whether a loop of this entry isn't over. What an object of a module has kept may name one of an earlier entry.
  [[nodiscard]] bool is_open(std::uint32_t loop) const;
  [[nodiscard]] bool repeats(std::uint32_t loop) const;
  [[nodiscard]] std::uint32_t row_loops(std::uint32_t last) const;
  [[nodiscard]] bool loaded(std::uint32_t source, std::string_view path) const;
  [[nodiscard]] bool covered(const Instance& from, const Hop* hop, std::string_view path) const;

  // costs (evaluate_costs.cpp): nothing happens here unless an entry is being measured
  void measure_function(const CostEntry& entry);
  void measure_view(const CostEntry& entry);
  void measure_admin(const CostEntry& entry);
  void measure_method(ClassId cls, std::string_view name);
  void note_base_classes(ClassId cls);
  [[nodiscard]] bool is_wanted(std::string_view method) const;
  [[nodiscard]] std::vector<std::uint32_t> open_passes() const;
  [[nodiscard]] std::uint32_t cost_loop(const Loop& loop);
  std::size_t note_cost(CostKind kind, ModelId model, std::string_view what, NodeId site,
                        const std::vector<std::uint32_t>& passes);
  void note_rows(Value rows, NodeId site, std::string_view method);
  void note_prefetched(Value rows, NodeId call);
  [[nodiscard]] bool leads_anywhere(ModelId model, std::string_view path) const;
  void note_prefetches(const QuerySet& queryset, NodeId site);
  void note_query(const QuerySet& queryset, NodeId site, std::string_view method);
  void note_read(const Instance& instance, const Hop& hop, const std::string& path, NodeId site);
  void note_column(const Instance& instance, std::string_view name, NodeId site);
  void note_change(ModelId model, std::string_view method, NodeId site);
  void note_given(std::string_view path, const Arguments& arguments, NodeId call);
  void note_length(Loop& loop, const Sequence& sequence) const;
  void note_chain(const Sequence& sequence, NodeId site);
  void note_unknown(NodeId site, std::string_view reason);
  Value note_user(NodeId site);
  [[nodiscard]] std::size_t noted() const { return costs_ == nullptr ? 0 : costs_->queries.size(); }
  struct NotedRange {  // of costs_->queries
    std::size_t first = 0;
    std::size_t last = 0;
  };
  void keep_larger(const std::vector<NotedRange>& branches);
  void drop_noted(NotedRange range);
  void note_memo(std::size_t first, NodeId block);
  [[nodiscard]] bool costs_no_more(NotedRange one, NotedRange other) const;

  // lists (evaluate_lists.cpp)
  Value list_of(Value element);
  [[nodiscard]] const Instance* row_in(Value value, int level = 0) const;
  Value gone_through_by(Value value, std::uint32_t loop, int level = 0);

  // values (evaluate_values.cpp)
  Value join(Value left, Value right);
  Value join_sequences(Value left, Value right, std::uint32_t depends);
  Value join_dicts(Sequence joined, const Sequence& other, std::uint32_t depends);
  Value join_objects(Value left, Value right, std::uint32_t depends);
  static void join_sites(QuerySet& joined, const QuerySet& other);
  Value join_querysets(Value left, Value right, std::uint32_t depends);
  Environment join(const Environment& left, const Environment& right);
  Value make(Instance instance, std::uint32_t depends);
  Value make(QuerySet queryset, Value::Kind kind, std::uint32_t depends);
  Value make(Sequence sequence, std::uint32_t depends);
  Value make(Function function, std::uint32_t depends);
  Value make(Object object, std::uint32_t depends);
  Value make_text(std::string_view text);
  std::string_view keep_text(std::string text);
  Value fresh(Value value);
  [[nodiscard]] std::optional<bool> truth(Value value) const;
  [[nodiscard]] const Frame& frame_at(std::size_t depth) const;
  [[nodiscard]] Site here(NodeId node) const;
  [[nodiscard]] Site made(NodeId call, Site before) const;
  [[nodiscard]] Site class_site(ClassId cls) const;
  void gap(NodeId site, std::string_view reason);

  static constexpr std::uint32_t max_steps =
      15'000;  // expressions evaluated in the calls of one entry; its own code counts for nothing
  static constexpr std::uint32_t max_measured_steps = 300'000;  // likewise where costs are noted: nothing is remembered
  static constexpr std::uint32_t max_nesting = 1'200;  // statements and expressions within each other, of all frames

  const Surroundings& around_;
  const ProjectModel& model_;
  MemberTable& members_;
  Frame frame_;
  std::vector<Frame> callers_;
  std::vector<Loop> loops_;
  std::vector<Source> sources_;
  std::vector<Instance> instances_;
  std::vector<QuerySet> querysets_;
  std::vector<Sequence> sequences_;
  std::vector<Symbol> symbols_;
  std::vector<Function> functions_;
  std::vector<Object> objects_;
  std::vector<Parent> parents_;
  std::vector<std::string_view> texts_;
  std::unordered_set<std::string> kept_;               // texts that no file holds; stable addresses
  std::unordered_map<std::string, Outcome> outcomes_;  // by signature
  struct NameKey {
    FileId file;
    ScopeId scope;
    TextId name;
    friend bool operator==(const NameKey&, const NameKey&) = default;
  };
  struct NameHash {
    std::size_t operator()(const NameKey& key) const {
      constexpr std::size_t odd = 0x9E3779B97F4A7C15ULL;  // 2^64 divided by the golden ratio: spreads small numbers
      return (((std::size_t{key.file.value} << 32U) | key.scope) * odd) ^ (key.name * odd >> 16U);
    }
  };
  std::unordered_map<NameKey, Value, NameHash> names_;  // outer_name()
  std::unordered_map<NameKey, bool, NameHash> few_;     // is_always_few()
  std::unordered_map<std::uint64_t, Value> resolved_;   // by file and node: attributes of what lies outside
  std::map<Site, Answer<Value>> constants_;             // values of names of modules and classes
  std::map<std::pair<ClassId, ModelId>, Answer<QuerySet>> managed_;      // what a manager class's get_queryset() gives
  std::map<ClassId, Answer<std::optional<std::uint32_t>>> initialized_;  // objects as __init__ leaves them
  std::vector<std::pair<std::uint32_t, std::string>> read_;  // sources and paths: what open loops read from every row
  struct KeptProperty {
    std::uint32_t source = no_index;  // of the rows; with the path and the loop, which rows these are
    std::string path;
    std::uint32_t loop = no_index;
    FileId file;  // of the property
    ScopeId scope = 0;
    Value value;
  };
  std::vector<KeptProperty> kept_properties_;  // what cached_property keeps on rows
  struct RareLoops {
    std::uint32_t all = 0;    // of the first so many of loops_, few passes come by here: a hand-made cache is filled
    std::uint32_t reads = 0;  // likewise but for what is written
  };
  RareLoops rare_;
  int silent_ = 0;   // above 0: walk without recording
  int joining_ = 0;  // sequences within sequences that are being joined
  int asked_ = 0;    // above 0: a client decides whether what costs queries is read
  std::optional<std::map<ModelId, ClassId>> graphene_types_;
  int branches_ = 0;  // conditional blocks around this point: what they set on an object may not be set
  std::uint32_t steps_ = 0;
  std::uint32_t nesting_ = 0;
  std::uint32_t frames_without_rows_ = 0;  // calls on the stack since one that was given rows
  std::uint32_t touched_ = 0;              // counts what a call does with rows, querysets and objects
  std::uint32_t written_ = 0;              // counts writes of rows
  std::uint32_t suppressed_ = 0;           // counts what was not recorded for being walked silently
  Leaning leaning_;                        // of what has been walked since this was last cleared
  Costs* costs_ = nullptr;                 // where an entry's costs are noted, while one is measured
  const CostEntry* measured_ = nullptr;
  int unsure_ = 0;  // above 0: what costs queries may not run
  struct Noted {
    std::uint32_t source = no_index;  // what was read from it is there: the path; or a queryset whose rows were fetched
    std::string path;
    std::uint32_t fetched = no_index;
    std::size_t query = 0;  // of costs_
  };
  std::vector<Noted> noted_;
  std::optional<Value> user_;     // request.user
  std::string_view next_lookup_;  // templates: the name behind the one that is looked up
  std::vector<Access> accesses_;
  std::vector<InferenceGap> gaps_;
  std::vector<QueryCall> calls_;
  std::set<PreparedLoop> prepared_;
};

}  // namespace djvet
