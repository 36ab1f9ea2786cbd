// The schemas of django-ninja: what an operation's response reads of each row that the function gives.
// Source: ninja/schema.py (DjangoGetter, Resolver), ninja/orm/fields.py and ninja/operation.py of django-ninja 1.4.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"
#include "analyzer/infer/type_references.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr int most_levels = 5;

bool is_operation(std::string_view word) {
  constexpr std::string_view words[] = {"api_operation", "delete",   "get",   "http_delete", "http_get", "http_patch",
                                        "http_post",     "http_put", "patch", "post",        "put"};
  return std::ranges::binary_search(words, word);
}

/// The type of an answer that went well: of `{404: Error, 200: List[Book]}` the one of 200, else the first.
NodeId answer_of(const FileFacts& facts, NodeId answers) {
  NodeId first = 0;
  for (const NodeId pair : facts.children(answers)) {
    if (facts.kind(pair) != NodeKind::pair) continue;
    if (first == 0) first = facts.child(pair, 1);
    const NodeId code = facts.child(pair, 0);
    if (facts.kind(code) == NodeKind::integer && facts.text_of(code) == "200") return facts.child(pair, 1);
  }
  return first;
}

NodeId response_of(const FileFacts& facts, NodeId function) {
  for (const NodeId child : facts.children(function)) {
    if (facts.kind(child) != NodeKind::decorator) continue;
    const NodeId call = facts.child(child, 0);
    if (!is_operation(called_word(facts, call))) continue;
    const NodeId response = keyword_value(facts, call, "response");
    return response != 0 && facts.kind(response) == NodeKind::dict ? answer_of(facts, response) : response;
  }
  return 0;
}

}  // namespace

/// A function whose decorator says what is made of the rows that it returns: `@api.get("", response=list[BookSchema])`.
void Evaluator::run_response(NodeId function) {
  const NodeId response = response_of(frame_.facts, function);
  if (response == 0 || !frame_.returned) return;
  const TypeReference type = type_reference(model_, frame_.file, frame_.facts.scopes()[frame_.scope].parent, response);
  const Symbol respond = model_.described("ninja.djvet_respond");
  if (!type.cls.valid() || respond.kind != Symbol::Kind::function) return;
  Value rows = *frame_.returned;
  if (rows.is(Kind::sequence) && sequences_[rows.index].shape == Sequence::Shape::tuple &&
      sequences_[rows.index].parts.size() == 2)
    rows = sequences_[rows.index].parts[1];  // `return 200, rows`
  Symbol cls;
  cls.kind = Symbol::Kind::cls;
  cls.cls = type.cls;
  Arguments arguments;
  arguments.positional = {from_symbol(cls), rows};
  call_value(from_symbol(respond), arguments, function);
}

/// One row, or all rows of a queryset, as a schema shows them.
void Evaluator::represent_schema(ClassId schema, Value value, int level, NodeId call) {
  value = rows_of(value, call);
  if (value.is(Kind::queryset) || value.is(Kind::sequence)) {
    const std::uint32_t loop = open_loop(call, value, call);
    const Value element = element_of(value, loop);
    if (element.is(Kind::instance)) represent_schema(schema, element, level, call);
    close_loop(loop);
    return;
  }
  if (!value.is(Kind::instance) || level >= most_levels || !schema.valid()) return;
  if (!find_member(schema, "djvet_schema").owner.valid()) return;
  std::vector<std::string_view> shown;
  for (const ClassId owner : model_.cls(schema).mro) {
    const Class& own = model_.cls(owner);
    const FileFacts& facts = model_.facts(own.file);
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[own.scope].node))) {
      const NodeId annotation = facts.kind(statement) == NodeKind::assign ? annotation_of(facts, statement) : 0;
      const NodeId target = facts.child(statement, 0);
      if (annotation == 0 || facts.kind(target) != NodeKind::name) continue;
      const std::string_view name = facts.text_of(target);
      if (std::ranges::find(shown, name) != shown.end()) continue;
      shown.push_back(name);
      const NodeId alias = keyword_value(facts, facts.last_child(statement), "alias");
      const bool renamed = alias != 0 && facts.kind(alias) == NodeKind::string;
      const Site before = frame_.stands_for;
      if (around_.is_judged(own.file)) frame_.stands_for = {own.file, statement};
      const Value part = schema_field(schema, value, name, renamed ? facts.text_of(alias) : name, call);
      represent_schema(type_reference(model_, own.file, own.scope, annotation).cls, part, level + 1, call);
      frame_.stands_for = before;
    }
  }
  represent_schema_model(schema, value, shown, call);
}

/// What a field of a schema shows: what its resolve_ method gives, else what its name or alias reads.
Value Evaluator::schema_field(ClassId schema, Value row, std::string_view name, std::string_view path, NodeId call) {
  const std::string method = "resolve_" + std::string(name);
  const Member resolver = find_member(schema, method);
  if (!resolver.owner.valid()) return read_path(row, path, false, call);
  if (resolver.symbol.kind != Symbol::Kind::function) return {};
  Arguments arguments;
  arguments.positional.push_back(row);
  arguments.depends = row.depends;
  return call_value(function_value(resolver.symbol.file, resolver.symbol.scope, resolver.owner), arguments, call);
}

/// The fields that ModelSchema makes of its model: keys of a row's own are there, lists of keys are fetched.
void Evaluator::represent_schema_model(ClassId schema, Value row, const std::vector<std::string_view>& shown,
                                       NodeId call) {
  const ModelId model = instances_[row.index].model;
  const Value fields = meta_option(schema, "fields", call);
  const Value excluded = meta_option(schema, "exclude", call);
  const bool all = (fields.is(Kind::text) && texts_[fields.index] == "__all__") ||
                   (fields.is(Kind::none) && excluded.is(Kind::sequence));
  for (const Field& field : model_.model(model).fields) {
    const std::optional<Hop> hop = model_.hop(model, field.name);
    if (!hop || !hop->to_many || std::ranges::find(shown, field.name) != shown.end()) continue;
    const bool listed = fields.is(Kind::sequence) && may_name(fields, field.name);
    if (!listed && !(all && !may_name(excluded, field.name))) continue;
    const Site before = std::exchange(frame_.stands_for, meta_site(schema, field.name));
    represent_schema({}, read_attribute(row, field.name, call), 0, call);
    frame_.stands_for = before;
  }
}

}  // namespace djvet
