// A small interpreter of Python for code that runs when modules are imported: settings first of all. It follows assignments,
// conditions, loops over known lists, imports of the tree's modules, calls of their functions, and knows what the parts of
// the standard library, Django and the environment libraries do that settings are made with.
// Invariant: what it says is so in every run, or is one of the alternatives it names, or it says that there may be others.
// Where a condition can't be decided both sides run on copies of the state and are joined; a side that raises is dropped.
// Errors: none; what it can't follow is unknown. Every walk is bounded by depth and by a count of steps.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/link/evaluate/datum.h"
#include "analyzer/link/evaluate/demand.h"
#include "analyzer/model/constant.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// Where code stands: its file, and the frame that holds its names.
struct CodeContext {
  FileId file;
  std::uint32_t frame = 0;
};

/// The arguments of a call, evaluated.
struct CallArguments {
  std::vector<Datum> positional;
  std::vector<std::pair<std::string_view, Datum>> keywords;
  bool exact = true;  // false: `*x` or `**x` may have given others
  Origin origin;

  [[nodiscard]] const Datum* keyword(std::string_view name) const;
  /// By position, else by name.
  [[nodiscard]] const Datum* get(std::size_t position, std::string_view name) const;
};

/// Steps that all interpreters of one link may take together, and each of them.
struct EvaluationBudget {
  std::size_t steps = 40'000'000;
  std::size_t steps_each = 1'500'000;
};

/// One place that reads an environment variable which the program doesn't set itself.
struct EnvironmentRead {
  std::string variable;
  Constant fallback;  // where it isn't set; `absent` where there is none, so that the program fails or does without
  Origin origin;
};

/// Lifetime: views the model. Threads: one each. One interpreter is one program: modules that it imports run once.
class Interpreter {
 public:
  Interpreter(const ProjectModel& model, EvaluationBudget& budget);

  /// Runs a module as the program's main import. False when it certainly fails, or the budget ended first.
  bool run(FileId file);
  /// The names that a module that has run binds, in order.
  [[nodiscard]] const ProgramFrame* frame(FileId file) const;
  [[nodiscard]] const ProgramFrame* frame(std::uint32_t id) const;
  /// Evaluates an expression at the end of a module that has run.
  [[nodiscard]] Datum evaluate_in(FileId file, NodeId expression);
  /// The names of a class as its instances see them, its bases' included; nothing where the bases aren't all known.
  [[nodiscard]] std::map<std::string_view, Variable> class_names(const Datum& cls);
  /// The dotted paths of bases outside the tree, of the whole hierarchy.
  [[nodiscard]] std::vector<std::string> external_bases(const Datum& cls);
  /// An attribute of a django-configurations class as it is at run time.
  [[nodiscard]] Datum configured(const Datum& value);
  /// Whether a class is one of django-configurations.
  [[nodiscard]] bool is_configuration(const Datum& cls);
  /// What such an attribute reads of the environment; nothing for other values, and where the variable's name isn't known.
  [[nodiscard]] std::optional<EnvironmentRead> configured_read(std::string_view attribute,
                                                               const Variable& variable) const;
  [[nodiscard]] Constant constant(const Datum& value) const;

  /// Evaluates an expression where it stands, of code that hasn't run: see demand.h. `whole_scope`: names that are bound
  /// behind it count too. An interpreter that has run a module can't be asked.
  Datum evaluate_at(FileId file, ScopeId scope, NodeId expression, bool whole_scope = false);
  /// An attribute of a class of the tree; nothing where no class of its order binds it. A name that is bound under a
  /// condition that doesn't hold is `absent`.
  std::optional<Datum> attribute_at(ClassId cls, std::string_view name);
  /// Whether a class statement of its order names a metaclass of the tree, which may make of the class what it likes.
  [[nodiscard]] bool has_own_metaclass(ClassId cls) const { return own_metaclass(cls).has_value(); }
  /// That metaclass, or an unknown symbol.
  [[nodiscard]] std::optional<Symbol> own_metaclass(ClassId cls) const;
  /// What a field of a class of the tree deconstructs to when it is made by this call: a tuple as deconstruct() gives it;
  /// nothing where the class's own code isn't followed.
  std::optional<Constant> deconstruct_at(ClassId cls, const Constant& call);
  /// The items of a list or tuple, each as a constant.
  struct Items {
    std::vector<Constant> certain;   // that are there
    std::vector<Constant> possible;  // that may be there: the value is one of several lists
    bool known = true;               // there are no others
  };
  [[nodiscard]] Items items_of(const Datum& value) const;
  /// What a name of django.conf.settings is: `absent` where the project's settings certainly don't bind it; nothing where it
  /// isn't known. For evaluate_at() alone.
  using Settings = std::function<std::optional<Constant>(std::string_view)>;
  void set_settings(Settings settings) { settings_ = std::move(settings); }
  /// From now on no environment variable is set but by the program itself: what has a default is its default, and what has
  /// none is unknown.
  void clear_environment() { environment_is_clear_ = true; }
  /// From now on what is read of the environment is added there, perhaps more than once.
  void record_environment(std::vector<EnvironmentRead>& reads) { reads_ = &reads; }

 private:
  using Kind = Datum::Kind;
  using BodyKind = ObjectBody::Kind;
  friend class DepthGuard;

  // statements.cpp
  void run_block(const CodeContext& at, NodeId begin, NodeId end);
  void run_children(const CodeContext& at, NodeId parent);
  void run_statement(const CodeContext& at, NodeId node);
  void run_assignment(const CodeContext& at, NodeId node);
  void run_augmented(const CodeContext& at, NodeId node);
  void run_delete(const CodeContext& at, NodeId node);
  void run_definition(const CodeContext& at, NodeId node);
  void run_class(const CodeContext& at, NodeId node);
  void assign(const CodeContext& at, NodeId target, const Datum& value, Origin origin);
  void assign_parts(const CodeContext& at, NodeId target, const Datum& value, Origin origin);
  void assign_item(const CodeContext& at, NodeId target, const Datum& value);

  // branches.cpp
  void run_if(const CodeContext& at, NodeId node);
  void run_loop(const CodeContext& at, NodeId node);
  void run_unknown_loop(const CodeContext& at, NodeId node);
  void run_with(const CodeContext& at, NodeId node);
  void run_try(const CodeContext& at, NodeId node);
  void run_handlers(const CodeContext& at, NodeId node, std::vector<ProgramState> failed,
                    std::vector<ProgramState>& ends, bool import_failed);
  void run_raise();
  void forget_root(const CodeContext& at, NodeId node, bool grows);
  void forget_call(const CodeContext& at, NodeId call);
  void forget_changes(const CodeContext& at, NodeId begin, NodeId end);
  [[nodiscard]] bool may_raise(const CodeContext& at, NodeId begin, NodeId end) const;
  void refine(const CodeContext& at, NodeId condition, bool outcome);
  void refine_comparison(const CodeContext& at, NodeId condition, bool outcome);

  // demand.cpp
  std::uint32_t demanded_frame(FileId file, ScopeId scope, NodeId before);
  Datum demanded_name(const CodeContext& at, std::string_view name);
  Datum demanded(FileId file, ScopeId scope, std::string_view name, NodeId before);
  const std::set<std::string_view>& changed_names(FileId file, ScopeId scope);
  const std::set<std::string_view>& names_changed_later(FileId file);
  bool is_changed_later(const Symbol& symbol);
  Datum made_by_statements(FileId file, ScopeId scope, std::string_view name);
  Datum datum_of(const Symbol& symbol);
  Datum demanded_external(std::string_view dotted);
  Datum from_constant(const Constant& constant);

  // demand_classes.cpp
  [[nodiscard]] bool is_foreign_enum(ClassId cls) const;
  [[nodiscard]] bool has_own_identity(ClassId cls) const;
  [[nodiscard]] ClassId binder_of(ClassId cls, std::string_view name) const;
  Datum class_member(const Datum& cls, std::string_view name);
  Datum enum_attribute(ClassId cls, std::string_view name);
  [[nodiscard]] bool is_enum(ClassId cls) const;
  std::optional<std::vector<Datum>> enum_members(ClassId cls);
  Datum call_class_method(const CodeContext& at, const Datum& cls, std::string_view name,
                          const CallArguments& arguments);
  std::optional<Datum> combine_objects(Operator op, const Datum& left, const Datum* right);
  std::optional<Datum> demanded_call(std::string_view dotted, const CallArguments& arguments);

  // instances.cpp
  [[nodiscard]] const Datum* attribute_in(const Datum& object, std::string_view name) const;
  void set_instance_attribute(const Datum& object, std::string_view name, const Datum& value);
  Datum instance_attribute(const Datum& object, std::string_view name);
  Datum call_method_of(ClassId definer, const Datum& function, const CallArguments& arguments);
  Datum call_on_instance(const Datum& object, std::string_view name, const CallArguments& arguments, ClassId after);
  Datum initialize(const Datum& object, const CallArguments& arguments);
  Datum deconstructed(const Datum& object);
  std::optional<Datum> call_super(const CodeContext& at, NodeId call);
  [[nodiscard]] bool is_followed(const Datum& value) const {
    const ObjectBody* body = demand_ == nullptr ? nullptr : single_body(value);
    return body != nullptr && body->kind == BodyKind::instance && body->cls != ObjectBody::no_class;
  }

  // imports.cpp
  void run_import(const CodeContext& at, const Import& import);
  void run_star(const CodeContext& at, const Import& import);
  void bind_import(const CodeContext& at, const Import& import, const Datum& value);
  void module_missing(const CodeContext& at, const Import& import);
  Datum import_module(std::string_view dotted, FileId from);
  bool require_module(FileId file);
  Datum module_attribute(const Datum& module, std::string_view name);
  void include_settings(const CodeContext& at, const CallArguments& arguments);
  void include_file(const CodeContext& at, FileId file);

  // names and state: state.cpp
  const Variable* find_name(const CodeContext& at, std::string_view name) const;
  Datum read_name(const CodeContext& at, std::string_view name);
  void bind(const CodeContext& at, std::string_view name, Datum value, Origin origin);
  ProgramFrame& writable(std::uint32_t frame);
  std::uint32_t new_frame(std::uint32_t parent);
  std::string_view kept(std::string_view text) { return *texts_.emplace(text).first; }
  Datum make(Bodies bodies);
  Datum make(ObjectBody body) { return make(Bodies{std::move(body)}); }
  Datum make_list(std::vector<Datum> items, BodyKind kind = BodyKind::list, bool open = false);
  [[nodiscard]] const Bodies* bodies(std::uint32_t id) const;
  void set_bodies(std::uint32_t id, Bodies bodies);
  void forget_object(std::uint32_t id);
  void forget_objects(const Datum& value);
  void forget_reachable(const Datum& value);
  bool is_shared(const CodeContext& at, std::string_view name, const std::vector<Datum>& objects);
  [[nodiscard]] Contents contents(const Datum& value) const;
  [[nodiscard]] const ObjectBody* single_body(const Datum& value) const;
  [[nodiscard]] std::uint32_t canonical(std::uint32_t id) const;
  ProgramState join(ProgramState a, const ProgramState& b);
  Datum join_values(const Datum& a, const Datum& b, ProgramState& into, const ProgramState& other);
  void join_into(std::vector<ProgramState> ends);
  bool spend(std::size_t steps);
  bool charge_copy();
  void forget_frame(std::uint32_t frame);
  /// Changes the object that an expression stands for; a name that stands for one of several gets an object of its own.
  using Edit = std::function<bool(ObjectBody&)>;
  bool mutate(const CodeContext& at, NodeId expression, const Edit& edit);
  void mutate_value(const Datum& value, const Edit& edit);
  Datum own_object(const CodeContext& at, std::string_view name, const Datum& value);

  // expressions.cpp
  Datum evaluate(const CodeContext& at, NodeId node);
  Datum evaluate_kind(const CodeContext& at, NodeId node);
  Datum evaluate_items(const CodeContext& at, NodeId node, BodyKind kind);
  Datum evaluate_dict(const CodeContext& at, NodeId node);
  Datum evaluate_attribute(const CodeContext& at, NodeId node);
  Datum evaluate_subscript(const CodeContext& at, NodeId node);
  Datum evaluate_slice(const CodeContext& at, NodeId node, const Datum& value);
  Datum evaluate_logic(const CodeContext& at, NodeId node);
  Datum evaluate_conditional(const CodeContext& at, NodeId node);
  Datum evaluate_comprehension(const CodeContext& at, NodeId node);
  bool run_items(const CodeContext& at, NodeId comprehension, const ObjectBody& source, ObjectBody& out);
  bool run_clauses(const CodeContext& at, NodeId comprehension, NodeId clause, ObjectBody& out);
  Datum evaluate_f_string(const CodeContext& at, NodeId node);
  Datum evaluate_concat(const CodeContext& at, NodeId node);
  Datum attribute_of(const Datum& value, std::string_view name);
  Datum item_of(const Datum& value, const Datum& key);
  [[nodiscard]] std::optional<bool> truth(const Datum& value) const;
  std::optional<std::vector<Datum>> iterated(const Datum& value);

  // operators.cpp
  Datum binary(Operator op, const Datum& left, const Datum& right);
  Datum binary_single(Operator op, const Datum& left, const Datum& right);
  Datum concat(const Datum& left, const Datum& right);
  Datum united(Operator op, const Datum& left, const Datum& right);
  Datum unary(Operator op, const Datum& value);
  Datum evaluate_comparison(const CodeContext& at, NodeId node);
  std::optional<bool> compare(Operator op, const Datum& left, const Datum& right) const;
  std::optional<bool> compare_sequences(Operator op, const ObjectBody& left, const ObjectBody& right) const;
  std::optional<bool> equal(const Datum& left, const Datum& right, int depth = 0) const;
  std::optional<bool> contains(const Datum& container, const Datum& item) const;
  Datum format_percent(const Datum& pattern, const Datum& values);

  // calls.cpp
  Datum evaluate_call(const CodeContext& at, NodeId node);
  CallArguments evaluate_arguments(const CodeContext& at, NodeId call);
  Datum call(const CodeContext& at, const Datum& callee, const CallArguments& arguments);
  Datum call_function(const Datum& function, const CallArguments& arguments);
  bool bind_parameters(const CodeContext& at, NodeId definition, const CallArguments& arguments);
  Datum call_external(const CodeContext& at, std::string_view dotted, const CallArguments& arguments);
  Datum call_method(const CodeContext& at, const Datum& object, std::string_view name, const CallArguments& arguments,
                    NodeId object_node);
  Datum deep_copy(const Datum& value);
  Datum instance(std::string_view callee, const CallArguments& arguments);

  // builtins.cpp
  Datum call_builtin(const CodeContext& at, std::string_view name, const CallArguments& arguments);
  void set_attribute(const CodeContext& at, const CallArguments& arguments);
  void forget_arguments(const CallArguments& arguments);
  std::optional<Datum> sequence_builtin(std::string_view name, const CallArguments& arguments);
  Datum convert_sequence(const Datum& value, BodyKind kind);
  Datum make_dict(const CallArguments& arguments);

  // containers.cpp
  std::optional<Datum> container_method(const CodeContext& at, const Datum& object, std::string_view name,
                                        const CallArguments& arguments, NodeId object_node);
  bool list_change(const CodeContext& at, std::string_view name, const CallArguments& arguments, const Datum& object,
                   NodeId object_node);
  bool list_rearrange(const CodeContext& at, std::string_view name, const CallArguments& arguments, const Datum& object,
                      NodeId object_node);
  bool dict_change(const CodeContext& at, std::string_view name, const CallArguments& arguments, const Datum& object,
                   NodeId object_node);
  void change(const CodeContext& at, const Datum& object, NodeId object_node, const Edit& edit);
  Datum read_container(const Datum& object, std::string_view name, const CallArguments& arguments);

  // texts.cpp, paths.cpp
  Datum text_method(const Datum& text, std::string_view name, const CallArguments& arguments);
  Datum format_text(const Datum& pattern, const CallArguments& arguments);
  [[nodiscard]] std::optional<std::string> to_text(const Datum& value) const;
  Datum path_call(std::string_view function, const CallArguments& arguments);
  Datum path_method(const Datum& path, std::string_view name, const CallArguments& arguments);
  Datum path_attribute(const Datum& path, std::string_view name);

  // environment.cpp
  std::optional<Datum> environment_call(std::string_view dotted, const CallArguments& arguments);
  Datum environment_method(const ObjectBody& reader, std::string_view name, const CallArguments& arguments);
  Datum environment_variable(const Datum& name, const Datum& fallback, Origin origin);
  void record_read(const std::string& variable, const Datum* fallback, Origin origin);
  Datum cast_environment(const Datum& value, const Datum* cast, const CallArguments& arguments);
  void set_environment(const Datum& name, const Datum& value, bool unless_set);

  struct Exits {
    std::vector<ProgramState>* breaks = nullptr;
    std::vector<ProgramState>* continues = nullptr;
    std::vector<ProgramState>* raises = nullptr;
    std::vector<std::pair<ProgramState, Datum>>* returns = nullptr;
  };

  const ProjectModel& model_;
  EvaluationBudget& budget_;
  ProgramState state_;
  Exits exits_;
  std::size_t steps_ = 0;
  bool exhausted_ = false;
  bool import_failed_ = false;  // the last raise was an import's
  int depth_ = 0;
  std::uint32_t next_object_ = 0;
  std::uint32_t next_frame_ = 0;
  Datum from_environment(const Datum& fallback, std::string variable) const;
  bool environment_is_clear_ = false;
  std::vector<EnvironmentRead>* reads_ = nullptr;
  std::uint32_t environment_ = 0;     // the frame of environment variables that the program itself sets
  std::set<std::uint32_t> partners_;  // of the join that is made: objects that are one with an object of the other side
  std::vector<std::uint32_t> forwards_;  // objects that a join found to be one
  std::set<std::string, std::less<>> texts_;
  std::unique_ptr<Demand> demand_;  // none: modules run
  Settings settings_;
};

/// Counts how deep the interpreter is; `ok` is false when it is too deep to go on.
class DepthGuard {
 public:
  static constexpr int max_depth = 160;
  explicit DepthGuard(Interpreter& interpreter) : depth_(interpreter.depth_) { ok = ++depth_ <= max_depth; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;
  ~DepthGuard() { --depth_; }
  bool ok = false;

 private:
  int& depth_;
};

/// Applies a function of single values to every alternative of a value.
template <class Function>
Datum for_each_alternative(const Datum& value, const Function& function) {
  if (!value.is(Datum::Kind::several)) return function(value);
  Datum out = Datum::environment({}, "");
  bool first = true;
  for (const Datum& each : *value.among) {
    Datum result = function(each);
    out = first ? std::move(result) : either(out, result);
    first = false;
  }
  if (first || !value.open) return out;
  return either(out, Datum::environment({}, ""));
}

}  // namespace djvet
