// Calls: functions of the tree run in a frame of their own, methods and outside functions by what they are known to do.
// A call of anything else is an instance of what was called: it says so, and is otherwise unknown.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

bool is_names_call(const FileFacts& facts, NodeId node) {
  if (facts.kind(node) != NodeKind::call || facts.node(node).size() != 2 || facts.kind(node + 1) != NodeKind::name)
    return false;
  const std::string_view name = facts.text_of(node + 1);
  return name == "locals" || name == "globals" || name == "vars";
}

/// Functions that put names into the module that calls them, without being given its globals().
/// Source: ol-django, src/common/mitol/common/envs.py.
constexpr auto fills_caller = std::to_array<std::string_view>({"mitol.common.envs.import_settings_modules"});

constexpr auto changing_methods =
    std::to_array<std::string_view>({"append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse",
                                     "update", "setdefault", "add", "discard", "popitem", "__setitem__"});

}  // namespace

const Datum* CallArguments::keyword(std::string_view name) const {
  for (const auto& [key, value] : keywords)
    if (key == name) return &value;
  return nullptr;
}

const Datum* CallArguments::get(std::size_t position, std::string_view name) const {
  return position < positional.size() ? &positional[position] : keyword(name);
}

CallArguments Interpreter::evaluate_arguments(const CodeContext& at, NodeId call) {
  const FileFacts& facts = model_.facts(at.file);
  CallArguments out;
  out.origin = {at.file, facts.span(call)};
  bool callee = true;
  for (const NodeId child : facts.children(call)) {
    if (callee) {
      callee = false;
      continue;
    }
    const NodeKind kind = facts.kind(child);
    if (kind == NodeKind::keyword) {
      out.keywords.emplace_back(facts.text_of(child), evaluate(at, child + 1));
    } else if (kind == NodeKind::star) {
      const std::optional<std::vector<Datum>> items = iterated(evaluate(at, child + 1));
      if (items && out.exact) out.positional.insert(out.positional.end(), items->begin(), items->end());
      else out.exact = false;
    } else if (kind == NodeKind::double_star) {
      const Datum value = evaluate(at, child + 1);
      const ObjectBody* body = single_body(value);
      const bool texts = body != nullptr && body->kind == BodyKind::dict && !body->open &&
                         std::ranges::all_of(body->keys, [](const Datum& key) { return key.is(Kind::text); });
      if (!texts) out.exact = false;
      for (std::size_t i = 0; texts && i < body->items.size(); ++i)
        out.keywords.emplace_back(kept(body->keys[i].text), body->items[i]);
    } else {
      out.positional.push_back(evaluate(at, child));
    }
  }
  return out;
}

Datum Interpreter::evaluate_call(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId callee = node + 1;
  if (facts.node(node).size() < 2) return {};
  if (std::optional<Datum> out = call_super(at, node)) return std::move(*out);
  bool takes_names = false;
  for (const NodeId child : facts.children(node)) {
    const NodeId value =
        facts.kind(child) == NodeKind::keyword || facts.kind(child) == NodeKind::double_star ? child + 1 : child;
    takes_names |= child != callee && is_names_call(facts, value);
  }
  const bool has_object = facts.kind(callee) == NodeKind::attribute && facts.node(callee).size() > 1;
  const Datum object = has_object ? evaluate(at, callee + 1) : Datum();
  const std::string_view name = has_object ? facts.text_of(callee) : std::string_view();
  const CallArguments arguments = evaluate_arguments(at, node);
  if (!state_.live) return {};
  for (const Datum& each : arguments.positional)  // map(X.append, ...) may call it
    if (each.is(Kind::method)) forget_objects(each.among->front());
  if (has_object && is_names_call(facts, callee + 1) && name != "get" && name != "keys" && name != "items") {
    forget_frame(facts.text_of(callee + 2) == "globals" ? static_cast<std::uint32_t>(at.file.index()) : at.frame);
    return {};
  }
  if (has_object) {
    if (std::ranges::find(changing_methods, name) != changing_methods.end() && !contents(object).bodies.empty())
      return call_method(at, object, name, arguments, callee + 1);
    Datum out = for_each_alternative(
        object, [&](const Datum& each) { return call_method(at, each, name, arguments, callee + 1); });
    if (takes_names && name != "format" && name != "include") forget_frame(at.frame);
    return out;
  }
  const Datum function = evaluate(at, callee);
  const bool includes = function.is(Kind::external) && function.text == "split_settings.tools.include";
  if (function.is(Kind::external) && std::ranges::find(fills_caller, function.text) != fills_caller.end()) {
    forget_frame(at.frame);
    return {};
  }
  if (takes_names && !includes) {
    const bool pure =
        function.is(Kind::external) && (function.text == "builtins.dict" || function.text == "builtins.sorted");
    if (!pure) forget_frame(at.frame);
    return {};
  }
  return for_each_alternative(function, [&](const Datum& each) { return call(at, each, arguments); });
}

Datum Interpreter::call(const CodeContext& at, const Datum& callee, const CallArguments& arguments) {
  switch (callee.kind) {
    case Kind::function: return call_function(callee, arguments);
    case Kind::external: return call_external(at, callee.text, arguments);
    case Kind::method: return call_method(at, callee.among->front(), callee.text, arguments, 0);
    case Kind::path: return path_method(callee, "", arguments);
    case Kind::object: return call_method(at, callee, "", arguments, 0);
    case Kind::cls: {
      if (const ClassId cls = model_.class_of(callee.file, callee.id); demand_ != nullptr && cls.valid()) {
        if (is_enum(cls) && arguments.positional.size() == 1) return arguments.positional[0];
        CallArguments given = arguments;
        given.exact = given.exact && !has_own_identity(cls);
        return instance(model_.cls(cls).qualified, given);
      }
      const FileFacts& facts = model_.facts(callee.file);
      const Module* module = model_.module_of(callee.file);
      const std::string_view name = facts.text(facts.scopes()[callee.id].name);
      return instance((module == nullptr ? std::string() : module->dotted + ".") + std::string(name), arguments);
    }
    default: forget_arguments(arguments); return {};
  }
}

/// A function of which nothing is known may change what it is given.
void Interpreter::forget_arguments(const CallArguments& arguments) {
  for (const Datum& each : arguments.positional) {
    forget_objects(each);
    if (each.is(Kind::module) && each.file.valid()) forget_frame(static_cast<std::uint32_t>(each.file.index()));
  }
}

Datum Interpreter::instance(std::string_view callee, const CallArguments& arguments) {
  ObjectBody body;
  body.kind = BodyKind::instance;
  body.callee = callee;
  body.items = arguments.positional;
  body.keys.assign(body.items.size(), Datum::of(Kind::none));
  for (const auto& [name, value] : arguments.keywords) {
    body.keys.push_back(Datum::string(std::string(name)));
    body.items.push_back(value);
  }
  body.open = !arguments.exact;
  return make(std::move(body));
}

/// Binds a function's parameters in the frame of its call. False where the call doesn't fit.
bool Interpreter::bind_parameters(const CodeContext& at, NodeId definition, const CallArguments& arguments) {
  const FileFacts& facts = model_.facts(at.file);
  std::size_t position = 0;
  std::vector<std::string_view> taken;
  for (const NodeId parameter : facts.children(definition)) {
    if (facts.kind(parameter) != NodeKind::parameter) continue;
    const Node& node = facts.node(parameter);
    const std::string_view name = facts.text_of(parameter);
    const Origin origin{at.file, facts.span(parameter)};
    if (node.has(flag_star)) {
      std::vector<Datum> rest;
      while (position < arguments.positional.size()) rest.push_back(arguments.positional[position++]);
      bind(at, name, make_list(std::move(rest), BodyKind::tuple, !arguments.exact), origin);
      continue;
    }
    if (node.has(flag_double_star)) {
      ObjectBody rest;
      rest.kind = BodyKind::dict;
      rest.open = !arguments.exact;
      for (const auto& [key, value] : arguments.keywords) {
        if (std::ranges::find(taken, key) != taken.end()) continue;
        rest.keys.push_back(Datum::string(std::string(key)));
        rest.items.push_back(value);
      }
      bind(at, name, make(std::move(rest)), origin);
      continue;
    }
    Datum value;
    const Datum* given = arguments.keyword(name);
    taken.push_back(name);
    NodeId fallback = facts.node(parameter).size() > 1 ? facts.last_child(parameter) : 0;
    if (fallback != 0 && facts.kind(fallback) == NodeKind::annotation) fallback = 0;
    if (given != nullptr) value = *given;
    else if (position < arguments.positional.size() && !node.has(flag_keyword_only))
      value = arguments.positional[position++];
    else if (fallback != 0 && arguments.exact) value = evaluate(at, fallback);
    else if (arguments.exact) return false;
    bind(at, name, std::move(value), origin);
  }
  return position >= arguments.positional.size();
}

Datum Interpreter::call_function(const Datum& function, const CallArguments& arguments) {
  const DepthGuard depth(*this);
  const FileFacts& facts = model_.facts(function.file);
  const NodeId definition = facts.scopes()[function.id].node;
  const NodeId body = facts.body(definition);
  const NodeId end = definition + facts.node(definition).size();
  if (!depth.ok || body == 0 || facts.node(definition).has(flag_async)) return {};
  bool keeps_frame = false;
  for (NodeId id = body; id < end; ++id) {
    if (facts.kind(id) == NodeKind::yield_expr) return {};
    keeps_frame |= facts.kind(id) == NodeKind::function_def || facts.kind(id) == NodeKind::class_def;
  }
  const auto module = static_cast<std::uint32_t>(function.file.index());
  const bool lives =
      state_.frames.contains(function.frame) || (demand_ != nullptr && demand_->places.contains(function.frame));
  const CodeContext at{function.file, new_frame(lives ? function.frame : module)};
  if (!bind_parameters(at, definition, arguments)) return {};
  std::vector<std::pair<ProgramState, Datum>> returns;
  const Exits outer = exits_;
  exits_ = Exits();
  exits_.raises = outer.raises;
  exits_.returns = &returns;
  run_block(at, body + 1, end);
  exits_ = outer;
  std::vector<ProgramState> ends;
  if (state_.live) returns.emplace_back(state_, Datum::of(Kind::none));
  if (returns.empty()) return {};  // it raises
  Datum out = returns[0].second;
  for (std::size_t i = 1; i < returns.size(); ++i) out = either(out, returns[i].second);
  for (auto& [state, value] : returns) ends.push_back(std::move(state));
  join_into(std::move(ends));
  if (!keeps_frame) state_.frames.erase(at.frame);
  return out;
}

Datum Interpreter::call_external(const CodeContext& at, std::string_view dotted, const CallArguments& arguments) {
  if (demand_ != nullptr)
    if (std::optional<Datum> value = demanded_call(dotted, arguments)) return std::move(*value);
  if (dotted.ends_with(".__init__") && !arguments.positional.empty() && is_followed(arguments.positional[0])) {
    CallArguments rest = arguments;  // models.CharField.__init__(self, ...)
    rest.positional.erase(rest.positional.begin());
    return initialize(arguments.positional[0], rest);
  }
  if (dotted.starts_with("builtins.")) return call_builtin(at, dotted.substr(9), arguments);
  if (dotted.starts_with("os.path.") || dotted.starts_with("pathlib.") || dotted == "os.fspath" ||
      dotted == "environ.Path" || dotted == "unipath.Path" || dotted == "path.Path")
    return path_call(dotted, arguments);
  if (std::optional<Datum> value = environment_call(dotted, arguments)) return std::move(*value);
  if (dotted == "collections.OrderedDict" && arguments.exact) return make_dict(arguments);
  if (dotted == "copy.copy" || dotted == "copy.deepcopy") {
    if (arguments.positional.size() != 1) return {};
    if (dotted == "copy.deepcopy") return deep_copy(arguments.positional[0]);
    const Contents held = contents(arguments.positional[0]);
    return held.open || held.bodies.empty() ? Datum() : make(held.bodies);
  }
  if (dotted == "split_settings.tools.include") {
    include_settings(at, arguments);
    return Datum::of(Kind::none);
  }
  if (dotted == "typing.cast" && arguments.positional.size() == 2) return arguments.positional[1];
  if (dotted == "sys.exit") {
    run_raise();
    return {};
  }
  for (const Datum& each : arguments.positional)  // it may set what it likes in a module
    if (each.is(Kind::module) && each.file.valid()) forget_frame(static_cast<std::uint32_t>(each.file.index()));
  return instance(dotted, arguments);
}

/// A value whose objects, and theirs, are its own.
Datum Interpreter::deep_copy(const Datum& value) {
  const DepthGuard depth(*this);
  if (!depth.ok || !spend(1)) return {};
  return for_each_alternative(value, [&](const Datum& each) {
    if (!each.is(Kind::object)) return each;
    const Bodies* held = bodies(each.id);
    if (held == nullptr) return Datum();
    Bodies copies = *held;
    for (ObjectBody& body : copies)
      for (Datum& item : body.items) item = deep_copy(item);
    return make(std::move(copies));
  });
}

Datum Interpreter::call_method(const CodeContext& at, const Datum& object, std::string_view name,
                               const CallArguments& arguments, NodeId object_node) {
  switch (object.kind) {
    case Kind::text: return text_method(object, name, arguments);
    case Kind::path: return path_method(object, name, arguments);
    case Kind::module: return call(at, module_attribute(object, name), arguments);
    case Kind::external: return call_external(at, object.text + "." + std::string(name), arguments);
    case Kind::cls: return demand_ == nullptr ? Datum() : call_class_method(at, object, name, arguments);
    case Kind::object:
    case Kind::several: break;
    default: return call(at, {}, arguments);
  }
  if (is_followed(object)) return call_on_instance(object, name, arguments, {});
  if (const ObjectBody* body = single_body(object); body != nullptr && body->kind == BodyKind::instance)
    return environment_method(*body, name, arguments);
  std::optional<Datum> out = container_method(at, object, name, arguments, object_node);
  return out ? std::move(*out) : Datum();
}

}  // namespace djvet
