// Looks names up by the resolver; what it can't tell is made by the statements that bind the name.
// SPDX-License-Identifier: MIT
#include "analyzer/link/evaluate/demand.h"

#include <algorithm>
#include <array>

#include "analyzer/link/evaluate/interpreter.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

constexpr auto changing_methods =
    std::to_array<std::string_view>({"append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse",
                                     "update", "setdefault", "add", "discard", "popitem"});

/// The name that a chain of attributes and subscripts starts with, or nothing.
std::string_view root_of(const FileFacts& facts, NodeId node) {
  while (facts.kind(node) == NodeKind::attribute || facts.kind(node) == NodeKind::subscript) {
    if (facts.node(node).size() < 2) return {};
    ++node;
  }
  return facts.kind(node) == NodeKind::name ? facts.text_of(node) : std::string_view();
}

/// The name whose object a node changes: `x.append(..)`, `x[..] = `, `x.y = `, `x += `, `del x[..]`.
std::string_view changed_by(const FileFacts& facts, NodeId node) {
  switch (facts.kind(node)) {
    case NodeKind::call:
      if (facts.node(node).size() > 1 && facts.kind(node + 1) == NodeKind::attribute &&
          std::ranges::find(changing_methods, facts.text_of(node + 1)) != changing_methods.end())
        return root_of(facts, node + 1);
      return {};
    case NodeKind::aug_assign: return root_of(facts, node + 1);
    case NodeKind::assign:
    case NodeKind::delete_stmt:
      for (const NodeId child : facts.children(node))
        if (facts.kind(child) == NodeKind::subscript || facts.kind(child) == NodeKind::attribute)
          if (facts.kind(node) == NodeKind::delete_stmt || child != facts.last_child(node))
            return root_of(facts, child);
      return {};
    default: return {};
  }
}

/// Calls `body` with each node of a statement that runs with it: not those of functions and classes inside it.
template <class Body>
void each_running(const FileFacts& facts, NodeId statement, const Body& body) {
  const NodeId end = statement + facts.node(statement).size();
  for (NodeId node = statement; node < end;) {
    const NodeKind kind = facts.kind(node);
    body(node);
    node += kind == NodeKind::function_def || kind == NodeKind::class_def || kind == NodeKind::lambda
                ? facts.node(node).size()
                : 1;
  }
}

bool is_target(const FileFacts& facts, NodeId node, std::string_view name) {
  switch (facts.kind(node)) {
    case NodeKind::assign: {
      const NodeId value = facts.last_child(node);
      for (const NodeId target : facts.children(node)) {
        if (target == value || facts.kind(target) == NodeKind::annotation) continue;
        const NodeId end = target + facts.node(target).size();
        for (NodeId at = target; at < end; ++at)
          if (facts.kind(at) == NodeKind::name && facts.text_of(at) == name) return true;
      }
      return false;
    }
    case NodeKind::for_stmt:
    case NodeKind::aug_assign: {
      const NodeId end = node + 1 + facts.node(node + 1).size();
      for (NodeId at = node + 1; at < end; ++at)
        if (facts.kind(at) == NodeKind::name && facts.text_of(at) == name) return true;
      return false;
    }
    case NodeKind::function_def:
    case NodeKind::class_def:
    case NodeKind::named: return facts.text_of(node) == name;
    case NodeKind::import_stmt: return facts.text(facts.imports()[facts.node(node).text()].bound) == name;
    case NodeKind::delete_stmt:
      for (const NodeId child : facts.children(node))
        if (facts.kind(child) == NodeKind::name && facts.text_of(child) == name) return true;
      return false;
    default: return false;
  }
}

/// The first statement of a scope and the end of its last one.
std::pair<NodeId, NodeId> statements_of(const FileFacts& facts, ScopeId scope) {
  const NodeId node = facts.scopes()[scope].node;
  if (scope == 0) return {1, static_cast<NodeId>(facts.nodes().size())};
  const NodeId body = facts.body(node);
  if (body == 0) return {0, 0};
  return {body + 1, body + facts.node(body).size()};
}

}  // namespace

Datum Interpreter::evaluate_at(FileId file, ScopeId scope, NodeId expression, bool whole_scope) {
  if (demand_ == nullptr) demand_ = std::make_unique<Demand>(model_);
  state_.live = true;
  const NodeId before = whole_scope ? Resolver::anywhere : expression;
  return evaluate({file, demanded_frame(file, scope, before)}, expression);
}

std::uint32_t Interpreter::demanded_frame(FileId file, ScopeId scope, NodeId before) {
  const Demand::Place place{file, scope, before};
  const auto [slot, fresh] = demand_->frames.try_emplace(place, 0);
  if (fresh) {
    slot->second = next_frame_++;
    demand_->places.emplace(slot->second, place);
  }
  return slot->second;
}

/// A name that no frame around the code binds: what the place that the outermost frame stands for says it is.
Datum Interpreter::demanded_name(const CodeContext& at, std::string_view name) {
  std::uint32_t id = at.frame;
  for (int hops = 0; hops < DepthGuard::max_depth; ++hops) {
    const auto place = demand_->places.find(id);
    if (place != demand_->places.end())
      return demanded(place->second.file, place->second.scope, name, place->second.before);
    const auto frame = state_.frames.find(id);
    if (frame == state_.frames.end()) break;
    id = frame->second->parent;
  }
  return {};
}

Datum Interpreter::demanded(FileId file, ScopeId scope, std::string_view name, NodeId before) {
  const DepthGuard depth(*this);
  if (!depth.ok || !spend(1)) return {};
  const FileFacts& facts = model_.facts(file);
  for (ScopeId at = scope;; at = facts.scopes()[at].parent) {
    const bool visible = at == scope || !facts.scopes()[at].is(scope_class);
    if (visible && !facts.scopes()[at].is(scope_function) && changed_names(file, at).contains(name))
      return djvet::bound(made_by_statements(file, at, name));
    if (at == 0) break;
  }
  const Symbol symbol = demand_->resolver.name(file, scope, name, before);
  if (symbol.kind != Symbol::Kind::unknown) return datum_of(symbol);
  for (ScopeId at = scope;; at = facts.scopes()[at].parent) {
    const bool visible = at == scope || !facts.scopes()[at].is(scope_class);
    if (visible && !facts.scopes()[at].is(scope_function) && model_.tables().scopes.of(file, at).binds(facts, name))
      return djvet::bound(made_by_statements(file, at, name));
    if (at == 0) break;
  }
  return {};
}

const std::set<std::string_view>& Interpreter::changed_names(FileId file, ScopeId scope) {
  const auto [slot, fresh] = demand_->changed.try_emplace({file, scope});
  if (!fresh) return slot->second;
  const FileFacts& facts = model_.facts(file);
  const auto [begin, end] = statements_of(facts, scope);
  for (NodeId statement = begin; statement < end; statement += facts.node(statement).size())
    each_running(facts, statement, [&](NodeId node) {
      if (const std::string_view name = changed_by(facts, node); !name.empty()) slot->second.insert(name);
    });
  return slot->second;
}

/// Names of a module whose objects its functions change, such as a list that decorators fill.
const std::set<std::string_view>& Interpreter::names_changed_later(FileId file) {
  const auto [slot, fresh] = demand_->later.try_emplace(file);
  if (!fresh) return slot->second;
  const FileFacts& facts = model_.facts(file);
  for (const Scope& scope : facts.scopes()) {
    if (!scope.is(scope_function)) continue;
    const NodeId end = scope.node + facts.node(scope.node).size();
    for (NodeId node = scope.node; node < end; ++node)
      if (const std::string_view name = changed_by(facts, node); !name.empty()) slot->second.insert(name);
  }
  return slot->second;
}

/// Runs the statements of a scope that bind a name or change its object, in order, and gives what it then is.
Datum Interpreter::made_by_statements(FileId file, ScopeId scope, std::string_view name) {
  const Demand::Name key{file, scope, name};
  if (const auto known = demand_->made.find(key); known != demand_->made.end()) return known->second;
  if (!demand_->open_names.insert(key).second) return {};
  const FileFacts& facts = model_.facts(file);
  const CodeContext at{file, new_frame(demanded_frame(file, scope, Resolver::anywhere))};
  const auto [begin, end] = statements_of(facts, scope);
  const Exits outer = exits_;
  exits_ = Exits();
  for (NodeId statement = begin; statement < end && state_.live; statement += facts.node(statement).size()) {
    bool concerned = false;
    each_running(facts, statement, [&](NodeId node) {
      concerned = concerned || is_target(facts, node, name) || changed_by(facts, node) == name;
    });
    if (concerned) run_statement(at, statement);
  }
  exits_ = outer;
  Datum out;
  if (const auto frame = state_.frames.find(at.frame); frame != state_.frames.end() && state_.live) {
    const auto found = frame->second->names.find(name);
    if (found != frame->second->names.end()) out = found->second.value;
    else if (!frame->second->is_opaque) out = Datum::of(Kind::absent);
  }
  if (!exhausted_) state_.live = true;
  demand_->open_names.erase(key);
  demand_->made[key] = out;
  return out;
}

bool Interpreter::is_changed_later(const Symbol& symbol) {
  const FileFacts& facts = model_.facts(symbol.file);
  const std::set<std::string_view>& names = names_changed_later(symbol.file);
  return std::ranges::any_of(model_.tables().scopes.of(symbol.file, 0).all(), [&](const Binding& binding) {
    return binding.kind == Binding::Kind::value && binding.index == symbol.node &&
           names.contains(facts.text(binding.name));
  });
}

Datum Interpreter::datum_of(const Symbol& symbol) {
  Datum out;
  switch (symbol.kind) {
    case Symbol::Kind::unknown: return {};
    case Symbol::Kind::module:
      out.kind = Kind::module;
      out.file = symbol.file;
      return out;
    case Symbol::Kind::cls:
      out.kind = Kind::cls;
      out.file = symbol.file;
      out.id = symbol.scope;
      out.frame = ProgramFrame::none;
      return out;
    case Symbol::Kind::function:
      out.kind = Kind::function;
      out.file = symbol.file;
      out.id = symbol.scope;
      out.frame =
          demanded_frame(symbol.file, model_.facts(symbol.file).scopes()[symbol.scope].parent, Resolver::anywhere);
      return out;
    case Symbol::Kind::external: return demanded_external(symbol.external);
    case Symbol::Kind::value: break;
  }
  const std::pair<FileId, NodeId> key{symbol.file, symbol.node};
  if (const auto known = demand_->values.find(key); known != demand_->values.end()) return known->second;
  if (!demand_->open_values.insert(key).second) return {};
  out = evaluate({symbol.file, demanded_frame(symbol.file, symbol.scope, symbol.node)}, symbol.node);
  if (symbol.scope == 0 && out.is(Kind::object) && single_body(out) != nullptr &&
      single_body(out)->kind != BodyKind::tuple && is_changed_later(symbol))
    out = {};
  demand_->open_values.erase(key);
  demand_->values[key] = out;
  return out;
}

/// A name outside the tree; a setting is what the project's settings modules agree on.
Datum Interpreter::demanded_external(std::string_view dotted) {
  constexpr std::string_view settings = "django.conf.settings.";
  if (dotted.starts_with(settings) && settings_) {
    const std::optional<Constant> value = settings_(dotted.substr(settings.size()));
    if (value && !value->is(Constant::Kind::absent)) return from_constant(*value);
  }
  // The Django whose behaviour djvet knows; code compares it with older ones.
  if (dotted == "django.VERSION")
    return make_list(
        {Datum::integer(5), Datum::integer(2), Datum::integer(0), Datum::string("final"), Datum::integer(0)},
        BodyKind::tuple);
  return Datum::external(std::string(dotted));
}

Datum Interpreter::from_constant(const Constant& constant) {
  const DepthGuard depth(*this);
  if (!depth.ok || !spend(1) || constant.open) return {};
  Datum out;
  switch (constant.kind) {
    case Constant::Kind::none: return Datum::of(Kind::none);
    case Constant::Kind::boolean: return Datum::boolean(constant.number != 0);
    case Constant::Kind::integer: return Datum::integer(constant.number);
    case Constant::Kind::string: return Datum::string(constant.text);
    case Constant::Kind::floating:
      out = Datum::of(Kind::floating);
      out.real = constant.real;
      return out;
    case Constant::Kind::reference: return Datum::external(constant.text);
    case Constant::Kind::list:
    case Constant::Kind::tuple:
    case Constant::Kind::set:
    case Constant::Kind::dict:
    case Constant::Kind::call: break;
    default: return {};
  }
  ObjectBody body;
  body.kind = constant.is(Constant::Kind::list)    ? BodyKind::list
              : constant.is(Constant::Kind::tuple) ? BodyKind::tuple
              : constant.is(Constant::Kind::set)   ? BodyKind::set
              : constant.is(Constant::Kind::dict)  ? BodyKind::dict
                                                   : BodyKind::instance;
  body.callee = constant.text;
  for (const Constant& item : constant.items) body.items.push_back(from_constant(item));
  for (const Constant& key : constant.keys) body.keys.push_back(from_constant(key));
  return make(std::move(body));
}

}  // namespace djvet
