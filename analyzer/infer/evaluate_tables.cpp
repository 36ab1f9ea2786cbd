// Tables of django-tables2: their columns, and what one cell reads of a row. When that is done is described
// (django/described/django_tables2.py).
// Source: django_tables2/tables.py (DeclarativeColumnsMetaclass), utils.py (call_with_appropriate, Accessor) and
// columns/base.py (Library.column_for_field, LinkTransform) of django-tables2 3.0.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr std::size_t most_columns = 200;

bool names(const FileFacts& facts, NodeId statement) {
  const NodeId target = facts.child(statement, 0);
  return facts.kind(statement) == NodeKind::assign && target != 0 && facts.kind(target) == NodeKind::name;
}

}  // namespace

/// Where the project declares or names a column: in the class or one that it inherits from; else the class.
Site Evaluator::declaration_site(ClassId cls, std::string_view name) {
  for (const ClassId owner : model_.cls(cls).mro) {
    const Class& own = model_.cls(owner);
    const FileFacts& facts = model_.facts(own.file);
    if (!around_.is_judged(own.file)) continue;
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[own.scope].node)))
      if (names(facts, statement) && facts.text_of(facts.child(statement, 0)) == name) return {own.file, statement};
  }
  return column_site(cls, name);
}

/// The attribute of a class's Meta; None where there is none, unknown where it can't be told.
Value Evaluator::meta_option(ClassId cls, std::string_view name, NodeId site) {
  const Member meta = find_member(cls, "Meta");
  if (!meta.owner.valid()) return {Kind::none, 0, 0};
  if (meta.symbol.kind != Symbol::Kind::cls || !meta.symbol.cls.valid()) return {};
  if (!find_member(meta.symbol.cls, name).owner.valid())
    return model_.cls(meta.symbol.cls).open ? Value{} : Value{Kind::none, 0, 0};
  return read_class_member(from_symbol(meta.symbol), meta.symbol.cls, name, site);
}

/// The attributes of a class that are objects with such a method, by name, those of its bases first.
Sequence Evaluator::declared_objects(ClassId cls, std::string_view method) {
  Sequence all{Sequence::Shape::dict, {}, {}};
  std::vector<ClassId> owners(model_.cls(cls).behaviour);
  std::ranges::reverse(owners);
  for (const ClassId owner : owners) {
    const Class& own = model_.cls(owner);
    const FileFacts& facts = model_.facts(own.file);
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[own.scope].node))) {
      if (!names(facts, statement)) continue;
      Symbol symbol;
      symbol.kind = Symbol::Kind::value;
      symbol.file = own.file;
      symbol.scope = own.scope;
      symbol.node = facts.last_child(statement);
      const Value value = value_of(symbol);
      const std::string_view name = facts.text_of(facts.child(statement, 0));
      const auto at = std::ranges::find(all.keys, name);
      const auto n = at - all.keys.begin();
      const bool counts = value.is(Kind::object) && find_member(objects_[value.index].cls, method).owner.valid();
      if (at != all.keys.end() && counts) all.parts[static_cast<std::size_t>(n)] = value;
      if (at == all.keys.end() && counts && all.keys.size() < most_columns) {
        all.keys.push_back(name);
        all.parts.push_back(value);
      }
      if (at == all.keys.end() || counts) continue;
      all.keys.erase(at);
      all.parts.erase(all.parts.begin() + n);
    }
  }
  return all;
}

/// The columns of a table: those that its class declares, and those that it makes of its model's fields.
Value Evaluator::table_columns(Value table, NodeId call) {
  if (!table.is(Kind::object)) return {};
  const ClassId cls = objects_[table.index].cls;
  Sequence columns = declared_objects(cls, "djvet_show");
  const Value model = meta_option(cls, "model", call);
  const Value fields = meta_option(cls, "fields", call);
  std::vector<std::string_view> made;
  if (model.is(Kind::model_class) && fields.is(Kind::none)) {
    for (const Field& field : model_.model(ModelId(model.index)).fields) {
      const std::optional<Hop> hop = model_.hop(ModelId(model.index), field.name);
      if (!hop || !hop->to_many) made.push_back(field.name);
    }
  } else if (model.is(Kind::model_class) && fields.is(Kind::sequence)) {
    for (const Value part : sequences_[fields.index].parts)
      if (part.is(Kind::text)) made.push_back(texts_[part.index]);
  }
  for (const std::string_view name : made) {
    if (std::ranges::find(columns.keys, name) != columns.keys.end()) continue;
    if (read_attribute(table, name, call).is(Kind::none)) continue;  // `tags = None` takes a column away
    const std::optional<Hop> hop = model_.hop(ModelId(model.index), name);
    const bool many = hop && hop->to_many && hop->forward;
    const Symbol kind = model_.described(many ? "django_tables2.ManyToManyColumn" : "django_tables2.Column");
    if (kind.kind != Symbol::Kind::cls || columns.keys.size() >= most_columns) break;
    columns.keys.push_back(name);
    columns.parts.push_back(make(Object{kind.cls, {}, true}, 0));
  }
  const Value left_out[] = {meta_option(cls, "exclude", call), read_attribute(table, "exclude", call)};
  for (std::size_t i = columns.keys.size(); i-- > 0;) {
    if (!may_name(left_out[0], columns.keys[i]) && !may_name(left_out[1], columns.keys[i])) continue;
    columns.keys.erase(columns.keys.begin() + static_cast<std::ptrdiff_t>(i));
    columns.parts.erase(columns.parts.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return make(std::move(columns), 0);
}

void Evaluator::show_cells(Value table, Value row, Value columns, NodeId call) {
  if (!table.is(Kind::object) || !row.is(Kind::instance) || !columns.is(Kind::sequence)) return;
  const Sequence all = sequences_[columns.index];
  for (std::size_t i = 0; i < std::min(all.keys.size(), all.parts.size()); ++i) {
    Arguments arguments;
    arguments.positional = {table, row, make_text(all.keys[i])};
    arguments.depends = row.depends;
    const Site site = declaration_site(objects_[table.index].cls, all.keys[i]);
    const Site before = std::exchange(frame_.stands_for, site);
    call_member(all.parts[i], "djvet_show", arguments, call);
    frame_.stands_for = before;
  }
}

/// Calls a function with those of the values that it has parameters for, by their names.
Value Evaluator::call_taking(Value callee, Value values, NodeId call) {
  if (!callee.is(Kind::function) || !values.is(Kind::sequence)) return {};
  const Function function = functions_[callee.index];
  const FileFacts& facts = model_.facts(function.file);
  const NodeId definition = function.lambda != 0 ? function.lambda : facts.scopes()[function.scope].node;
  const Sequence given = sequences_[values.index];
  Arguments arguments;
  for (std::size_t i = 0; i < std::min(given.keys.size(), given.parts.size()); ++i) {
    const bool taken = std::ranges::any_of(facts.children(definition), [&](NodeId child) {
      return facts.kind(child) == NodeKind::parameter &&
             (facts.text_of(child) == given.keys[i] || facts.node(child).has(flag_double_star));
    });
    if (!taken) continue;
    arguments.keywords.push_back({given.keys[i], given.parts[i]});
    arguments.depends |= given.parts[i].depends;
  }
  return call_value(callee, arguments, call);
}

/// What an accessor says: a path, an object that holds one, or a function of the row.
Value Evaluator::read_accessor(Value row, Value accessor, NodeId call) {
  if (accessor.is(Kind::object)) accessor = read_attribute(accessor, "path", call);
  if (accessor.is(Kind::text)) return read_path(row, texts_[accessor.index], false, call);
  if (!accessor.is(Kind::function)) return {};
  Arguments arguments;
  arguments.positional.push_back(row);
  arguments.depends = row.depends;
  return call_value(accessor, arguments, call);
}

/// The link of a cell: that of its value or row, what a function gives, or one whose arguments are read from the row.
void Evaluator::link_cell(Value link, Value values, NodeId call) {
  const Value row = evaluate_key(values, "record");
  const Value value = evaluate_key(values, "value");
  if (link.is(Kind::function)) call_taking(link, values, call);
  if (link.is(Kind::boolean) && link.index != 0) {
    const bool own = value.is(Kind::instance) && find_member(class_of(value), "get_absolute_url").owner.valid();
    call_member(own ? value : row, "get_absolute_url", Arguments{}, call);
  }
  std::vector<std::pair<Value, int>> todo{{link, 0}};
  while (!todo.empty()) {
    const auto [part, level] = todo.back();
    todo.pop_back();
    if (part.is(Kind::object)) read_accessor(row, part, call);
    if (!part.is(Kind::sequence) || level > 2) continue;
    for (const Value inner : sequences_[part.index].parts) todo.emplace_back(inner, level + 1);
  }
}

}  // namespace djvet
