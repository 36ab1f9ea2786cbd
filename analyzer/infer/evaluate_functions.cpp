// Calls of the project's own functions: a frame for each, its parameters, and when a call is not followed.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/decorators.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr std::size_t max_frames = 10;  // of the project's code
constexpr std::size_t max_frames_with_descriptions = 60;

}  // namespace

Evaluator::Evaluator(const Surroundings& around, MemberTable& members)
    : around_(around), model_(around.model), members_(members) {}

void Evaluator::begin(FileId file, ScopeId scope) {
  if (costs_ == nullptr) forget();  // what an entry is given is made before its code is entered
  frame_ = Frame{};
  frame_.facts = model_.facts(file);
  frame_.file = file;
  frame_.scope = scope;
  callers_.clear();
  loops_.clear();
  read_.clear();
  kept_properties_.clear();
  silent_ = 0;
  rare_ = {};
  branches_ = 0;
  steps_ = 0;
  leaning_ = {};
  frames_without_rows_ = 0;
}

void Evaluator::run(FileId file, ScopeId scope) {
  begin(file, scope);
  const NodeId node = frame_.facts.scopes()[scope].node;
  if (frame_.facts.kind(node) == NodeKind::function_def) {
    bind_entry_parameters(node);
    walk_block(frame_.facts.body(node));
    run_response(node);
  } else if (frame_.facts.kind(node) == NodeKind::class_def) {
    ++silent_;
    walk_block(frame_.facts.body(node));
  } else {
    walk_statements(node);
  }
}

Value Evaluator::function_value(FileId file, ScopeId scope, ClassId owner) {
  Function function;
  function.file = file;
  function.scope = scope;
  function.owner = owner;
  return make(std::move(function), 0);
}

/// A row that a caller gives: who that is isn't known, so neither is what it loaded.
Value Evaluator::caller_row(ModelId model) {
  Source caller;
  caller.model = model;
  caller.from_caller = true;
  sources_.push_back(std::move(caller));
  Instance instance;
  instance.model = model;
  instance.source = static_cast<std::uint32_t>(sources_.size() - 1);
  return make(std::move(instance), 0);
}

/// The model that a parameter's annotation names: `Book`, `"Book"`, `Book | None`, `Optional[Book]`.
ModelId Evaluator::annotated_model(NodeId parameter) {
  const NodeId annotation = frame_.facts.child(parameter, 0);
  if (annotation == 0 || frame_.facts.kind(annotation) != NodeKind::annotation) return {};
  NodeId type = frame_.facts.child(annotation, 0);
  for (int depth = 0; type != 0 && depth < 4; ++depth) {
    const NodeId first = frame_.facts.child(type, 0);
    Symbol symbol;
    switch (frame_.facts.kind(type)) {
      case NodeKind::string: symbol = model_.resolve_name(frame_.file, frame_.scope, frame_.facts.text_of(type)); break;
      case NodeKind::name:
      case NodeKind::attribute: symbol = model_.resolve(frame_.file, frame_.scope, type); break;
      case NodeKind::subscript:
        if (first == 0 || frame_.facts.text_of(first) != "Optional") return {};
        type = frame_.facts.child(type, 1);
        continue;
      case NodeKind::binary:
        type = first != 0 && frame_.facts.kind(first) == NodeKind::none_value ? frame_.facts.last_child(type) : first;
        continue;
      default: return {};
    }
    if (symbol.kind != Symbol::Kind::cls && symbol.kind != Symbol::Kind::external) return {};
    const Value value = from_symbol(std::move(symbol));
    return value.is(Kind::model_class) ? ModelId(value.index) : ModelId{};
  }
  return {};
}

/// Parameters of a function that nobody is seen calling: unknown, except self and those annotated with a model.
void Evaluator::bind_entry_parameters(NodeId function) {
  const Scope& own = frame_.facts.scopes()[frame_.scope];
  const bool method = frame_.facts.scopes()[own.parent].is(scope_class);
  const ClassId cls = method ? model_.class_of(frame_.file, own.parent) : ClassId{};
  const MethodKind kind = method_kind(frame_.facts, function);
  bool first = cls.valid() && kind != MethodKind::static_method;
  frame_.owner = cls;
  for (const NodeId child : frame_.facts.children(function)) {
    if (frame_.facts.kind(child) != NodeKind::parameter) continue;
    Value value;
    if (first) {
      const ModelId model = model_.cls(cls).model;
      if (kind == MethodKind::class_method) {
        if (model.valid() && !model_.model(model).abstract) value = {Kind::model_class, model.value, 0};
      } else if (model.valid()) {
        value = caller_row(model);
      } else {
        value = with_keywords_of(make(Object{cls, {}, false}, 0), model_.cls(cls), function, "action");
      }
      frame_.self = value;
    } else if (const ModelId model = annotated_model(child); model.valid()) {
      value = caller_row(model);
    }
    first = false;
    frame_.environment.set(frame_.facts.node(child).text(), value);
  }
}

/// Binds what a call passes; what it leaves out is its default.
void Evaluator::bind_parameters(NodeId function, const Arguments& arguments, const Function& callee) {
  std::size_t position = 0;
  std::vector<bool> used(arguments.keywords.size());
  bool first = callee.bound;
  for (const NodeId child : frame_.facts.children(function)) {
    if (frame_.facts.kind(child) != NodeKind::parameter) continue;
    const Node& parameter = frame_.facts.node(child);
    const std::string_view name = frame_.facts.text_of(child);
    Value value;
    if (first) {
      value = callee.self;
    } else if (parameter.has(flag_star)) {
      Sequence rest;
      while (position < arguments.positional.size()) rest.parts.push_back(arguments.positional[position++]);
      if (!arguments.open) value = make(std::move(rest), arguments.depends);
    } else if (parameter.has(flag_double_star)) {
      Sequence rest;
      rest.shape = Sequence::Shape::dict;
      for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i]) continue;
        rest.keys.push_back(arguments.keywords[i].name);
        rest.parts.push_back(arguments.keywords[i].value);
      }
      const bool some = frame_.described && !rest.keys.empty();  // a framework passes on what it doesn't know
      if (!arguments.open || some) value = make(std::move(rest), arguments.depends);
    } else {
      const auto keyword = std::ranges::find(arguments.keywords, name, &Arguments::Keyword::name);
      if (!parameter.has(flag_keyword_only) && position < arguments.positional.size()) {
        value = arguments.positional[position++];
      } else if (keyword != arguments.keywords.end()) {
        used[static_cast<std::size_t>(keyword - arguments.keywords.begin())] = true;
        value = keyword->value;
      } else if (!arguments.open) {
        const NodeId initial = frame_.facts.last_child(child);
        if (initial != 0 && frame_.facts.kind(initial) != NodeKind::annotation) value = evaluate(initial);
      }
      if (value.is(Kind::unknown)) {
        const ModelId model = annotated_model(child);
        const std::uint32_t depends = value.depends;
        if (model.valid()) value = caller_row(model);
        value.depends = depends;
      }
    }
    first = false;
    frame_.environment.set(parameter.text(), value);
  }
}

/// The outermost frame of a function, 0 being the entry's.
std::optional<std::size_t> Evaluator::on_stack(const Function& function) const {
  for (std::size_t depth = 0; depth <= callers_.size(); ++depth) {
    const Frame& frame = frame_at(depth);
    if (frame.file == function.file && frame.scope == function.scope && frame.lambda == function.lambda) return depth;
  }
  return std::nullopt;
}

/// Frames around the one that is open that hold code of the project.
std::size_t Evaluator::frames_of_project() const {
  return static_cast<std::size_t>(std::ranges::count_if(callers_, [](const Frame& frame) { return !frame.described; }));
}

/// What a decorator of the project puts in the place of a function; unknown when that isn't a function.
Value Evaluator::decorated(const Function& function, NodeId call) {
  const FileFacts& facts = model_.facts(function.file);
  const Scope& scope = facts.scopes()[function.scope];
  NodeId expression = 0;
  for (const NodeId child : facts.children(scope.node)) {
    if (facts.kind(child) != NodeKind::decorator || is_transparent(facts, child)) continue;
    if (expression != 0) return {};  // one of several
    expression = facts.child(child, 0);
  }
  if (expression == 0 || (facts.kind(expression) != NodeKind::name && facts.kind(expression) != NodeKind::attribute))
    return {};
  const Symbol symbol = model_.resolve(function.file, scope.parent, expression);
  if (symbol.kind != Symbol::Kind::function) return {};
  Function bare = function;
  bare.bare = true;
  bare.bound = false;
  bare.self = {};
  Arguments given;
  given.positional.push_back(make(std::move(bare), 0));
  ++silent_;
  const Value value = call_value(from_symbol(symbol), given, call);
  --silent_;
  return value;
}

/// `call` is the expression that calls, in the frame that is open.
Value Evaluator::call_function(const Function& callee, const Arguments& arguments, NodeId call) {
  const Function function = callee;
  Value unknown;
  unknown.depends = arguments.depends | function.self.depends;
  const std::optional<std::size_t> recursion = on_stack(function);
  const bool described = model_.sources().files[function.file.index()].is_description();
  if (described && callers_.size() < max_frames_with_descriptions) return enter(function, arguments, call);
  if (recursion) {
    gap(call, "recursion");
    leaning_.recursion = std::min(leaning_.recursion, *recursion);
    return unknown;
  }
  if (frames_of_project() >= max_frames) {
    gap(call, "too many calls deep");
    leaning_.placed = true;
    return unknown;
  }
  if (function.lambda != 0) return enter(function, arguments, call);
  const FileFacts& facts = model_.facts(function.file);
  const DecoratorEffect effect = decorator_effect(facts, facts.scopes()[function.scope].node);
  if (effect == DecoratorEffect::unknown && !function.bare) {
    const Value put_in_place = decorated(function, call);
    if (put_in_place.is(Kind::function)) {
      Arguments given = arguments;
      if (function.bound) given.positional.insert(given.positional.begin(), function.self);
      return call_function(functions_[put_in_place.index], given, call);
    }
    gap(call, "a decorator may put another function in place");
    return unknown;
  }
  const int silence = effect == DecoratorEffect::memoised ? 1 : 0;
  silent_ += silence;
  const Value value =
      function.closure != nullptr ? enter(function, arguments, call) : call_followed(function, arguments, call);
  silent_ -= silence;
  return value;
}

/// What a framework does with a view or an admin page, it does for its class, wherever code of the project calls it.
Site Evaluator::place_of(Value self, Site call) {
  if (!self.is(Kind::object) || call.node == 0) return call;
  const ClassId cls = objects_[self.index].cls;
  const Class& own = model_.cls(cls);
  if (!around_.is_judged(own.file)) return call;
  constexpr std::string_view entries[] = {"djvet_run", "djvet_change_list", "djvet_rows"};
  const bool runs =
      std::ranges::any_of(entries, [&](std::string_view name) { return find_member(cls, name).owner.valid(); });
  return runs ? class_site(cls) : call;
}

/// Evaluates a function's body in a frame of its own; gives what it returns, or a list of what it yields.
Value Evaluator::enter(const Function& function, const Arguments& arguments, NodeId call) {
  const Site site = here(call);
  callers_.push_back(std::move(frame_));
  frame_ = Frame{};
  frame_.facts = model_.facts(function.file);
  frame_.file = function.file;
  frame_.scope = function.scope;
  frame_.lambda = function.lambda;
  frame_.closure = function.closure;
  frame_.owner = function.owner;
  frame_.self = function.bound ? function.self : Value{};
  if (function.bare && function.owner.valid() && !arguments.positional.empty()) frame_.self = arguments.positional[0];
  frame_.call = site;
  frame_.bare = function.bare;
  frame_.described = model_.sources().files[function.file.index()].is_description();
  if (frame_.described) frame_.stands_for = place_of(function.self, site);
  const int branches = std::exchange(branches_, 0);
  const NodeId definition = function.lambda != 0 ? function.lambda : frame_.facts.scopes()[function.scope].node;
  bind_parameters(definition, arguments, function);
  Value result;
  if (function.lambda != 0) {
    result = evaluate(frame_.facts.last_child(definition));
  } else {
    walk_block(frame_.facts.body(definition));
    if (frame_.yielded) result = *frame_.yielded;
    else if (frame_.returned) result = *frame_.returned;
  }
  if (result.is(Kind::unknown)) result.depends |= arguments.depends | function.self.depends;
  branches_ = branches;
  frame_ = std::move(callers_.back());
  callers_.pop_back();
  return result;
}

/// Calls a function once for each element, as map() and key= do; gives the list of its results.
Value Evaluator::call_with_element(Value function, Value iterable, NodeId call) {
  const std::uint32_t loop = open_loop(call, iterable, call);
  Arguments arguments;
  arguments.positional.push_back(element_of(iterable, loop));
  arguments.depends = arguments.positional[0].depends;
  Value result;
  result.depends = arguments.depends;
  if (function.is(Kind::function)) {
    result = call_function(functions_[function.index], arguments, call);
  } else if (function.is(Kind::getter)) {
    result = arguments.positional[0];
    std::string_view path = texts_[function.index];
    while (!path.empty()) {
      const std::size_t dot = path.find('.');
      result = read_attribute(result, path.substr(0, dot), call);
      path = dot == path.npos ? std::string_view{} : path.substr(dot + 1);
    }
  }
  Value list = list_of(result);
  list.depends = result.depends & ~loops_[loop].bit;
  close_loop(loop);
  return list;
}

}  // namespace djvet
