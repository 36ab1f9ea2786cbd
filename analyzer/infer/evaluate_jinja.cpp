// What Jinja templates have besides Django's: macros, also those that other templates define, methods that are called with
// arguments, names that a child sets before its blocks, filters that are told what to read of each row.
// Source: Jinja 3.1, "Template Designer Documentation".
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;
using enum TemplateNodeKind;

namespace {

constexpr int max_imports = 4;  // of a macro that is imported where it is imported from

/// The template that an import names by a constant.
std::string_view imported_from(const TemplateFacts& page, NodeId tag) {
  const NodeId value = page.value(tag);
  return value != 0 && page.kind(value) == string && page.children(value).empty() ? page.text_of(value)
                                                                                  : std::string_view{};
}

}  // namespace

/// The macro that a name, or a name of a template that was imported as `module`, means in a template.
Site Evaluator::find_macro(FileId file, std::string_view module, std::string_view name) const {
  std::string wanted(name);
  for (int hops = 0; hops < max_imports && file.valid(); ++hops) {
    const TemplateFacts& page = model_.template_facts(file);
    FileId next;
    for (NodeId id = 1; id < page.nodes().size() && !next.valid(); ++id) {
      if (page.kind(id) == macro_tag && module.empty() && page.text_of(id) == wanted) return {file, id};
      if (page.kind(id) == import_tag && !module.empty() && page.text_of(id) == module)
        next = find_template(imported_from(page, id));
      if (page.kind(id) != from_tag || !module.empty()) continue;
      for (const NodeId child : page.children(id)) {
        const NodeId local = page.kind(child) == binding ? page.child_of_kind(child, target) : 0;
        if (local == 0 || page.text_of(local) != wanted) continue;
        next = find_template(imported_from(page, id));
        wanted = page.text_of(child);
        break;
      }
    }
    if (next == file) break;
    file = next;
    module = {};
  }
  return {};
}

/// `line(row)`, `macros.line(row)`: whether the value at `node` begins with a call of a macro. Its output has no rows.
bool Evaluator::calls_macro(NodeId node) {
  const TemplateFacts& page = *frame_.page;
  if (page.kind(node) != variable) return false;
  const std::string_view first = page.text_of(node);
  NodeId step = page.child(node, 0);
  std::string_view module;
  std::string_view name = first;
  if (step != 0 && page.kind(step) == lookup) {
    module = first;
    name = page.text_of(step);
    step = page.child(node, 1);
  }
  if (step == 0 || page.kind(step) != TemplateNodeKind::call) return false;
  const auto is_bound = [&](const PageName& one) { return one.name == first; };
  if (std::ranges::any_of(frame_.names, is_bound)) return false;
  const Site macro = find_macro(frame_.file, module, name);
  if (macro.node == 0) return false;
  const Arguments arguments = page_arguments(step);
  frame_.at = node;
  call_macro(macro, arguments);
  return true;
}

/// A macro sees its parameters, not the names around its call.
void Evaluator::call_macro(const Site& macro, const Arguments& arguments) {
  const TemplateFacts& page = model_.template_facts(macro.file);
  std::vector<PageName> names;
  std::size_t position = 0;
  for (const NodeId child : page.children(macro.node)) {
    if (page.kind(child) != parameter) continue;
    const std::string_view name = page.text_of(child);
    const auto keyword = std::ranges::find(arguments.keywords, name, &Arguments::Keyword::name);
    Value value;
    if (position < arguments.positional.size()) value = arguments.positional[position++];
    else if (keyword != arguments.keywords.end()) value = keyword->value;
    names.push_back({std::string(name), value});
  }
  const NodeId content = page.body(macro.node);
  if (content != 0) render_page(macro.file, std::move(names), nullptr, content);
}

/// `{% call(row) table(rows) %}...{% endcall %}`: the macro, and what it is given to put in, whose parameters aren't known.
void Evaluator::walk_page_call(NodeId tag) {
  const TemplateFacts& page = *frame_.page;
  evaluate_page_value(page.value(tag));
  const std::size_t names = frame_.names.size();
  for (const NodeId child : page.children(tag))
    if (page.kind(child) == parameter) set_page_name(page.text_of(child), {});
  if (page.body(tag) != 0) walk_page_children(page.body(tag));
  frame_.names.resize(names);
}

/// `artist.memberships.filter(active=True)`: unlike in Django's language, methods are called with arguments.
Value Evaluator::call_page_method(Value value, std::string_view name, NodeId call) {
  const Arguments arguments = page_arguments(call);
  const Value unknown{Kind::unknown, 0, value.depends | arguments.depends};
  if (value.is(Kind::queryset) || value.is(Kind::manager)) {
    constexpr std::string_view by_name[] = {"select_related", "prefetch_related", "only", "defer", "values", "extra"};
    if (std::ranges::find(by_name, name) != std::end(by_name)) return unknown;
    return call_queryset(value, name, arguments, 0);
  }
  if (value.is(Kind::sequence)) return evaluate_page_lookup(value, name);
  const Value method = read_attribute(value, name, 0);
  return method.is(Kind::function) ? call_value(method, arguments, 0) : unknown;
}

/// The attribute that a filter is told to read of each row: `rows|sort(attribute="author.name")`, `rows|groupby("author")`.
/// Nothing where the filter isn't one of those, or isn't told any.
std::optional<std::string_view> Evaluator::attribute_of_filter(std::string_view filter,
                                                               const Arguments& arguments) const {
  constexpr std::string_view first[] = {"dictsort", "dictsortreversed", "groupby", "selectattr", "rejectattr"};
  constexpr std::string_view named[] = {"sort", "map", "groupby", "unique", "sum", "min", "max", "join"};
  const auto among = [&](const auto& names) { return std::ranges::find(names, filter) != std::end(names); };
  Value given;
  if (among(first) && !arguments.positional.empty()) given = arguments.positional[0];
  if (among(named))
    for (const Arguments::Keyword& keyword : arguments.keywords)
      if (keyword.name == "attribute") given = keyword.value;
  if (!given.is(Kind::text)) return std::nullopt;
  return texts_[given.index];
}

}  // namespace djvet
