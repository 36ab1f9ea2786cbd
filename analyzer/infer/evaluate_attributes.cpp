// Attributes: relations and columns of rows, members of models and other classes, what super() finds.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/decorators.h"
#include "analyzer/django/described_models.h"
#include "analyzer/infer/evaluator.h"
#include "analyzer/model/resolver.h"

namespace djvet {

using Kind = Value::Kind;

Value Evaluator::from_symbol(Symbol symbol) {
  switch (symbol.kind) {
    case Symbol::Kind::unknown: return {};
    case Symbol::Kind::value: return value_of(symbol);
    case Symbol::Kind::function: return function_value(symbol.file, symbol.scope, {});
    case Symbol::Kind::cls:
      if (model_.cls(symbol.cls).model.valid()) return {Kind::model_class, model_.cls(symbol.cls).model.value, 0};
      break;
    case Symbol::Kind::external: {
      const DescribedModel* described = described_model(symbol.external);
      if (Symbol code = model_.described(symbol.external); code.kind != Symbol::Kind::unknown) {
        if (code.kind == Symbol::Kind::function) return function_value(code.file, code.scope, {});
        symbol = std::move(code);
        break;
      }
      const ModelId id = described == nullptr || described->abstract
                             ? ModelId{}
                             : model_.find_model(std::string(described->label) + "." + std::string(described->name));
      if (id.valid() && !model_.model(id).cls.valid()) return {Kind::model_class, id.value, 0};
      break;
    }
    case Symbol::Kind::module: break;
  }
  symbols_.push_back(std::move(symbol));
  return {Kind::symbol, static_cast<std::uint32_t>(symbols_.size() - 1), 0};
}

/// The value of a name that a module or class assigns once, evaluated where it stands.
Value Evaluator::value_of(const Symbol& symbol) {
  if (!symbol.file.valid() || symbol.node == 0) return {};
  const Site site{symbol.file, symbol.node};
  const auto [known, is_new] = constants_.try_emplace(site);
  if (!is_new) return fresh(found_in(known->second));  // also what depends on itself: unknown
  known->second.depth = callers_.size();
  callers_.push_back(std::move(frame_));
  frame_ = Frame{};
  frame_.facts = model_.facts(symbol.file);
  frame_.file = symbol.file;
  frame_.scope = symbol.scope;
  ++silent_;
  Value value;
  const bool holds = holds_anywhere(callers_.size() - 1, [&] { value = evaluate(symbol.node); });
  --silent_;
  frame_ = std::move(callers_.back());
  callers_.pop_back();
  if (holds) constants_[site] = {value, std::nullopt};
  else constants_.erase(site);
  return value;
}

/// `request`, `self.request`, `context["request"]`: by its name, as nothing else tells.
bool Evaluator::is_request(NodeId expression) const {
  NodeId node = expression;
  if (frame_.facts.kind(node) == NodeKind::subscript) node = frame_.facts.child(node, 1);
  if (node == 0) return false;
  const NodeKind kind = frame_.facts.kind(node);
  return (kind == NodeKind::name || kind == NodeKind::attribute || kind == NodeKind::string) &&
         frame_.facts.text_of(node) == "request";
}

Value Evaluator::evaluate_attribute(NodeId expression) {
  const NodeId child = frame_.facts.child(expression, 0);
  if (child == 0) return {};
  const Value object = evaluate(child);
  const std::string_view name = frame_.facts.text_of(expression);
  if (name == "user" && object.is(Kind::unknown) && is_request(child) && around_.user_model.valid())
    return costs_ != nullptr
               ? note_user(expression)
               : caller_row(around_.user_model);  // AuthenticationMiddleware, or REST framework's authentication
  if (name == "method" && costs_ != nullptr && object.is(Kind::unknown) && is_request(child))
    return make_text(measured_->method);
  return read_attribute(object, name, expression);
}

Value Evaluator::read_attribute(Value object, std::string_view name, NodeId site) {
  Value unknown;
  unknown.depends = object.depends;
  switch (object.kind) {
    case Kind::instance: return read_instance(object, name, site);
    case Kind::object: return read_object(object, name, site);
    case Kind::parent: return read_parent(object, name, site);
    case Kind::model_class: {
      const ModelId model(object.index);
      const Value manager = manager_of(model, name, site);
      return manager.is(Kind::manager) ? manager : read_class_member(object, model_.model(model).cls, name, site);
    }
    case Kind::queryset:
    case Kind::manager:
      if (name == "model" && querysets_[object.index].model.valid())
        return {Kind::model_class, querysets_[object.index].model.value, object.depends};
      return name == "through" ? through_model(object) : unknown;
    case Kind::symbol: {
      const Symbol symbol = symbols_[object.index];
      if (symbol.kind == Symbol::Kind::cls) return read_class_member(object, symbol.cls, name, site);
      if (symbol.kind == Symbol::Kind::module && symbol.file.valid())
        return from_symbol(Resolver(model_).module_member(symbol.file, name));
      if (symbol.kind == Symbol::Kind::external) return read_external(symbol, name, site);
      return unknown;
    }
    default: return unknown;
  }
}

/// `book.authors.through`: the model of the rows between, where the project has one.
Value Evaluator::through_model(Value manager) const {
  const QuerySet& rows = querysets_[manager.index];
  Value unknown;
  unknown.depends = manager.depends;
  if (!manager.is(Kind::manager) || rows.relations.empty()) return unknown;
  const Relation& relation = model_.relation(rows.relations.back());
  const ModelId through = relation.through.empty() ? ModelId() : model_.find_model(relation.through);
  return through.valid() ? Value{Kind::model_class, through.value, manager.depends} : unknown;
}

/// An attribute of something outside the tree, as its place in the file is resolved.
Value Evaluator::read_external(const Symbol& of, std::string_view name, NodeId site) {
  if (frame_.facts.kind(site) != NodeKind::attribute) {
    Symbol member = of;
    member.external += "." + std::string(name);
    return from_symbol(std::move(member));
  }
  const std::uint64_t place = (std::uint64_t{frame_.file.value} << 32U) | site;
  if (const auto known = resolved_.find(place); known != resolved_.end()) return fresh(known->second);
  const Value value = from_symbol(model_.resolve(frame_.file, frame_.scope, site));
  resolved_.emplace(place, value);
  return value;
}

ClassId Evaluator::class_of(Value value) const {
  switch (value.kind) {
    case Kind::instance: return model_.model(instances_[value.index].model).cls;
    case Kind::model_class: return model_.model(ModelId(value.index)).cls;
    case Kind::object: return objects_[value.index].cls;
    case Kind::symbol: return symbols_[value.index].cls;
    case Kind::queryset: return querysets_[value.index].cls;
    case Kind::manager: {
      const QuerySet& manager = querysets_[value.index];
      return manager.manager.valid() ? manager.manager : manager.cls;
    }
    default: return {};
  }
}

Value Evaluator::read_instance(Value object, std::string_view name, NodeId site) {
  const Instance instance = instances_[object.index];
  Value unknown;
  unknown.depends = object.depends;
  if (instance.source != no_index) {
    const std::string path = join_path(instance.path, name);
    for (const LoadedList& list : sources_[instance.source].loads.lists) {
      if (list.path != path) continue;
      if (!list.model.valid()) return unknown;
      QuerySet rows;
      rows.model = list.model;
      rows.site = sources_[instance.source].site;
      rows.evaluated = true;
      rows.source = instance.source;
      rows.path = path;
      rows.relations = instance.relations;
      rows.loop = instance.loop;
      const Value listed = make(std::move(rows), Kind::queryset, object.depends);
      querysets_[listed.index].passes = instance.passes;
      return listed;
    }
  }
  if (const std::optional<Hop> hop = model_.hop(instance.model, name))
    return read_relation(object, instance, *hop, name, site);
  if (instance.source != no_index) {
    record_deferred(instance, name, site);
    if (std::optional<Value> fixed = fixed_column(instance, name)) {
      fixed->depends = object.depends;
      return *fixed;
    }
  }
  const ClassId cls = model_.model(instance.model).cls;
  return cls.valid() ? read_member(object, cls, name, site,
                                   instance.source != no_index && !sources_[instance.source].from_caller)
                     : unknown;
}

Value Evaluator::read_relation(Value object, const Instance& instance, const Hop& hop, std::string_view name,
                               NodeId site) {
  Value unknown;
  unknown.depends = object.depends;
  ++touched_;
  const Relation& relation = model_.relation(hop.relation);
  if (hop.to_many) {
    if (!hop.target.valid()) return unknown;
    const Value defaults = manager_of(hop.target, "_default_manager", site);
    QuerySet rows = querysets_[defaults.index];
    rows.back = hop.forward || relation.kind != RelationKind::foreign_key ? "" : relation.field;
    if (!rows.back.empty()) rows.loads.known.push_back(rows.back);
    if (frame_.described) rows.site = {};  // nobody made them
    rows.pristine = true;
    rows.loop = instance.loop;
    rows.owner_loop = instance.loop;
    rows.source = instance.source;
    if (rows.source != no_index) {
      rows.path = join_path(instance.path, name);
      rows.relations = instance.relations;
      rows.relations.push_back(hop.relation);
    }
    const Value manager = make(std::move(rows), Kind::manager, object.depends);
    if (instance.source != no_index && loaded(instance.source, join_path(instance.path, name)))
      querysets_[manager.index].passes = instance.passes;
    return manager;
  }
  record_read(instance, hop, name, site);
  if (!hop.target.valid()) return unknown;
  Instance related;
  related.passes = instance.passes;
  related.model = hop.target;
  related.source = instance.source;
  related.loop = instance.loop;
  related.path = join_path(instance.path, name);
  related.relations = instance.relations;
  related.relations.push_back(hop.relation);
  related.joins = instance.joins && relation.kind != RelationKind::generic_foreign_key;
  related.required = instance.required && hop.forward && !hop.nullable;
  if (relation.kind == RelationKind::one_to_one) related.known = hop.forward ? relation.accessor : relation.field;
  if (name == instance.known) related.source = no_index;  // the parent itself: one object for all rows
  return make(std::move(related), object.depends);
}

/// Whether an object has a name from its class or was seen being given it.
bool Evaluator::has_member(Value object, std::string_view name) {
  const Object& known = objects_[object.index];
  const auto is_set = [&](const auto& attribute) { return attribute.first == name; };
  return std::ranges::any_of(known.attributes, is_set) || find_member(known.cls, name).owner.valid();
}

/// An attribute of an object of a project's class: what was set on it, else what its class says, else what __init__ sets.
Value Evaluator::read_object(Value object, std::string_view name, NodeId site) {
  const Object& known = objects_[object.index];
  Value unknown;
  unknown.depends = object.depends;
  for (const auto& [attribute, value] : known.attributes) {
    if (attribute != name) continue;
    ++touched_;
    return value;
  }
  const ClassId cls = known.cls;
  const bool constructed = known.constructed;
  const Value member = read_member(object, cls, name, site, constructed);
  if (!member.is(Kind::unknown) || constructed) return member;
  Value initial = initial_attribute(cls, name);
  initial.depends |= object.depends;
  return initial;
}

/// A member of `self`'s class. `exact`: self is of this class, not perhaps of one below it.
Value Evaluator::read_member(Value self, ClassId cls, std::string_view name, NodeId site, bool exact) {
  Value unknown;
  unknown.depends = self.depends;
  const Member& member = find_member(cls, name);
  if (!exact && members_.is_overridden(cls, name)) {
    gap(site, "a subclass may override it");
    return unknown;
  }
  return member.owner.valid() ? from_member(self, member.owner, member.symbol, site) : unknown;
}

/// `full_name = property(_get_full_name)`: the function of the class that reads run.
Symbol Evaluator::getter_of(ClassId owner, const Symbol& member) const {
  if (member.kind != Symbol::Kind::value || member.node == 0) return {};
  const FileFacts& facts = model_.facts(member.file);
  if (facts.kind(member.node) != NodeKind::call) return {};
  const NodeId callee = facts.child(member.node, 0);
  if (callee == 0 || facts.kind(callee) != NodeKind::name || facts.text_of(callee) != "property") return {};
  const NodeId getter = facts.child(member.node, 1);
  if (getter == 0 || facts.kind(getter) != NodeKind::name) return {};
  std::optional<Symbol> found = Resolver(model_).own_member(owner, facts.text_of(getter));
  return found ? *std::move(found) : Symbol{};
}

Value Evaluator::from_member(Value self, ClassId owner, const Symbol& symbol, NodeId site) {
  if (symbol.kind != Symbol::Kind::function) {
    if (const Symbol getter = getter_of(owner, symbol); getter.kind == Symbol::Kind::function) {
      Value value = function_value(getter.file, getter.scope, owner);
      Function function = functions_[value.index];
      function.self = self;
      function.bound = true;
      return call_function(function, Arguments{}, site);
    }
    Value value = from_symbol(symbol);
    value.depends |= self.depends;
    return value;
  }
  const NodeId definition = model_.facts(symbol.file).scopes()[symbol.scope].node;
  const MethodKind kind = method_kind(model_.facts(symbol.file), definition);
  Value value = function_value(symbol.file, symbol.scope, owner);
  if (!value.is(Kind::function)) return value;
  Function function = functions_[value.index];
  if (kind != MethodKind::static_method) {
    function.self = self;
    function.bound = true;
    if (kind == MethodKind::class_method) {
      const ClassId cls = class_of(self);
      Symbol owner_class;
      owner_class.kind = Symbol::Kind::cls;
      owner_class.cls = cls;
      if (self.is(Kind::instance))
        function.self = {Kind::model_class, instances_[self.index].model.value, self.depends};
      else if (self.is(Kind::object)) function.self = from_symbol(std::move(owner_class));
    }
  }
  if (kind != MethodKind::property) return make(std::move(function), self.depends);
  const bool kept =
      self.is(Kind::instance) && has_decorator(model_.facts(function.file), definition, "cached_property");
  return kept ? read_kept(function, site) : call_function(function, Arguments{}, site);
}

/// A cached_property asks once for each row object: what an earlier reader in the same pass got is there, and so is what an
/// earlier loop over the same rows read of each.
/// Source: Django 5.2, django/utils/functional.py; functools.cached_property.
Value Evaluator::read_kept(const Function& function, NodeId site) {
  const Instance row = instances_[function.self.index];
  if (costs_ != nullptr || row.source == no_index || !is_open(row.loop))
    return call_function(function, Arguments{}, site);
  const auto is_same = [&](const KeptProperty& one) {
    return one.source == row.source && one.path == row.path && one.file == function.file && one.scope == function.scope;
  };
  bool filled = false;
  for (const KeptProperty& one : kept_properties_) {
    if (!is_same(one)) continue;
    ++touched_;
    if (one.loop == row.loop) return one.value;
    filled = filled || (row.path.empty() && !is_open(one.loop));
  }
  const bool for_sure = silent_ == 0 && branches_ == 0;
  silent_ += filled ? 1 : 0;
  const Value value = call_function(function, Arguments{}, site);
  silent_ -= filled ? 1 : 0;
  if (for_sure && !leaning_.limited && !leaning_.placed)
    kept_properties_.push_back({row.source, row.path, row.loop, function.file, function.scope, value});
  return value;
}

/// `Class.name`: class methods are bound to the class, other functions to nothing.
Value Evaluator::read_class_member(Value self, ClassId cls, std::string_view name, NodeId site) {
  Value unknown;
  if (!cls.valid()) return unknown;
  const Member& member = find_member(cls, name);
  if (!member.owner.valid()) return unknown;
  if (member.symbol.kind != Symbol::Kind::function) return choice_of(from_symbol(member.symbol), member.owner);
  const FileFacts& facts = model_.facts(member.symbol.file);
  const MethodKind kind = method_kind(facts, facts.scopes()[member.symbol.scope].node);
  if (kind == MethodKind::property) return unknown;
  if (kind == MethodKind::class_method) return from_member(self, member.owner, member.symbol, site);
  return function_value(member.symbol.file, member.symbol.scope, member.owner);
}

/// A member of TextChoices is its value: `DRAFT = "draft", _("Draft")`.
/// Source: Django 5.2, django/db/models/enums.py.
Value Evaluator::choice_of(Value member, ClassId owner) const {
  if (!member.is(Kind::sequence) || sequences_[member.index].shape != Sequence::Shape::tuple) return member;
  const std::vector<Value>& parts = sequences_[member.index].parts;
  if (parts.size() != 2 || !parts[0].is(Kind::text)) return member;
  const auto& bases = model_.cls(owner).external_bases;
  const bool is_choices =
      std::ranges::any_of(bases, [](const std::string& base) { return base.ends_with(".TextChoices"); });
  return is_choices ? parts[0] : member;
}

/// `super().name`
Value Evaluator::read_parent(Value object, std::string_view name, NodeId site) {
  const Parent parent = parents_[object.index];
  Value unknown;
  unknown.depends = object.depends;
  const ClassId cls = class_of(parent.self);
  if (!cls.valid()) return unknown;
  const Member& member = find_member(cls, name, parent.after);
  return member.owner.valid() ? from_member(parent.self, member.owner, member.symbol, site) : unknown;
}

/// An object as its class's __init__ leaves it, whatever that is given.
std::optional<std::uint32_t> Evaluator::initialized(ClassId cls) {
  const Symbol init = model_.member(cls, "__init__");
  if (init.kind != Symbol::Kind::function || around_.overridden(cls, "__init__")) return std::nullopt;
  Object object;
  object.cls = cls;
  const Value self = make(std::move(object), 0);
  Function function;
  function.file = init.file;
  function.scope = init.scope;
  function.owner = model_.class_of(init.file, model_.facts(init.file).scopes()[init.scope].parent);
  function.self = self;
  function.bound = true;
  Arguments arguments;
  arguments.open = true;
  ++silent_;
  call_function(function, arguments, 0);
  --silent_;
  return self.index;
}

/// What __init__ leaves in an attribute, when nothing else in the class sets it.
Value Evaluator::initial_attribute(ClassId cls, std::string_view name) {
  const auto [entry, is_new] = initialized_.try_emplace(cls);
  std::optional<std::uint32_t> object;
  if (is_new) {
    entry->second.depth = callers_.size();
    const bool holds = holds_anywhere(callers_.size(), [&] { object = initialized(cls); });
    if (holds) initialized_[cls] = {object, std::nullopt};
    else initialized_.erase(cls);
  } else {
    object = found_in(entry->second);
  }
  if (!object) return {};
  for (const auto& [attribute, value] : objects_[*object].attributes) {
    if (attribute != name) continue;
    const auto sets = [&](ClassId owner) { return set_outside_init(owner, name); };
    return std::ranges::any_of(model_.cls(cls).mro, sets) ? Value{} : fresh(value);
  }
  return {};
}

/// Whether a method other than __init__ assigns `self.name`.
bool Evaluator::set_outside_init(ClassId cls, std::string_view name) const {
  const Class& owner = model_.cls(cls);
  const FileFacts& facts = model_.facts(owner.file);
  const NodeId body = facts.scopes()[owner.scope].node;
  NodeId skip_to = 0;
  for (NodeId id = body; id < body + facts.node(body).size(); ++id) {
    if (id < skip_to) continue;
    if (facts.kind(id) == NodeKind::function_def && facts.text_of(id) == "__init__") {
      skip_to = id + facts.node(id).size();
      continue;
    }
    if (facts.kind(id) != NodeKind::assign && facts.kind(id) != NodeKind::aug_assign) continue;
    const NodeId target = facts.child(id, 0);
    if (target != 0 && facts.kind(target) == NodeKind::attribute && facts.text_of(target) == name) return true;
  }
  return false;
}

}  // namespace djvet
