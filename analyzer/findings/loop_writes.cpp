// Reads a loop's body as assignments to its row and one write.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/loop_writes.h"

#include <algorithm>
#include <vector>

#include "analyzer/extract/unparse.h"
#include "analyzer/findings/loop_code.h"
#include "analyzer/model/components.h"

namespace djvet {
namespace {

/// What a loop's body does besides its write.
struct Body {
  struct Set {
    std::string_view field;
    NodeId value = 0;  // 0: not said by one expression
  };
  std::vector<Set> sets;     // attributes of the row
  bool conditional = false;  // some rows are left out
  bool writes = false;       // by the call that is asked about
};

bool is_literal(const FileFacts& facts, NodeId value) {
  switch (facts.kind(value)) {
    case NodeKind::string:
    case NodeKind::integer:
    case NodeKind::true_value:
    case NodeKind::false_value:
    case NodeKind::none_value: return true;
    default: return false;
  }
}

/// The body, if it consists of assignments, conditions and the write.
std::optional<Body> read_body(const FileFacts& facts, NodeId block, std::string_view row, NodeId write) {
  Body body;
  std::vector<NodeId> todo{block};
  while (!todo.empty()) {
    const NodeId parent = todo.back();
    todo.pop_back();
    for (const NodeId statement : facts.children(parent)) {
      const NodeKind kind = facts.kind(statement);
      if (kind == NodeKind::if_stmt) {
        body.conditional = true;
        for (const NodeId part : facts.children(statement))
          if (facts.kind(part) == NodeKind::block) todo.push_back(part);
          else if (facts.kind(part) == NodeKind::else_clause) todo.push_back(facts.body(part));
      } else if (statement == write && !body.writes) {
        body.writes = true;
      } else if (kind == NodeKind::assign || kind == NodeKind::aug_assign) {
        const NodeId target = facts.child(statement, 0);
        if (facts.kind(target) == NodeKind::name && facts.text_of(target) != row) continue;
        if (facts.kind(target) != NodeKind::attribute || !is_name(facts, facts.child(target, 0), row))
          return std::nullopt;
        const NodeId value = facts.last_child(statement);
        body.sets.push_back({facts.text_of(target), kind == NodeKind::assign ? value : 0});
      } else if (kind == NodeKind::continue_stmt) {
        body.conditional = true;
      } else if (kind != NodeKind::pass_stmt && kind != NodeKind::string) {
        return std::nullopt;
      }
    }
  }
  return body.writes ? std::optional(std::move(body)) : std::nullopt;
}

/// `models.DateTimeField(auto_now=True)`: save() sets it, whatever the code says.
bool sets_itself(const ProjectModel& model, const Field& field) {
  if (!field.file.valid() || field.call == 0) return false;
  const FileFacts& facts = model.facts(field.file);
  return std::ranges::any_of(facts.children(field.call), [&](NodeId argument) {
    return facts.kind(argument) == NodeKind::keyword && facts.text_of(argument) == "auto_now";
  });
}

/// Whether writing a row of the model does nothing but write it.
bool writes_plainly(const ProjectModel& model, const Access& access) {
  const Model& written = model.model(access.model);
  if (written.open || !written.cls.valid() || !written.parents.empty() || !written.fields_known || written.extended)
    return false;
  if (model.member(written.cls, access.method == "delete" ? "delete" : "save").kind != Symbol::Kind::unknown)
    return false;
  if (access.method == "delete") return true;
  if (std::ranges::any_of(written.fields, [&](const Field& field) { return sets_itself(model, field); })) return false;
  return std::ranges::none_of(model.components().receivers, [&](const SignalReceiver& one) {
    const bool of_saving = one.signal.ends_with("pre_save") || one.signal.ends_with("post_save");
    return of_saving && (one.any_sender || !one.sender.valid() || one.sender == access.model);
  });
}

/// The rows of a loop as a queryset that can be updated or deleted as a whole; 0 where it can't.
/// Source: Django 5.2, QuerySet.delete() and update(), which refuse slices, distinct rows and combined queries.
NodeId whole_rows(const FileFacts& facts, NodeId rows) {
  constexpr std::string_view refused[] = {"distinct", "union",       "intersection", "difference",
                                          "values",   "values_list", "raw",          "iterator"};
  if (const NodeId streamed = receiver_of(facts, rows, "iterator"); streamed != 0) rows = streamed;
  for (NodeId at = rows; at != 0 && facts.kind(at) != NodeKind::name; at = facts.child(at, 0)) {
    const NodeKind kind = facts.kind(at);
    if (kind != NodeKind::call && kind != NodeKind::attribute) return 0;
    if (kind == NodeKind::attribute && std::ranges::find(refused, facts.text_of(at)) != std::end(refused)) return 0;
  }
  return rows;
}

std::string fields_code(const Body& body) {
  std::vector<std::string> fields;
  for (const Body::Set& set : body.sets)
    if (const std::string name(set.field); std::ranges::find(fields, name) == fields.end()) fields.push_back(name);
  std::string code;
  for (const std::string& field : fields) code += (code.empty() ? "\"" : ", \"") + field + "\"";
  return code;
}

bool are_columns(const ProjectModel& model, const Access& access, const Body& body) {
  return std::ranges::all_of(body.sets, [&](const Body::Set& set) {
    const Field* const field = model.field(access.model, set.field);
    return field != nullptr && !field->base.ends_with("ManyToManyField");
  });
}

std::optional<std::string> saving_code(const ProjectModel& model, const Access& access, const Body& body, NodeId rows) {
  const FileFacts& facts = model.facts(access.iteration.file);
  if (body.sets.empty() || !are_columns(model, access, body)) return std::nullopt;
  const NodeId whole = whole_rows(facts, rows);
  const bool same = !body.conditional && whole != 0 && std::ranges::all_of(body.sets, [&](const Body::Set& set) {
    return set.value != 0 && is_literal(facts, set.value);
  });
  if (!same)
    return "collect the rows that change, and behind the loop `" + model.model(access.model).name +
           ".objects.bulk_update(rows, [" + fields_code(body) + "])`";
  std::string arguments;
  for (const Body::Set& set : body.sets)
    arguments += (arguments.empty() ? "" : ", ") + std::string(set.field) + "=" + unparse(facts, set.value);
  return "one statement instead of the loop: `" + unparse(facts, whole) + ".update(" + arguments + ")`";
}

}  // namespace

std::optional<std::string> bulk_code(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.iteration.file);
  const NodeId loop = access.iteration.node;
  if (facts.nodes().empty() || facts.kind(loop) != NodeKind::for_stmt || access.access.file != access.iteration.file ||
      !writes_plainly(model, access))
    return std::nullopt;
  const NodeId target = facts.child(loop, 0);
  const NodeId rows = without_wrappers(facts, iterable_of(facts, loop));
  if (facts.kind(target) != NodeKind::name || rows == 0) return std::nullopt;
  const NodeId write = access.access.node;
  const std::string_view row = facts.text_of(target);
  const std::optional<Body> body = read_body(facts, facts.body(loop), row, write);
  if (!body) return std::nullopt;
  const std::string name = model.model(access.model).name;
  if (access.method == "create") {
    if (!body->sets.empty()) return std::nullopt;
    return "collect `" + name + "(...)` instead, and behind the loop `" + name + ".objects.bulk_create(rows)`";
  }
  if (!is_name(facts, receiver_of(facts, write, access.method), row)) return std::nullopt;
  if (access.method == "save") return saving_code(model, access, *body, rows);
  const NodeId whole = whole_rows(facts, rows);
  if (access.method != "delete" || body->conditional || whole == 0) return std::nullopt;
  return "one statement instead of the loop: `" + unparse(facts, whole) + ".delete()`";
}

}  // namespace djvet
