// Values of templates: variables with their lookups and filters. A lookup is a key, an attribute or an index, and what can
// be called without arguments is called.
// Source: Django 5.2, "The Django template language: for Python programmers", "Variables and lookups".
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "analyzer/infer/evaluator.h"
#include "analyzer/model/components.h"

namespace djvet {

using Kind = Value::Kind;
using enum TemplateNodeKind;

Value Evaluator::page_name(std::string_view name) {
  for (auto at = frame_.names.rbegin(); at != frame_.names.rend(); ++at)
    if (at->name == name) return at->value;
  if (name == "block") note_unknown(0, "what a block's parent shows isn't followed");
  if (name == "user" && around_.user_model.valid())
    return costs_ != nullptr ? note_user(0) : caller_row(around_.user_model);
  return {};
}

Value Evaluator::evaluate_page_value(NodeId node) {
  if (node == 0 || nesting_ >= max_nesting) return {};
  if (steps_++ >= most_steps()) {
    if (!leaning_.limited) gap(0, "too much code behind one function");
    leaning_.limited = true;
    return {};
  }
  ++nesting_;
  const TemplateFacts& page = *frame_.page;
  const NodeId before = std::exchange(frame_.at, node);
  Value value;
  const bool macro = calls_macro(node);
  switch (page.kind(node)) {
    case variable: value = page_name(page.text_of(node)); break;
    case string: value = make_text(page.text_of(node)); break;
    case constant:
      if (page.text_of(node) == "None") value = {Kind::none, 0, 0};
      else value = {Kind::boolean, page.text_of(node) == "True" ? 1U : 0U, 0};
      break;
    default:
      for (const NodeId child : page.children(node)) value.depends |= evaluate_page_value(child).depends;
      break;
  }
  const auto is_call = [&](NodeId step) { return page.kind(step) == TemplateNodeKind::call; };
  for (const NodeId child : page.children(node)) {
    if (macro) break;
    if (page.kind(node) == variable && page.text_of(node) == "block" && page.kind(child) == lookup &&
        page.text_of(child) == "super") {
      walk_parent_block(node);
      break;
    }
    const NodeId next = child + page.node(child).size();
    const bool called = next < node + page.node(node).size() && is_call(next);
    if (page.kind(child) == lookup && called) continue;
    if (is_call(child) && page.kind(child - 1) == lookup) {
      value = call_page_method(value, page.text_of(child - 1), child);
      continue;
    }
    const bool user = value.is(Kind::unknown) && page.kind(node) == variable && page.text_of(node) == "request" &&
                      page.kind(child) == lookup && page.text_of(child) == "user";
    next_lookup_ = next < node + page.node(node).size() && page.kind(next) == lookup ? page.text_of(next) : "";
    value = user ? page_name("user") : evaluate_page_step(value, child);
    next_lookup_ = {};
  }
  frame_.at = before;
  --nesting_;
  return value;
}

Value Evaluator::evaluate_page_step(Value value, NodeId step) {
  const TemplateFacts& page = *frame_.page;
  switch (page.kind(step)) {
    case lookup: return evaluate_page_lookup(value, page.text_of(step));
    case filter: return evaluate_page_filter(value, step);
    case TemplateNodeKind::call: {
      const Arguments arguments = page_arguments(step);
      if (value.is(Kind::function)) return call_value(value, arguments, 0);
      note_given({}, arguments, 0);
      return {Kind::unknown, 0, value.depends};
    }
    case index: return {Kind::unknown, 0, value.depends};
    default: return value;
  }
}

Value Evaluator::call_without_arguments(Value value) {
  if (value.is(Kind::function)) return call_value(value, Arguments{}, 0);
  return value;
}

Value Evaluator::evaluate_page_lookup(Value value, std::string_view name) {
  Value unknown;
  unknown.depends = value.depends;
  if (value.is(Kind::sequence)) {
    const Sequence sequence = sequences_[value.index];
    if (sequence.shape == Sequence::Shape::dict) {
      const auto key = std::ranges::find(sequence.keys, name);
      if (key != sequence.keys.end())
        return call_without_arguments(sequence.parts[static_cast<std::size_t>(key - sequence.keys.begin())]);
      const bool of_rows = sequence.keys.empty() && sequence.parts.size() == 1;
      if (of_rows && name == "values") return sequence.parts[0];
      if (of_rows && name == "items")
        return make(Sequence{Sequence::Shape::pairs_with_index, sequence.parts, {}}, value.depends);
      return unknown;
    }
    if (sequence.shape == Sequence::Shape::tuple && name.size() == 1 && name[0] >= '0' && name[0] <= '9') {
      const auto n = static_cast<std::size_t>(name[0] - '0');
      return n < sequence.parts.size() ? call_without_arguments(sequence.parts[n]) : unknown;
    }
    return unknown;
  }
  const bool rows = value.is(Kind::queryset) || value.is(Kind::manager);
  if (!rows) {
    Arguments key;
    key.positional.push_back(make_text(keep_text(std::string(name))));
    const Value item = value.is(Kind::object) ? call_member(value, "__getitem__", key, 0) : Value{};
    return item.is(Kind::unknown) ? call_without_arguments(read_attribute(value, name, 0)) : item;
  }
  if (!name.empty() && name[0] >= '0' && name[0] <= '9') {
    record_rows(value, 0);
    return querysets_[value.index].values ? unknown : single_row(querysets_[value.index], value.depends);
  }
  return name == "model" ? unknown : call_queryset(value, name, Arguments{}, 0);
}

Arguments Evaluator::page_arguments(NodeId parent) {
  const TemplateFacts& page = *frame_.page;
  Arguments arguments;
  for (const NodeId child : page.children(parent)) {
    const TemplateNodeKind kind = page.kind(child);
    if (kind == body || kind == clause || kind == target || kind == word) continue;
    const Value value = evaluate_page_value(kind == keyword ? page.value(child) : child);
    arguments.depends |= value.depends;
    if (kind == keyword) arguments.keywords.push_back({page.text_of(child), value});
    else arguments.positional.push_back(value);
  }
  return arguments;
}

/// A function that takes the context gets one as its first argument (Django: "Simple tags", takes_context).
Arguments Evaluator::with_context(Arguments arguments, const Function& function) {
  const FileFacts& facts = model_.facts(function.file);
  for (const NodeId child : facts.children(facts.scopes()[function.scope].node)) {
    if (facts.kind(child) != NodeKind::parameter) continue;
    if (facts.text_of(child) != "context") return arguments;
    Sequence context{Sequence::Shape::dict, {}, {}};
    for (const PageName& name : frame_.names) {
      context.keys.push_back(keep_text(name.name));
      context.parts.push_back(name.value);
    }
    arguments.positional.insert(arguments.positional.begin(), make(std::move(context), 0));
    return arguments;
  }
  return arguments;
}

/// Filters that go through the rows: to read something of each, or to write each.
Value Evaluator::read_by_filter(Value rows, std::string_view filter, std::optional<std::string_view> path,
                                std::uint32_t depends) {
  rows = iterated(rows, 0);
  const std::uint32_t loop = open_loop(0, rows, 0);
  Value element = element_of(rows, loop);
  while (path && !path->empty()) {
    const std::size_t dot = path->find('.');
    element = evaluate_page_lookup(element, path->substr(0, dot));
    path = dot == path->npos ? std::string_view{} : path->substr(dot + 1);
  }
  if (filter == "join" || filter == "unordered_list") output(element);
  else if (!path) note_unknown(0, "what a filter reads of each row isn't followed");
  close_loop(loop);
  constexpr std::string_view keeping[] = {"dictsort",   "dictsortreversed", "sort",  "groupby",
                                          "selectattr", "rejectattr",       "unique"};
  if (std::ranges::find(keeping, filter) == std::end(keeping)) return {Kind::unknown, 0, depends};
  const Value list = rows.is(Kind::queryset) ? call_builtin_on_rows("list", rows, true, 0, depends) : rows;
  if (filter != "groupby") return list;
  return list.is(Kind::queryset) ? make(Sequence{Sequence::Shape::groups, {list}, {}}, depends)
                                 : Value{Kind::unknown, 0, depends};
}

/// What a filter of Django does with rows; the project's own are called.
Value Evaluator::evaluate_page_filter(Value value, NodeId filter) {
  const TemplateFacts& page = *frame_.page;
  const std::string_view name = page.text_of(filter);
  const Arguments arguments = page_arguments(filter);
  Value unknown;
  unknown.depends = value.depends | arguments.depends;
  if (const LibraryEntry* entry = around_.library_entry(name, LibraryEntry::Kind::filter);
      entry != nullptr && entry->function.kind == Symbol::Kind::function) {
    Arguments given = arguments;
    given.positional.insert(given.positional.begin(), value);
    given.depends = unknown.depends;
    return call_value(from_symbol(entry->function), given, 0);
  }
  const std::optional<std::string_view> path = attribute_of_filter(name, arguments);
  if (path || name.starts_with("dictsort") || name == "join" || name == "unordered_list")
    return read_by_filter(value, name, path, unknown.depends);
  constexpr std::string_view same[] = {"safe", "default", "default_if_none", "list"};
  if (!value.is(Kind::queryset)) {
    if (std::ranges::find(same, name) != std::end(same)) return value;
    output(value);
    return unknown;
  }
  if (name == "slice") {
    const bool constant = !arguments.positional.empty() && arguments.positional[0].is(Kind::text);
    const std::string_view range = constant ? texts_[arguments.positional[0].index] : std::string_view{};
    QuerySet some = querysets_[value.index];
    constexpr std::size_t few = 2;  // ":5"
    some.bounded = some.bounded || (range.starts_with(':') && range.size() <= few);
    if (range.starts_with(':')) std::from_chars(range.data() + 1, range.data() + range.size(), some.most);
    return make(std::move(some), Kind::queryset, unknown.depends);
  }
  if (name == "json_script") note_unknown(0, "what a filter reads of each row isn't followed");
  if (std::ranges::find(same, name) != std::end(same)) return value;
  record_rows(value, 0);
  const bool one = name == "first" || name == "last" || name == "random";
  if (one && !querysets_[value.index].values) return single_row(querysets_[value.index], unknown.depends);
  return unknown;
}

/// Conditions ask for the rows of a queryset; only a single value's truth can be known.
Value Evaluator::evaluate_page_condition(NodeId test) {
  const TemplateFacts& page = *frame_.page;
  Value result;
  std::size_t count = 0;
  bool operated = false;
  for (const NodeId child : page.children(test)) {
    if (page.kind(child) == operation) {
      operated = true;
      continue;
    }
    const Value value = evaluate_page_value(child);
    if (value.is(Kind::queryset)) {
      frame_.at = child;
      record_rows(value, 0);
    }
    ++count;
    result = value;
  }
  if (count != 1 || operated) return {};
  return result;
}

/// Text of a value: a row's __str__, the rows of a queryset.
void Evaluator::output(Value value) {
  if (value.is(Kind::queryset)) record_rows(value, 0);
  else stringify(value, 0);
}

}  // namespace djvet
