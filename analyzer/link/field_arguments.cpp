// Runs the constructors of field classes one after the other on expressions instead of values, statement by statement.
// SPDX-License-Identifier: MIT
#include "analyzer/link/field_arguments.h"

#include <algorithm>
#include <optional>

#include "analyzer/django/fields.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

constexpr std::size_t max_constructors = 12;  // of one field's classes; beyond, the arguments are open

}  // namespace

const FieldArgument* FieldArguments::find(std::string_view name) const {
  const auto found = std::ranges::find(named, name, &Named::name);
  return found == named.end() ? nullptr : &found->value;
}

void FieldArguments::set(std::string_view name, const FieldArgument& value) {
  const auto found = std::ranges::find(named, name, &Named::name);
  if (found != named.end()) found->value = value;
  else named.push_back({name, value});
}

void FieldArguments::set_default(std::string_view name, const FieldArgument& value) {
  if (find(name) == nullptr) set(name, open ? FieldArgument{} : value);
}

void FieldArguments::remove(std::string_view name) {
  std::erase_if(named, [&](const Named& argument) { return argument.name == name; });
}

/// One `def __init__(self, ...)` of a field class: binds its parameters, and follows what its body does to them until it
/// calls the next constructor.
class Constructor {
 public:
  Constructor(const ProjectModel& model, FileId file, ScopeId scope)
      : model_(model), facts_(model.facts(file)), file_(file), scope_(scope) {}

  /// What the next constructor is given; open when the body doesn't call it in a way that is read.
  FieldArguments run(const FieldArguments& given) {
    bind(given);
    const NodeId body = facts_.body(facts_.scopes()[scope_].node);
    if (body != 0)
      for (const NodeId statement : facts_.children(body))
        if (!next_ && !done_) follow(statement, false);
    if (next_) return std::move(*next_);
    rest_.open = true;
    return std::move(rest_);
  }

 private:
  struct Local {
    std::string_view name;
    FieldArgument value;
    bool absent = false;  // a parameter's default stands for it
  };

  FieldArgument here(NodeId node) const { return {file_, scope_, node, Resolver::anywhere}; }

  void bind(const FieldArguments& given) {
    rest_.open = given.open;
    std::vector<FieldArguments::Named> left = given.named;
    std::size_t position = 0;
    bool first = true;
    for (const NodeId child : facts_.children(facts_.scopes()[scope_].node)) {
      if (facts_.kind(child) != NodeKind::parameter) continue;
      if (first) {  // self
        first = false;
        continue;
      }
      const Node& parameter = facts_.node(child);
      const std::string_view name = facts_.text_of(child);
      if (parameter.has(flag_double_star)) {
        keywords_ = name;
      } else if (parameter.has(flag_star)) {
        if (!name.empty()) variadic_ = name;
        for (; position < given.positional.size(); ++position) extra_.push_back(given.positional[position]);
      } else {
        Local local{name, {}, false};
        const auto named = std::ranges::find(left, name, &FieldArguments::Named::name);
        if (!parameter.has(flag_keyword_only) && position < given.positional.size()) {
          local.value = given.positional[position++];
        } else if (named != left.end()) {
          local.value = named->value;
          left.erase(named);
        } else {
          for (const NodeId part : facts_.children(child))
            if (facts_.kind(part) != NodeKind::annotation) local.value = {file_, 0, part, Resolver::anywhere};
          if (given.open) local.value = {};
        }
        locals_.push_back(local);
      }
    }
    for (; position < given.positional.size(); ++position) extra_.push_back(given.positional[position]);
    rest_.named = std::move(left);
  }

  [[nodiscard]] FieldArgument value(NodeId node) const {
    if (facts_.kind(node) == NodeKind::name) {
      const auto local = std::ranges::find(locals_, facts_.text_of(node), &Local::name);
      if (local != locals_.end()) return local->value;
    }
    return here(node);
  }

  void assign_local(std::string_view name, const FieldArgument& value) {
    const auto local = std::ranges::find(locals_, name, &Local::name);
    if (local != locals_.end()) local->value = value;
    else locals_.push_back({name, value, false});
  }

  [[nodiscard]] bool is_keywords(NodeId node) const {
    return !keywords_.empty() && facts_.kind(node) == NodeKind::name && facts_.text_of(node) == keywords_;
  }

  [[nodiscard]] bool mentions_keywords(NodeId tree) const {
    for (NodeId at = tree; at < tree + facts_.node(tree).size(); ++at)
      if (is_keywords(at)) return true;
    return false;
  }

  /// `kwargs["name"]`, or nothing.
  [[nodiscard]] std::optional<std::string_view> item(NodeId node) const {
    if (facts_.kind(node) != NodeKind::subscript || !is_keywords(facts_.child(node, 0))) return std::nullopt;
    const NodeId index = facts_.child(node, 1);
    if (index == 0 || facts_.kind(index) != NodeKind::string) return std::nullopt;
    return facts_.text_of(index);
  }

  /// The method's name and its literal first argument of `kwargs.method("name", ...)`.
  struct Method {
    std::string_view name;
    std::string_view key;
    NodeId other = 0;  // the second argument
    bool literal = false;
  };
  [[nodiscard]] std::optional<Method> method(NodeId call) const {
    if (facts_.kind(call) != NodeKind::call) return std::nullopt;
    const NodeId callee = facts_.child(call, 0);
    if (facts_.kind(callee) != NodeKind::attribute || !is_keywords(callee + 1)) return std::nullopt;
    Method out{facts_.text_of(callee), {}, facts_.child(call, 2), false};
    const NodeId first = facts_.child(call, 1);
    out.literal = first != 0 && facts_.kind(first) == NodeKind::string;
    if (out.literal) out.key = facts_.text_of(first);
    return out;
  }

  /// One statement; `unsure` below a condition that isn't known.
  void follow(NodeId at, bool unsure) {
    switch (facts_.kind(at)) {
      case NodeKind::call: return call(at, unsure);
      case NodeKind::assign: return assign(at, unsure);
      case NodeKind::if_stmt: return condition(at, unsure);
      case NodeKind::return_stmt:
        if (facts_.node(at).size() > 1) follow(at + 1, unsure);
        return;
      case NodeKind::delete_stmt:
        for (const NodeId target : facts_.children(at)) {
          const auto key = item(target);
          if (!key) rest_.open |= mentions_keywords(target);
          else if (unsure) rest_.set(*key, {});
          else rest_.remove(*key);
        }
        return;
      case NodeKind::raise_stmt:
      case NodeKind::assert_stmt:
      case NodeKind::string:
      case NodeKind::pass_stmt:
      case NodeKind::import_stmt: return;
      default: rest_.open |= mentions_keywords(at);
    }
  }

  void call(NodeId at, bool unsure) {
    if (is_next_constructor(at)) return call_next(at, unsure);
    const std::optional<Method> on = method(at);
    if (!on) {
      rest_.open |= mentions_keywords(at);
    } else if (on->name == "setdefault" && on->literal) {
      if (unsure && rest_.find(on->key) == nullptr) rest_.set(on->key, {});
      else if (!unsure) rest_.set_default(on->key, on->other == 0 ? FieldArgument{} : value(on->other));
    } else if (on->name == "pop" && on->literal) {
      if (unsure) rest_.set(on->key, {});
      else rest_.remove(on->key);
    } else if (on->name == "update") {
      update(at, unsure);
    } else if (on->name != "get" && on->name != "keys" && on->name != "items") {
      rest_.open = true;
    }
  }

  /// kwargs.update({...}) and kwargs.update(name=...).
  void update(NodeId at, bool unsure) {
    bool callee = true;
    for (const NodeId argument : facts_.children(at)) {
      if (std::exchange(callee, false)) continue;
      if (facts_.kind(argument) == NodeKind::keyword) {
        rest_.set(facts_.text_of(argument), unsure ? FieldArgument{} : value(facts_.child(argument, 0)));
      } else if (facts_.kind(argument) == NodeKind::dict) {
        add_pairs(argument, rest_, unsure, true);
      } else {
        rest_.open = true;
      }
    }
  }

  void add_pairs(NodeId dict, FieldArguments& to, bool unsure, bool replace) {
    for (const NodeId pair : facts_.children(dict)) {
      const NodeId key = facts_.kind(pair) == NodeKind::pair ? facts_.child(pair, 0) : 0;
      if (key == 0 || facts_.kind(key) != NodeKind::string) {
        to.open = true;
        continue;
      }
      const FieldArgument given = unsure ? FieldArgument{} : value(facts_.child(pair, 1));
      if (replace) to.set(facts_.text_of(key), given);
      else to.set_default(facts_.text_of(key), given);
    }
  }

  void assign(NodeId at, bool unsure) {
    if (facts_.node(at).has(flag_no_value)) return;
    const NodeId given = facts_.last_child(at);
    for (const NodeId target : facts_.children(at)) {
      if (target == given) break;
      if (const auto key = item(target)) {
        rest_.set(*key, unsure ? FieldArgument{} : value(given));
      } else if (is_keywords(target)) {
        rebuild(given);
      } else if (facts_.kind(target) == NodeKind::name) {
        const FieldArgument taken = take(given, unsure);
        assign_local(facts_.text_of(target), unsure ? FieldArgument{} : taken);
      } else if (facts_.kind(given) == NodeKind::call && method(given)) {
        take(given, unsure);  // self.option = kwargs.pop("option", None)
      } else {
        rest_.open |= mentions_keywords(given);
      }
    }
  }

  /// The value of an expression, and what evaluating it does to the keywords.
  FieldArgument take(NodeId given, bool unsure) {
    const std::optional<Method> on = method(given);
    if (!on) {
      rest_.open |= mentions_keywords(given) && facts_.kind(given) != NodeKind::compare;
      return value(given);
    }
    if (!on->literal || (on->name != "pop" && on->name != "get" && on->name != "setdefault")) {
      rest_.open = true;
      return {};
    }
    if (on->name == "setdefault") rest_.set_default(on->key, on->other == 0 ? FieldArgument{} : value(on->other));
    const FieldArgument* found = rest_.find(on->key);
    const FieldArgument out = found != nullptr               ? *found
                              : rest_.open || on->other == 0 ? FieldArgument{}
                                                             : value(on->other);
    if (on->name == "pop") {
      if (unsure) rest_.set(on->key, {});
      else rest_.remove(on->key);
    }
    return out;
  }

  /// kwargs = {"name": ..., **kwargs}
  void rebuild(NodeId given) {
    if (facts_.kind(given) != NodeKind::dict) {
      rest_.open = true;
      return;
    }
    bool seen = false;
    for (const NodeId pair : facts_.children(given)) {
      if (facts_.kind(pair) == NodeKind::double_star && is_keywords(pair + 1)) {
        seen = true;
      } else if (facts_.kind(pair) == NodeKind::pair && facts_.kind(facts_.child(pair, 0)) == NodeKind::string) {
        const std::string_view key = facts_.text_of(facts_.child(pair, 0));
        const FieldArgument pair_value = value(facts_.child(pair, 1));
        if (seen) rest_.set(key, pair_value);
        else rest_.set_default(key, pair_value);
      } else {
        rest_.open = true;
      }
    }
    if (!seen) rest_.open = true;
  }

  /// `if "name" [not] in kwargs` is decided; of any other condition both sides may run.
  void condition(NodeId at, bool unsure) {
    const NodeId test = facts_.child(at, 0);
    const NodeId body = facts_.child(at, 1);
    const bool plain = body != 0 && facts_.child(at, 2) == 0;
    if (plain && facts_.kind(test) == NodeKind::compare && is_keywords(facts_.child(test, 1)) &&
        facts_.kind(facts_.child(test, 0)) == NodeKind::string) {
      const bool present = rest_.find(facts_.text_of(facts_.child(test, 0))) != nullptr;
      const Operator op = facts_.node(test).op();
      if (op == Operator::in || op == Operator::not_in) {
        if (present != (op == Operator::in) && !(rest_.open && !present)) return;
        const bool sure = !rest_.open || present;
        for (const NodeId statement : facts_.children(body)) follow(statement, unsure || !sure);
        return;
      }
    }
    rest_.open |= mentions_keywords(test) && facts_.kind(test) == NodeKind::call;
    for (const NodeId part : facts_.children(at)) {
      if (facts_.kind(part) != NodeKind::block && facts_.kind(part) != NodeKind::else_clause) continue;
      for (const NodeId statement : facts_.children(part)) follow(statement, true);
    }
  }

  [[nodiscard]] bool is_next_constructor(NodeId at) const {
    const NodeId callee = facts_.child(at, 0);
    if (facts_.kind(callee) != NodeKind::attribute || facts_.text_of(callee) != "__init__") return false;
    return true;
  }

  void call_next(NodeId at, bool unsure) {
    FieldArguments out;
    const NodeId callee = facts_.child(at, 0);
    bool skip_self = facts_.kind(callee + 1) != NodeKind::call;  // Base.__init__(self, ...)
    for (const NodeId argument : facts_.children(at)) {
      if (argument == callee) continue;
      switch (facts_.kind(argument)) {
        case NodeKind::keyword: out.set(facts_.text_of(argument), value(facts_.child(argument, 0))); break;
        case NodeKind::star:
          if (facts_.kind(argument + 1) == NodeKind::name && facts_.text_of(argument + 1) == variadic_)
            out.positional.insert(out.positional.end(), extra_.begin(), extra_.end());
          else out.open = true;
          break;
        case NodeKind::double_star:
          if (is_keywords(argument + 1)) {
            for (const FieldArguments::Named& named : rest_.named) out.set(named.name, named.value);
            out.open |= rest_.open;
          } else {
            out.open = true;
          }
          break;
        default:
          if (!std::exchange(skip_self, false)) out.positional.push_back(value(argument));
      }
    }
    if (unsure) {  // another call may be made instead
      out.open = true;
      for (FieldArguments::Named& named : out.named) named.value = {};
      for (FieldArgument& positional : out.positional) positional = {};
      done_ = true;
    }
    next_ = std::move(out);
  }

  const ProjectModel& model_;
  const FileFacts& facts_;
  FileId file_;
  ScopeId scope_;
  std::string_view keywords_;         // the name of **kwargs
  std::string_view variadic_;         // the name of *args
  std::vector<FieldArgument> extra_;  // what *args holds
  FieldArguments rest_;               // what **kwargs holds
  std::vector<Local> locals_;
  std::optional<FieldArguments> next_;
  bool done_ = false;
};

FieldArguments ArgumentReader::written(const FieldArgument& call) const {
  const FileFacts& facts = model_.facts(call.file);
  FieldArguments out;
  const auto at = [&](NodeId node) { return FieldArgument{call.file, call.scope, node, call.before}; };
  bool callee = true;
  for (const NodeId argument : facts.children(call.node)) {
    if (std::exchange(callee, false)) continue;
    switch (facts.kind(argument)) {
      case NodeKind::keyword: out.set(facts.text_of(argument), at(facts.child(argument, 0))); break;
      case NodeKind::star:
      case NodeKind::double_star: out.open = true; break;
      default: out.positional.push_back(at(argument));
    }
  }
  return out;
}

FieldArguments ArgumentReader::received(const FieldArgument& call, const std::vector<Ancestor>& order) const {
  FieldArguments arguments = written(call);
  const Resolver resolver(model_);
  std::size_t constructors = 0;
  for (const Ancestor& ancestor : order) {
    if (!ancestor.cls.valid()) {
      const std::span<const std::string_view> names = constructor_parameters(ancestor.external);
      if (names.empty() && !arguments.positional.empty()) arguments.open = true;
      for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
        if (i < names.size()) arguments.set(names[i], arguments.positional[i]);
        else arguments.open = true;
      }
      arguments.positional.clear();
      return arguments;
    }
    const std::optional<Symbol> init = resolver.own_member(ancestor.cls, "__init__");
    if (!init) continue;
    if (init->kind != Symbol::Kind::function || ++constructors > max_constructors) {
      arguments.open = true;
      continue;
    }
    arguments = Constructor(model_, init->file, init->scope).run(arguments);
  }
  return arguments;
}

}  // namespace djvet
