// A small interpreter of straight-line settings code. Both sides of a condition are run on copies and merged.
// SPDX-License-Identifier: MIT
#include "analyzer/link/settings_reader.h"

#include <algorithm>
#include <charconv>

#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Value = SettingsReader::Value;
using Environment = SettingsReader::Environment;

constexpr int max_nesting = 32;              // blocks and expressions followed into each other
constexpr std::size_t max_copies = 200'000;  // values copied for the branches of one module
constexpr std::size_t max_items = 512;       // of a list that is merged

/// The longest list of values that both have in their order, with the first one's places.
std::vector<SettingList::Item> common(const std::vector<SettingList::Item>& a,
                                      const std::vector<SettingList::Item>& b) {
  if (a.size() > max_items || b.size() > max_items) return {};
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> length((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      length[i * width + j] = a[i].value == b[j].value
                                  ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                                  : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
  std::vector<SettingList::Item> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].value == b[j].value) {
      out.push_back(a[i]);
      ++i, ++j;
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

bool same_values(const SettingList& a, const SettingList& b) {
  return std::ranges::equal(a.items, b.items, {}, &SettingList::Item::value, &SettingList::Item::value);
}

Value merge(const Value& a, const Value& b) {
  if (a.kind == Value::Kind::string && b.kind == Value::Kind::string && a.text == b.text) return a;
  if (a.kind != Value::Kind::list || b.kind != Value::Kind::list) return {};
  Value out = a;
  if (!same_values(a.list, b.list)) {
    out.list.items = common(a.list.items, b.list.items);
    out.list.known = false;
  }
  out.list.known = out.list.known && b.list.known;
  return out;
}

void merge_into(Environment& environment, const std::vector<Environment>& ends) {
  Environment merged = ends[0];
  for (std::size_t i = 1; i < ends.size(); ++i) {
    Environment other = ends[i];
    for (auto& [name, value] : merged.values) {
      const Value* there = other.find(name);
      value = there == nullptr ? Value() : merge(value, *there);
    }
    for (const auto& [name, value] : other.values)
      if (merged.find(name) == nullptr) merged.set(name, Value());
  }
  environment = std::move(merged);
}

void append(SettingList& list, const SettingList& more) {
  list.items.insert(list.items.end(), more.items.begin(), more.items.end());
  list.known = list.known && more.known;
}

}  // namespace

Value* SettingsReader::Environment::find(std::string_view name) {
  for (auto& [key, value] : values)
    if (key == name) return &value;
  return nullptr;
}

void SettingsReader::Environment::set(std::string_view name, Value value) {
  Value* there = find(name);
  if (value.kind == Value::Kind::unknown) {
    if (there != nullptr) *there = {};
  } else if (there != nullptr) {
    *there = std::move(value);
  } else {
    values.emplace_back(name, std::move(value));
  }
}

void SettingsReader::Environment::forget() {
  for (auto& [name, value] : values) {
    value.list.known = false;
    if (value.kind == Value::Kind::string) value = {};
  }
}

std::vector<SettingsModule> SettingsReader::read_all() {
  std::vector<SettingsModule> out;
  for (const Module& module : model_.modules()) {
    const FileFacts& facts = model_.facts(module.file);
    if (facts.nodes().empty() || model_.sources().files[module.file.index()].is_dependency()) continue;
    const Bindings& bindings = model_.tables().scopes.of(module.file, 0);
    const bool wanted = model_.sources().files[module.file.index()].role == Role::settings ||
                        bindings.binds(facts, "INSTALLED_APPS") || bindings.binds(facts, "MIDDLEWARE") ||
                        bindings.binds(facts, "MIDDLEWARE_CLASSES");
    if (!wanted) continue;
    SettingsModule settings;
    settings.file = module.file;
    settings.dotted = module.dotted;
    for (const auto& [name, value] : this->module(module.file).values) {
      if (value.kind == Value::Kind::list) settings.lists.emplace(name, value.list);
      if (value.kind == Value::Kind::string) settings.strings.emplace(name, value.text);
    }
    out.push_back(std::move(settings));
  }
  return out;
}

const SettingsReader::Environment& SettingsReader::module(FileId file) {
  const auto [slot, fresh] = modules_.try_emplace(file, nullptr);
  if (!fresh && slot->second != nullptr) return *slot->second;
  if (fresh) {
    Environment environment;
    const auto end = static_cast<NodeId>(model_.facts(file).nodes().size());
    ++reading_;
    copies_ = 0;
    if (end != 0 && reading_ <= max_nesting) run(file, 1, end, environment, 0);
    --reading_;
    auto finished = std::make_unique<Environment>(std::move(environment));
    return *(modules_[file] = std::move(finished));
  }
  static const Environment being_read;  // modules that import each other
  return being_read;
}

void SettingsReader::run(FileId file, NodeId begin, NodeId end, Environment& environment, int depth) {
  if (depth > max_nesting) return environment.forget();
  const FileFacts& facts = model_.facts(file);
  for (NodeId at = begin; at < end; at += facts.node(at).size()) statement(file, at, environment, depth);
}

void SettingsReader::statement(FileId file, NodeId at, Environment& environment, int depth) {
  const FileFacts& facts = model_.facts(file);
  const NodeId end = at + facts.node(at).size();
  switch (facts.kind(at)) {
    case NodeKind::assign: return assign(file, at, environment);
    case NodeKind::aug_assign: return augment(file, at, environment);
    case NodeKind::call: return call(file, at, environment);
    case NodeKind::import_stmt: return import(file, facts.imports()[facts.node(at).text()], environment);
    case NodeKind::if_stmt: return branches(file, at, environment, depth);
    case NodeKind::try_stmt: return attempts(file, at, environment, depth);
    case NodeKind::with_stmt: {
      const NodeId body = facts.body(at);
      return body == 0 ? void() : run(file, body + 1, end, environment, depth + 1);
    }
    case NodeKind::for_stmt:
    case NodeKind::while_stmt: {
      Environment after = environment;
      if (const NodeId body = facts.body(at)) run(file, body + 1, body + facts.node(body).size(), after, depth + 1);
      return merge_into(environment, {environment, after});
    }
    case NodeKind::function_def:
    case NodeKind::class_def:
      if (environment.find(facts.text_of(at)) != nullptr) environment.set(facts.text_of(at), {});
      return;
    case NodeKind::delete_stmt:
      for (const NodeId child : facts.children(at))
        if (facts.kind(child) == NodeKind::name) environment.set(facts.text_of(child), {});
      return;
    default: return;
  }
}

void SettingsReader::assign(FileId file, NodeId at, Environment& environment) {
  const FileFacts& facts = model_.facts(file);
  if (facts.node(at).has(flag_no_value)) return;
  const NodeId expression = facts.last_child(at);
  Value value = evaluate(file, expression, environment, 0);
  value.list.file = file;
  value.list.span = facts.span(at);
  for (const NodeId target : facts.children(at)) {
    if (target == expression || facts.kind(target) == NodeKind::annotation) continue;
    if (facts.kind(target) == NodeKind::name) {
      environment.set(facts.text_of(target), value);
      continue;
    }
    for (NodeId id = target; id < target + facts.node(target).size(); ++id)  // a tuple, MIDDLEWARE[0], ...
      if (facts.kind(id) == NodeKind::name && environment.find(facts.text_of(id)) != nullptr)
        environment.set(facts.text_of(id), {});
  }
}

void SettingsReader::augment(FileId file, NodeId at, Environment& environment) {
  const FileFacts& facts = model_.facts(file);
  if (facts.kind(at + 1) != NodeKind::name) return;
  const std::string_view name = facts.text_of(at + 1);
  Value more = evaluate(file, facts.last_child(at), environment, 0);
  Value* value = environment.find(name);
  Value sum = value == nullptr ? Value() : *value;
  const bool base_known = sum.kind == Value::Kind::list;
  if (facts.node(at).op() != Operator::add || (!base_known && more.kind != Value::Kind::list))
    return environment.set(name, {});
  sum.kind = Value::Kind::list;
  append(sum.list, more.list);
  sum.list.known = sum.list.known && base_known && more.kind == Value::Kind::list;
  sum.list.file = file;
  sum.list.span = facts.span(at);
  environment.set(name, std::move(sum));
}

/// The index that `0`, `-1`, `X.index("a")` or `X.index("a") + 1` means in a list; nothing when it can't be told.
std::optional<std::size_t> SettingsReader::position(FileId file, NodeId expression, const SettingList& list) {
  const FileFacts& facts = model_.facts(file);
  const auto number = [&](NodeId node) {
    std::size_t out = 0;
    const std::string_view text = facts.text_of(node);
    const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
    return end.ec == std::errc() && end.ptr == text.data() + text.size() ? std::optional(out) : std::nullopt;
  };
  if (facts.kind(expression) == NodeKind::integer) {
    const std::optional<std::size_t> at = number(expression);
    return at && (*at == 0 || list.known) ? std::optional(std::min(*at, list.items.size())) : std::nullopt;
  }
  std::size_t plus = 0;
  if (facts.kind(expression) == NodeKind::binary && facts.node(expression).op() == Operator::add) {
    const NodeId right = facts.last_child(expression);
    if (facts.kind(right) != NodeKind::integer || facts.text_of(right) != "1") return std::nullopt;
    plus = 1;
    ++expression;
  }
  if (facts.kind(expression) != NodeKind::call || facts.kind(expression + 1) != NodeKind::attribute ||
      facts.text_of(expression + 1) != "index" || facts.kind(facts.last_child(expression)) != NodeKind::string)
    return std::nullopt;
  const auto item =
      std::ranges::find(list.items, facts.text_of(facts.last_child(expression)), &SettingList::Item::value);
  if (item == list.items.end()) return std::nullopt;
  return static_cast<std::size_t>(item - list.items.begin()) + plus;
}

void SettingsReader::call(FileId file, NodeId at, Environment& environment) {
  const FileFacts& facts = model_.facts(file);
  for (NodeId id = at; id < at + facts.node(at).size(); ++id) {
    if (facts.kind(id) != NodeKind::call || facts.kind(id + 1) != NodeKind::name) continue;
    const std::string_view callee = facts.text_of(id + 1);
    if (callee == "locals" || callee == "globals" || callee == "vars") environment.forget();
  }
  const NodeId callee = at + 1;
  if (facts.node(at).size() < 3 || facts.kind(callee) != NodeKind::attribute ||
      facts.kind(callee + 1) != NodeKind::name)
    return;
  Value* value = environment.find(facts.text_of(callee + 1));
  if (value == nullptr || value->kind != Value::Kind::list) return;
  const std::string_view method = facts.text_of(callee);
  const Value argument = evaluate(file, facts.last_child(at), environment, 0);
  SettingList& list = value->list;
  const SettingList::Item item{argument.text, file, facts.span(facts.last_child(at))};
  const bool is_string = argument.kind == Value::Kind::string;
  if (method == "append" && is_string) {
    list.items.push_back(item);
  } else if (method == "extend") {
    append(list, argument.list);
    list.known = list.known && argument.kind == Value::Kind::list;
  } else if (method == "insert") {
    const std::optional<std::size_t> index = position(file, facts.child(at, 1), list);
    if (index && is_string) list.items.insert(list.items.begin() + static_cast<std::ptrdiff_t>(*index), item);
    else list.known = false;
  } else if (method == "remove" && is_string) {
    const auto found = std::ranges::find(list.items, argument.text, &SettingList::Item::value);
    if (found != list.items.end()) list.items.erase(found);
  } else if (method == "append") {
    list.known = false;
  } else if (method != "index" && method != "count") {
    list.items.clear();
    list.known = false;
  }
}

void SettingsReader::import(FileId file, const Import& import, Environment& environment) {
  const FileFacts& facts = model_.facts(file);
  if ((import.flags & import_star) == 0) {
    if ((import.flags & import_from) == 0) return;
    const Symbol symbol = resolver_.imported(file, import);
    const std::string_view bound = facts.text(import.bound);
    Value value;
    if (symbol.kind == Symbol::Kind::value && symbol.scope == 0) {
      Environment other = module(symbol.file);
      if (const Value* there = other.find(facts.text(import.name))) value = *there;
    }
    if (value.kind != Value::Kind::unknown || environment.find(bound) != nullptr)
      environment.set(bound, std::move(value));
    return;
  }
  const std::string_view dotted = facts.text(import.module);
  const ModuleIndex& modules = model_.tables().modules;
  const ModulePlace place = dotted.starts_with('.') ? modules.relative(dotted, file) : modules.absolute(dotted, file);
  if (place.file.valid()) {
    const Environment other = module(place.file);
    for (const auto& [name, value] : other.values)
      if (!name.starts_with('_')) environment.set(name, value);
  } else if ((import.flags & import_guarded) == 0) {
    environment.forget();  // a guarded import of a file that isn't in the tree is an optional local one
  }
}

void SettingsReader::branches(FileId file, NodeId at, Environment& environment, int depth) {
  const FileFacts& facts = model_.facts(file);
  std::vector<Environment> ends;
  bool otherwise = false;
  for (const NodeId child : facts.children(at)) {
    const NodeKind kind = facts.kind(child);
    if (kind != NodeKind::block && kind != NodeKind::else_clause) continue;
    copies_ += environment.values.size() + 1;
    if (copies_ > max_copies) return environment.forget();
    otherwise |= kind == NodeKind::else_clause;
    Environment end = environment;
    run(file, child + 1, child + facts.node(child).size(), end, depth + 1);
    ends.push_back(std::move(end));
  }
  if (!otherwise) ends.insert(ends.begin(), environment);
  merge_into(environment, ends);
}

/// The body of a `try` that imports is taken to succeed; other bodies may stop anywhere, so their handlers count as well.
void SettingsReader::attempts(FileId file, NodeId at, Environment& environment, int depth) {
  const FileFacts& facts = model_.facts(file);
  const NodeId body = facts.body(at);
  if (body == 0) return;
  const Environment before = environment;
  bool imports = false;
  for (const NodeId child : facts.children(body)) imports |= facts.kind(child) == NodeKind::import_stmt;
  run(file, body + 1, body + facts.node(body).size(), environment, depth + 1);
  std::vector<Environment> ends{environment};
  for (const NodeId child : facts.children(at)) {
    const NodeKind kind = facts.kind(child);
    const NodeId end = child + facts.node(child).size();
    if (kind == NodeKind::else_clause) run(file, child + 1, end, ends[0], depth + 1);
    if (kind != NodeKind::except_clause || imports) continue;
    const NodeId handler = facts.body(child);
    if (handler == 0) continue;
    Environment other = before;
    run(file, handler + 1, end, other, depth + 1);
    ends.push_back(std::move(other));
  }
  merge_into(environment, ends);
  for (const NodeId child : facts.children(at))
    if (facts.kind(child) == NodeKind::finally_clause)
      run(file, child + 1, child + facts.node(child).size(), environment, depth + 1);
}

SettingsReader::Value SettingsReader::evaluate_items(FileId file, NodeId list, Environment& environment, int depth) {
  const FileFacts& facts = model_.facts(file);
  Value out;
  out.kind = Value::Kind::list;
  for (const NodeId child : facts.children(list)) {
    if (facts.kind(child) == NodeKind::star) {
      const Value more = evaluate(file, child + 1, environment, depth + 1);
      append(out.list, more.list);
      out.list.known = out.list.known && more.kind == Value::Kind::list;
      continue;
    }
    const Value item = evaluate(file, child, environment, depth + 1);
    if (item.kind == Value::Kind::string) out.list.items.push_back({item.text, file, facts.span(child)});
    else out.list.known = false;
  }
  return out;
}

/// `list(X)`, `tuple(X)` and `X.copy()` are X.
SettingsReader::Value SettingsReader::evaluate_call(FileId file, NodeId call, Environment& environment, int depth) {
  const FileFacts& facts = model_.facts(file);
  if (facts.node(call).size() < 2) return {};
  const NodeId callee = call + 1;
  if (facts.kind(callee) == NodeKind::attribute && facts.text_of(callee) == "copy" && facts.child(call, 1) == 0)
    return evaluate(file, callee + 1, environment, depth + 1);
  const NodeId argument = facts.child(call, 1);
  const bool copies =
      facts.kind(callee) == NodeKind::name && (facts.text_of(callee) == "list" || facts.text_of(callee) == "tuple");
  return copies && argument != 0 ? evaluate(file, argument, environment, depth + 1) : Value();
}

SettingsReader::Value SettingsReader::evaluate(FileId file, NodeId expression, Environment& environment, int depth) {
  const FileFacts& facts = model_.facts(file);
  if (depth > max_nesting) return {};
  Value out;
  switch (facts.kind(expression)) {
    case NodeKind::list:
    case NodeKind::tuple: return evaluate_items(file, expression, environment, depth);
    case NodeKind::string:
      if (facts.node(expression).has(flag_clipped)) return {};
      out.kind = Value::Kind::string;
      out.text = facts.text_of(expression);
      return out;
    case NodeKind::string_concat:
      for (const NodeId child : facts.children(expression)) {
        if (facts.kind(child) != NodeKind::string || facts.node(child).has(flag_clipped)) return {};
        out.text += facts.text_of(child);
      }
      out.kind = Value::Kind::string;
      return out;
    case NodeKind::name: {
      const Value* there = environment.find(facts.text_of(expression));
      return there == nullptr ? Value() : *there;
    }
    case NodeKind::attribute: {
      const Symbol of = resolver_.expression(file, 0, expression + 1);
      if (of.kind != Symbol::Kind::module || !of.file.valid()) return {};
      Environment other = module(of.file);
      const Value* there = other.find(facts.text_of(expression));
      return there == nullptr ? Value() : *there;
    }
    case NodeKind::binary: {
      if (facts.node(expression).op() != Operator::add) return {};
      out = evaluate(file, expression + 1, environment, depth + 1);
      const Value more = evaluate(file, facts.last_child(expression), environment, depth + 1);
      if (out.kind != Value::Kind::list && more.kind != Value::Kind::list) return {};
      out.list.known = out.list.known && out.kind == Value::Kind::list && more.kind == Value::Kind::list;
      out.kind = Value::Kind::list;
      append(out.list, more.list);
      return out;
    }
    case NodeKind::conditional:
      return merge(evaluate(file, expression + 1, environment, depth + 1),
                   evaluate(file, facts.last_child(expression), environment, depth + 1));
    case NodeKind::call: return evaluate_call(file, expression, environment, depth);
    default: return {};
  }
}

}  // namespace djvet
