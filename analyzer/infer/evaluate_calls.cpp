// Calls: what is called, by what its value is.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/managers.h"
#include "analyzer/infer/evaluator.h"
#include "analyzer/model/components.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

/// Methods that write one row. What they read to do so is small beside the write, and nothing that a loop over rows that
/// are written one by one would be changed for.
bool writes_row(std::string_view method) {
  constexpr std::string_view names[] = {"save", "asave", "delete", "adelete", "full_clean", "clean", "save_base"};
  return std::ranges::find(names, method) != std::end(names);
}

/// Methods that bases outside the tree bring and that ask no database.
bool is_harmless_method(std::string_view method) {
  constexpr std::string_view names[] = {
      "get_success_url", "handle_no_permission",    "print_help",       "add_error",
      "setup",           "http_method_not_allowed", "get_redirect_url", "add_arguments"};
  return std::ranges::find(names, method) != std::end(names);
}

}  // namespace

Arguments Evaluator::evaluate_arguments(NodeId call) {
  Arguments arguments;
  bool callee = true;
  for (const NodeId child : frame_.facts.children(call)) {
    if (callee) {
      callee = false;
      continue;
    }
    const NodeKind kind = frame_.facts.kind(child);
    const NodeId inner = kind == NodeKind::keyword || kind == NodeKind::star || kind == NodeKind::double_star
                             ? frame_.facts.child(child, 0)
                             : child;
    const Value value = evaluate(inner);
    arguments.depends |= value.depends;
    if (kind == NodeKind::keyword) {
      arguments.keywords.push_back({frame_.facts.text_of(child), value});
    } else if (kind == NodeKind::star || kind == NodeKind::double_star) {
      const Sequence* parts = value.is(Kind::sequence) ? &sequences_[value.index] : nullptr;
      const bool dict = parts != nullptr && parts->shape == Sequence::Shape::dict && kind == NodeKind::double_star &&
                        parts->keys.size() == parts->parts.size();
      if (dict) {
        for (std::size_t i = 0; i < parts->parts.size(); ++i)
          arguments.keywords.push_back({parts->keys[i], parts->parts[i]});
      } else if (parts != nullptr && parts->shape == Sequence::Shape::tuple && kind == NodeKind::star) {
        arguments.positional.insert(arguments.positional.end(), parts->parts.begin(), parts->parts.end());
      } else {
        arguments.open = true;
      }
    } else {
      arguments.positional.push_back(value);
    }
  }
  return arguments;
}

Value Evaluator::evaluate_call(NodeId call) {
  const NodeId callee = frame_.facts.child(call, 0);
  if (callee == 0) return {};
  if (frame_.facts.kind(callee) == NodeKind::attribute) return call_method(call, callee);
  if (frame_.facts.kind(callee) != NodeKind::name) return call_value(evaluate(callee), call);
  const TextId name = frame_.facts.node(callee).text();
  if (const Value* local = local_name(name)) return call_value(*local, call);
  const Value value = outer_name(name);
  const bool builtin =
      value.is(Kind::unknown) || (value.is(Kind::symbol) && symbols_[value.index].external.starts_with("builtins."));
  if (builtin && frame_.facts.text(name) == "super") return call_super(call);
  return builtin ? call_builtin(frame_.facts.text(name), call) : call_value(value, call);
}

Value Evaluator::call_value(Value callee, NodeId call) { return call_value(callee, evaluate_arguments(call), call); }

Value Evaluator::call_value(Value callee, const Arguments& arguments, NodeId call) {
  switch (callee.kind) {
    case Kind::model_class: {
      Instance instance;
      instance.model = ModelId(callee.index);
      QuerySet of;
      of.model = instance.model;
      record_call(of, true, call, model_constructor);
      return make(std::move(instance), arguments.depends);
    }
    case Kind::function: return call_function(functions_[callee.index], arguments, call);
    case Kind::symbol: {
      const Symbol symbol = symbols_[callee.index];
      if (symbol.kind == Symbol::Kind::cls) return construct(symbol.cls, arguments, call);
      if (symbol.kind == Symbol::Kind::external) {
        forget_columns_of(arguments);
        return call_external(symbol.external, arguments, call);
      }
      return call_unknown(callee, arguments, call);
    }
    case Kind::object: {
      const Value method = read_object(callee, "__call__", call);
      return method.is(Kind::function) ? call_value(method, arguments, call) : call_unknown(callee, arguments, call);
    }
    default: return call_unknown(callee, arguments, call);
  }
}

/// Something that can't be known is called: rows that are given to it may be read there.
Value Evaluator::call_unknown(Value callee, const Arguments& arguments, NodeId call) {
  note_escape(arguments, call);
  Value unknown;
  unknown.depends = callee.depends | arguments.depends;
  return unknown;
}

void Evaluator::note_escape(const Arguments& arguments, NodeId call) {
  const auto holds_rows = [](Value value) {
    return value.is(Kind::instance) || value.is(Kind::queryset) || value.is(Kind::manager);
  };
  forget_columns_of(arguments);
  if (std::ranges::any_of(arguments.positional, holds_rows) ||
      std::ranges::any_of(arguments.keywords, holds_rows, &Arguments::Keyword::value))
    gap(call, "rows are given to code that isn't known");
}

/// `super()`; with arguments only in the old form that means the same.
Value Evaluator::call_super(NodeId call) {
  evaluate_children(call);
  if (!frame_.owner.valid() || frame_.self.is(Kind::unknown)) return {};
  parents_.push_back({frame_.self, frame_.owner});
  return {Kind::parent, static_cast<std::uint32_t>(parents_.size() - 1), frame_.self.depends};
}

/// A new object of a class of the project: a queryset class gives a queryset of its model, others what __init__ leaves.
Value Evaluator::construct(ClassId cls, const Arguments& arguments, NodeId call) {
  Value unknown;
  unknown.depends = arguments.depends;
  const Class& definition = model_.cls(cls);
  const auto is_queryset = [](const std::string& base) { return queryset_kind(base) == ManagerKind::plain; };
  if (std::ranges::any_of(definition.external_bases, is_queryset)) {
    Value model = arguments.positional.empty() ? Value{} : arguments.positional[0];
    for (const Arguments::Keyword& keyword : arguments.keywords)
      if (keyword.name == "model") model = keyword.value;
    if (!model.is(Kind::model_class)) return unknown;
    QuerySet queryset;
    queryset.model = ModelId(model.index);
    queryset.cls = cls;
    queryset.site = here(call);
    return make(std::move(queryset), Kind::queryset, arguments.depends);
  }
  Object object;
  object.cls = cls;
  object.constructed = true;
  const Value self = make(std::move(object), arguments.depends);
  // A mixin of some package beside what a framework's description says hands on what it is given.
  const auto is_described = [&](const std::string& base) { return model_.described(base).cls.valid(); };
  const bool closed = !definition.open && definition.external_bases.empty();
  if (closed || std::ranges::any_of(definition.external_bases, is_described)) {
    const Value init = read_member(self, cls, "__init__", call, true);
    if (init.is(Kind::function)) call_function(functions_[init.index], arguments, call);
    else bind_fields(self, arguments);
  } else if (costs_ != nullptr &&
             (model_.components().form(cls) != nullptr || model_.components().serializer(cls) != nullptr)) {
    note_unknown(call, "what this form or serializer does isn't followed");
  }
  return self;
}

/// Classes without an __init__ of their own (dataclasses, named tuples) take their annotated names, in order.
void Evaluator::bind_fields(Value self, const Arguments& arguments) {
  const Class& cls = model_.cls(objects_[self.index].cls);
  const FileFacts& facts = model_.facts(cls.file);
  std::size_t n = 0;
  auto& attributes = objects_[self.index].attributes;
  for (const NodeId statement : facts.children(facts.body(facts.scopes()[cls.scope].node))) {
    if (facts.kind(statement) != NodeKind::assign) continue;
    const NodeId annotation = facts.child(statement, 1);
    if (annotation == 0 || facts.kind(annotation) != NodeKind::annotation || n >= arguments.positional.size()) continue;
    attributes.emplace_back(facts.text_of(facts.child(statement, 0)), arguments.positional[n++]);
  }
  for (const Arguments::Keyword& keyword : arguments.keywords) attributes.emplace_back(keyword.name, keyword.value);
}

Value Evaluator::call_method(NodeId call, NodeId callee) {
  const NodeId object = frame_.facts.child(callee, 0);
  if (object == 0) return evaluate_children(call);
  if (collect_in_dict(call, callee)) return {Kind::none, 0, 0};
  const Value receiver = evaluate(object);
  const std::string_view method = frame_.facts.text_of(callee);
  switch (receiver.kind) {
    case Kind::queryset:
    case Kind::manager: return call_queryset(receiver, method, evaluate_arguments(call), call);
    case Kind::sequence: return call_sequence(receiver, method, call, callee);
    case Kind::text: return call_text(receiver, method, call);
    case Kind::parent: {
      const Value self = parents_[receiver.index].self;
      const Value member = read_attribute(receiver, method, callee);
      const Arguments arguments = evaluate_arguments(call);
      if (member.is(Kind::function)) return call_value(member, arguments, call);
      if (self.is(Kind::manager) || self.is(Kind::queryset)) return call_builtin_method(self, method, call, arguments);
      return call_unknown(receiver, arguments, call);
    }
    default: break;
  }
  if (receiver.is(Kind::instance) && writes_row(method)) {
    const Arguments arguments = evaluate_arguments(call);
    note_write(instances_[receiver.index].model);
    if (method != "full_clean" && method != "clean") note_change(instances_[receiver.index].model, method, call);
    if (instances_[receiver.index].path.empty())
      record_write(instances_[receiver.index].model, instances_[receiver.index].loop, method, call);
    ++touched_;
    return {Kind::unknown, 0, receiver.depends | arguments.depends};
  }
  const Value member = read_attribute(receiver, method, callee);
  const Arguments arguments = evaluate_arguments(call);
  if (!member.is(Kind::unknown)) return call_value(member, arguments, call);
  if (receiver.is(Kind::object) && !is_harmless_method(method))
    note_unknown(call, "a method that isn't known is called");
  if (receiver.is(Kind::instance)) {
    forget_column(instances_[receiver.index]);
    record_call_of_row(instances_[receiver.index], call, method);
  }
  return call_unknown(receiver, arguments, call);
}

/// `groups[key].append(row)` and `groups.setdefault(key, []).append(row)` of a local dict: its values become lists of rows.
bool Evaluator::collect_in_dict(NodeId call, NodeId callee) {
  const FileFacts& facts = frame_.facts;
  const std::string_view method = facts.text_of(callee);
  if (method != "append" && method != "add") return false;
  const NodeId list = facts.child(callee, 0);
  NodeId dict = facts.child(list, 0);
  NodeId key = facts.child(list, 1);
  if (facts.kind(list) == NodeKind::call) {
    if (dict == 0 || facts.kind(dict) != NodeKind::attribute || facts.text_of(dict) != "setdefault") return false;
    dict = facts.child(dict, 0);
  } else if (facts.kind(list) != NodeKind::subscript) {
    return false;
  }
  if (dict == 0 || key == 0 || facts.kind(dict) != NodeKind::name) return false;
  const TextId name = facts.node(dict).text();
  const Value* held = frame_.environment.find(name);
  if (held == nullptr || !held->is(Kind::sequence)) return false;
  const Sequence before = sequences_[held->index];
  if (before.shape != Sequence::Shape::dict || !before.keys.empty()) return false;
  const std::uint32_t depends = held->depends;
  evaluate(key);
  const Arguments arguments = evaluate_arguments(call);
  Value rows = arguments.positional.size() == 1 ? list_of(arguments.positional[0]) : Value{};
  if (!before.parts.empty()) {
    const Value lists = before.parts[0];
    const bool collects = lists.is(Kind::sequence) && sequences_[lists.index].shape == Sequence::Shape::lists;
    rows = collects ? join(sequences_[lists.index].parts[0], rows) : Value{};
  }
  Value changed;
  changed.depends = depends | arguments.depends;
  if (rows.is(Kind::queryset)) {
    const Value lists = make(Sequence{Sequence::Shape::lists, {rows}, {}}, changed.depends);
    changed = make(Sequence{Sequence::Shape::dict, {lists}, {}}, changed.depends);
  }
  frame_.environment.set(name, changed);
  return true;
}

/// What a key of a dict of rows, or of lists of rows, leads to.
Value Evaluator::value_of_dict(Value dict, std::uint32_t depends) {
  const Value values = sequences_[dict.index].parts[0];
  if (values.is(Kind::queryset)) return single_row(querysets_[values.index], depends);
  Value list;
  if (values.is(Kind::sequence) && sequences_[values.index].shape == Sequence::Shape::lists)
    list = sequences_[values.index].parts[0];
  list.depends |= depends;
  return list;
}

/// `context.update({"rows": rows})` of a local dict.
Value Evaluator::update_dict(Value held, const Arguments& arguments, NodeId callee) {
  const NodeId name = frame_.facts.child(callee, 0);
  if (frame_.facts.kind(name) != NodeKind::name) return {};
  Value changed = held;
  const auto add = [&](std::string_view key, Value value) {
    if (changed.is(Kind::sequence)) changed = with_item(changed, key, value);
  };
  for (const Value more : arguments.positional) {
    if (!more.is(Kind::sequence) || sequences_[more.index].keys.size() != sequences_[more.index].parts.size()) continue;
    const Sequence dict = sequences_[more.index];
    for (std::size_t i = 0; i < dict.keys.size(); ++i) add(dict.keys[i], dict.parts[i]);
  }
  for (const Arguments::Keyword& keyword : arguments.keywords) add(keyword.name, keyword.value);
  frame_.environment.set(frame_.facts.node(name).text(), changed);
  return {Kind::none, 0, 0};
}

/// Lists and dicts that are built here: what is appended to a local list, and the parts of a dict.
Value Evaluator::call_sequence(Value receiver, std::string_view method, NodeId call, NodeId callee) {
  const Arguments arguments = evaluate_arguments(call);
  Value unknown;
  unknown.depends = receiver.depends | arguments.depends;
  const Sequence sequence = sequences_[receiver.index];
  if (sequence.shape == Sequence::Shape::dict) {
    const bool of_rows = sequence.keys.empty() && sequence.parts.size() == 1;
    if (of_rows && method == "values") return sequence.parts[0];
    if (of_rows && method == "items")
      return make(Sequence{Sequence::Shape::pairs_with_index, sequence.parts, {}}, unknown.depends);
    if (method == "values" || method == "items") return make(Sequence{}, unknown.depends);
    if (method == "update") return update_dict(receiver, arguments, callee);
    if (method == "copy") return receiver;
    if (method == "pop" && !of_rows) {
      const Value key = arguments.positional.empty() ? Value{} : arguments.positional[0];
      return take_from_dict(receiver, key.is(Kind::text) ? std::optional(texts_[key.index]) : std::nullopt);
    }
    if (of_rows && (method == "get" || method == "pop")) return value_of_dict(receiver, unknown.depends);
    if (method == "get" && !arguments.positional.empty() && arguments.positional[0].is(Kind::text)) {
      const auto at = std::ranges::find(sequence.keys, texts_[arguments.positional[0].index]);
      if (at != sequence.keys.end()) return sequence.parts[static_cast<std::size_t>(at - sequence.keys.begin())];
      if (!sequence.keys.empty() && arguments.positional.size() > 1) return arguments.positional[1];
    }
    return unknown;
  }
  const NodeId list = frame_.facts.child(callee, 0);
  if (frame_.facts.kind(list) != NodeKind::name || arguments.positional.empty()) return unknown;
  const bool one = method == "append" || method == "add";
  if (!one && method != "extend") return unknown;
  Value rows = one ? list_of(arguments.positional[0]) : arguments.positional[0];
  if (sequence.shape == Sequence::Shape::each && rows.is(Kind::sequence)) rows = join(receiver, rows);
  else if (!sequence.parts.empty()) rows = Value{};
  rows.depends |= unknown.depends;
  if (!rows.is(Kind::queryset) && !rows.is(Kind::sequence))
    rows = make(Sequence{Sequence::Shape::chain, {Value{}}, {}}, unknown.depends);
  frame_.environment.set(frame_.facts.node(list).text(), rows);
  return unknown;
}

Value Evaluator::call_text(Value receiver, std::string_view method, NodeId call) {
  const Arguments arguments = evaluate_arguments(call);
  Value unknown;
  unknown.depends = receiver.depends | arguments.depends;
  if (method == "format") {
    for (const Value value : arguments.positional) stringify(value, call);
    for (const Arguments::Keyword& keyword : arguments.keywords) stringify(keyword.value, call);
  }
  if (method == "join" && !arguments.positional.empty() && arguments.positional[0].is(Kind::queryset))
    record_rows(arguments.positional[0], call);
  return unknown;
}

/// Writing a row calls its model's __str__.
void Evaluator::stringify(Value value, NodeId site) {
  if (value.is(Kind::sequence)) {
    const Sequence sequence = sequences_[value.index];
    if (sequence.shape == Sequence::Shape::tuple)
      for (const Value part : sequence.parts) stringify(part, site);
    return;
  }
  if (!value.is(Kind::instance) && !value.is(Kind::object)) return;
  const Value method = read_attribute(value, "__str__", site);
  if (method.is(Kind::function)) call_function(functions_[method.index], Arguments{}, site);
}

}  // namespace djvet
