// Managers and querysets: their own methods, Django's, and what is loaded with the rows.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/queryset_methods.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

/// filter(pk=...) has one row at most.
bool names_one_row(const FileFacts& facts, NodeId call) {
  return std::ranges::any_of(facts.children(call), [&](NodeId argument) {
    return facts.kind(argument) == NodeKind::keyword &&
           (facts.text_of(argument) == "pk" || facts.text_of(argument) == "id");
  });
}

namespace {

bool has_keyword(const FileFacts& facts, NodeId call, std::string_view name) {
  return std::ranges::any_of(facts.children(call), [&](NodeId argument) {
    return facts.kind(argument) == NodeKind::keyword && facts.text_of(argument) == name;
  });
}

}  // namespace

/// `Model.objects`: what its `.all()` gives. A manager class that isn't known may load anything.
Value Evaluator::manager_of(ModelId model, std::string_view name, NodeId site) {
  const Model& definition = model_.model(model);
  const Manager* manager = nullptr;
  for (const Manager& one : definition.managers)
    if (one.name == name) manager = &one;
  const bool builtin = name == "_default_manager" || name == "_base_manager";
  if (manager == nullptr && !builtin) return {};
  if (manager == nullptr && name == "_default_manager" && !definition.managers.empty())
    manager = &definition.managers.front();
  QuerySet queryset;
  queryset.model = model;
  queryset.site = here(site);
  if (manager != nullptr && name != "_base_manager") {
    queryset.manager = manager->cls;
    queryset.cls = manager->queryset;
    const bool own = manager->cls.valid() || manager->queryset.valid();
    queryset.loads.opaque = !manager->known || (!own && definition.open);
    queryset.names_open = queryset.loads.opaque;
    if (own && !queryset.loads.opaque) queryset = manager_rows(queryset, site);
  }
  return make(std::move(queryset), Kind::manager, 0);
}

/// The rows of a manager whose class is the project's: what its get_queryset() gives.
QuerySet Evaluator::manager_rows(const QuerySet& manager, NodeId site) {
  if (!manager.manager.valid()) return manager;
  const auto [entry, fresh] =
      managed_.try_emplace({manager.manager, manager.model}, Answer<QuerySet>{manager, callers_.size()});
  if (!fresh) {
    QuerySet rows = found_in(entry->second);
    rows.site = manager.site;
    return rows;
  }
  QuerySet rows;
  const bool holds = holds_anywhere(callers_.size(), [&] { rows = rows_given_by(manager, site); });
  if (holds) managed_[{manager.manager, manager.model}] = {rows, std::nullopt};
  else managed_.erase({manager.manager, manager.model});
  return rows;
}

QuerySet Evaluator::rows_given_by(const QuerySet& manager, NodeId site) {
  QuerySet rows = manager;
  const Member own = find_member(manager.manager, "get_queryset");
  if (own.owner.valid()) {
    const Value self = make(manager, Kind::manager, 0);
    ++silent_;
    const Value method = from_member(self, own.owner, own.symbol, site);
    const Value value =
        method.is(Kind::function) ? call_function(functions_[method.index], Arguments{}, site) : Value{};
    --silent_;
    if (value.is(Kind::queryset) || value.is(Kind::manager)) {
      rows = querysets_[value.index];
      rows.manager = manager.manager;
      rows.site = manager.site;
    } else {
      gap(site, "what the manager's get_queryset() gives isn't known");
      rows.loads.opaque = rows.names_open = true;
    }
  } else if (model_.cls(manager.manager).open) {
    rows.loads.opaque = rows.names_open = true;
  }
  return rows;
}

Value Evaluator::call_queryset(Value receiver, std::string_view method, const Arguments& arguments, NodeId call) {
  ++touched_;
  bool found = false;
  const Value own = call_own_method(receiver, method, arguments, call, found);
  return found ? own : call_builtin_method(receiver, method, call, arguments);
}

/// A method that the project's manager or queryset class defines.
Value Evaluator::call_own_method(Value receiver, std::string_view method, const Arguments& arguments, NodeId call,
                                 bool& found) {
  const QuerySet queryset = querysets_[receiver.index];
  if (queryset.evaluated || queryset.values) return {};
  const auto call_of = [&](ClassId cls, Value self) -> Value {
    if (!cls.valid()) return {};
    const Member& member = find_member(cls, method);
    if (!member.owner.valid()) return {};
    found = true;
    return asked_here(call_value(from_member(self, member.owner, member.symbol, call), arguments, call), call);
  };
  if (receiver.is(Kind::manager) && method == "get_queryset") {  // its rows are known: see manager_rows()
    found = true;
    QuerySet rows = queryset;
    if (!rows.pristine) rows.site = here(call);
    return make(std::move(rows), Kind::queryset, receiver.depends);
  }
  if (receiver.is(Kind::manager)) {
    const Value value = call_of(queryset.manager, receiver);
    if (found) return value;
  }
  return call_of(queryset.cls, receiver);
}

/// A queryset that a method of the project's managers gives is made where that is called: there it can be told to load more
/// without doing so for every caller.
Value Evaluator::asked_here(Value rows, NodeId call) {
  if (!rows.is(Kind::queryset)) return rows;
  QuerySet queryset = querysets_[rows.index];
  const Site site = made(call, queryset.site);
  if (queryset.evaluated || queryset.rows != no_index || queryset.site == site || queryset.site.node == 0) return rows;
  queryset.site = site;
  return make(std::move(queryset), Kind::queryset, rows.depends);
}

/// `Book.objects.filter(author=author)` asks for what `author.book_set` gives.
void Evaluator::note_row_filter(QuerySet& queryset, const Arguments& arguments) const {
  if (arguments.depends == 0 || !queryset.model.valid()) return;
  for (const Arguments::Keyword& keyword : arguments.keywords) {
    if (!keyword.value.is(Kind::instance)) continue;
    const Instance& row = instances_[keyword.value.index];
    const std::optional<Hop> hop = model_.lookup_hop(queryset.model, keyword.name);
    if (row.loop == no_index || !hop || !hop->forward || hop->target != row.model) continue;
    const Relation& relation = model_.relation(hop->relation);
    if (!relation.names_known || relation.accessor.empty()) continue;
    queryset.asked_loop = row.loop;
    queryset.asked_path = join_path(row.path, relation.accessor);
  }
}

/// `filter(parent=None)`, `filter(parent__isnull=True)`: to read a key that is null asks nothing.
/// Source: Django 5.2, ForwardManyToOneDescriptor.__get__.
void Evaluator::note_absent(QuerySet& queryset, const Arguments& arguments) const {
  if (!queryset.model.valid()) return;
  constexpr std::string_view test = "__isnull";
  for (const Arguments::Keyword& keyword : arguments.keywords) {
    std::string_view name = keyword.name;
    const bool tested = name.ends_with(test);
    if (tested ? truth(keyword.value) != true : !keyword.value.is(Kind::none)) continue;
    if (tested) name.remove_suffix(test.size());
    std::optional<Hop> hop = model_.hop(queryset.model, name);
    if (!hop && name.ends_with("_id")) {
      name.remove_suffix(3);
      hop = model_.hop(queryset.model, name);
    }
    if (hop && hop->forward && !hop->to_many) queryset.loads.absent.emplace_back(name);
  }
}

/// Django's own methods.
Value Evaluator::call_builtin_method(Value receiver, std::string_view method, NodeId call, const Arguments& arguments) {
  QuerySet queryset = querysets_[receiver.index];
  const std::uint32_t depends = receiver.depends | arguments.depends;
  if (arguments.depends != 0) queryset.row_filtered = true;
  if (method == "filter" || method == "get") {
    note_row_filter(queryset, arguments);
    note_absent(queryset, arguments);
    note_fixed(queryset, arguments);
  }
  const QuerySetEffect effect = queryset_effect(method);
  record_call(queryset, receiver.is(Kind::manager), call, method);
  Value result;
  result.depends = depends;
  if (queryset.evaluated) {
    if (queryset.source != no_index && effect == QuerySetEffect::all) return receiver;
    if (effect == QuerySetEffect::unknown) return call_list_method(receiver, method, call, arguments);
    return result;
  }
  const bool cached = queryset.pristine && queryset.source != no_index;
  switch (effect) {
    case QuerySetEffect::unknown:
      if (method == "get_queryset" || method == "get_query_set") return make(queryset, Kind::queryset, depends);
      gap(call, "a method of querysets that isn't known");
      return result;
    case QuerySetEffect::write:
      note_write(queryset.model);
      note_change(queryset.model, method, call);
      if (receiver.is(Kind::manager) && method == "create") record_creation(queryset, call);
      return result;
    case QuerySetEffect::all:
      if (!cached) queryset.site = made(call, queryset.site);
      queryset.rows = no_index;
      queryset.fetched = false;
      return make(std::move(queryset), Kind::queryset, depends);
    case QuerySetEffect::one:
      note_query(queryset, call, method);
      if (method == "get" && fetches_listed_key(queryset, call)) queryset.locks = true;
      if (!cached || !method.ends_with("first") || !loaded(queryset.source, queryset.path))
        record_query(queryset, depends, call, method);
      return queryset.values ? result : single_row(queryset, depends);
    case QuerySetEffect::scalar:
      note_query(queryset, call, method);
      if (method == "in_bulk" && !queryset.values) return fetched_in_bulk(std::move(queryset), call, depends);
      if (cached && answers_from_cache(method)) record_to_many(queryset, call, method);
      else record_query(queryset, depends, call, method);
      return result;
    default: return refine(std::move(queryset), method, call, depends);
  }
}

/// in_bulk(): a dict of rows by their key.
Value Evaluator::fetched_in_bulk(QuerySet queryset, NodeId call, std::uint32_t depends) {
  record_query(queryset, depends, call, "in_bulk");
  queryset.site = made(call, queryset.site);
  queryset.pristine = false;
  queryset.source = no_index;
  queryset.rows = no_index;
  own_source(queryset);
  queryset.evaluated = true;
  const Value rows = make(std::move(queryset), Kind::queryset, depends);
  return make(Sequence{Sequence::Shape::dict, {rows}, {}}, depends);
}

/// What is appended to a list of rows, or reads them.
Value Evaluator::call_list_method(Value receiver, std::string_view method, NodeId call, const Arguments& arguments) {
  Value unknown;
  unknown.depends = receiver.depends;
  if (method == "sort") {
    const auto key = std::ranges::find(arguments.keywords, "key", &Arguments::Keyword::name);
    if (key != arguments.keywords.end()) call_with_element(key->value, receiver, call);
    return {Kind::none, 0, 0};
  }
  if (method == "copy") return receiver;
  if (call == 0) return unknown;
  const NodeId callee = frame_.facts.child(call, 0);
  const NodeId list = frame_.facts.child(callee, 0);
  if ((method != "append" && method != "add") || frame_.facts.kind(list) != NodeKind::name) return unknown;
  const NodeId argument = frame_.facts.child(call, 1);
  const Value added = argument == 0 ? Value{} : list_of(evaluate(argument));
  const Value joined = join(receiver, added);
  frame_.environment.set(frame_.facts.node(list).text(), joined);
  return unknown;
}

/// Whether a method is called on what a name holds.
bool Evaluator::is_of_name(NodeId call) const {
  const NodeId callee = frame_.facts.nodes().empty() ? 0 : frame_.facts.child(call, 0);
  return callee != 0 && frame_.facts.kind(callee) == NodeKind::attribute &&
         frame_.facts.kind(frame_.facts.child(callee, 0)) == NodeKind::name;
}

/// A queryset from another one.
Value Evaluator::refine(QuerySet queryset, std::string_view method, NodeId call, std::uint32_t depends) {
  const QuerySetEffect effect = queryset_effect(method);
  if (queryset.root.node == 0 && call != 0 && is_of_name(call)) queryset.root = queryset.site;
  if (effect != QuerySetEffect::iterate)
    queryset.site = made(call, queryset.site);  // nothing can be chained to iterator()
  else queryset.streams = true;
  if (method == "distinct" && queryset.values) queryset.bounded = queryset.kinds = true;  // the kinds of rows there are
  if (method == "select_for_update") {
    queryset.locks = true;
    queryset.locks_joined = !has_keyword(frame_.facts, call, "of");
  }
  queryset.pristine = false;
  queryset.source = no_index;
  queryset.rows = no_index;
  queryset.nothing = queryset.nothing || method == "none";
  queryset.fetched = method == "none";
  queryset.manager = {};
  if (method == "none" || (method == "filter" && names_one_row(frame_.facts, call))) queryset.bounded = true;
  if (effect == QuerySetEffect::values) queryset.values = true;
  apply_loads(queryset, method, call);
  apply_columns(queryset, method, call);
  add_names(queryset, method, call);
  return make(std::move(queryset), Kind::queryset, depends);
}

/// `for pk in Book.objects.values_list("pk", flat=True): book = Book.objects.get(pk=pk)` takes rows one by one on purpose:
/// to lock them, or to hold one at a time.
bool Evaluator::fetches_listed_key(const QuerySet& queryset, NodeId call) const {
  return names_one_row(frame_.facts, call) &&
         std::ranges::any_of(loops_, [&](const Loop& loop) { return loop.open && loop.listed == queryset.model; });
}

/// A string constant, written here or named by a constant of the project or by a parameter.
std::optional<std::string_view> Evaluator::constant_text(NodeId expression) {
  const NodeKind kind = frame_.facts.kind(expression);
  if (kind == NodeKind::string && frame_.facts.node(expression).has(flag_clipped)) return std::nullopt;
  if (kind != NodeKind::string && kind != NodeKind::name && kind != NodeKind::attribute) return std::nullopt;
  const Value value = evaluate(expression);
  if (!value.is(Kind::text)) return std::nullopt;
  return texts_[value.index];
}

/// The strings that one argument gives: itself, or the parts of `*names`. False when they can't be known.
bool Evaluator::constant_texts(NodeId argument, std::vector<std::string_view>& out) {
  if (frame_.facts.kind(argument) != NodeKind::star) {
    const std::optional<std::string_view> text = constant_text(argument);
    if (text) out.push_back(*text);
    return text.has_value();
  }
  const Value value = evaluate(frame_.facts.child(argument, 0));
  if (!value.is(Kind::sequence) || sequences_[value.index].shape != Sequence::Shape::tuple) return false;
  for (const Value part : sequences_[value.index].parts) {
    if (!part.is(Kind::text)) return false;
    out.push_back(texts_[part.index]);
  }
  return true;
}

void Evaluator::apply_loads(QuerySet& queryset, std::string_view method, NodeId call) {
  const bool select = method == "select_related";
  if (!select && method != "prefetch_related") return;
  bool any = false;
  bool callee = true;
  for (const NodeId argument : frame_.facts.children(call)) {
    if (callee) {
      callee = false;
      continue;
    }
    any = true;
    std::vector<std::string_view> paths;
    Loads& loads = queryset.loads;
    if (frame_.facts.kind(argument) == NodeKind::none_value) {
      (select ? loads.selected : loads.prefetched).clear();
      if (select) loads.bare_select = false;
    } else if (!select) {
      apply_prefetch(queryset, argument);
    } else if (constant_texts(argument, paths)) {
      loads.selected.insert(loads.selected.end(), paths.begin(), paths.end());
    } else {
      gap(argument, "the names of what is loaded aren't constants");
      loads.opaque = true;
    }
  }
  if (select && !any) queryset.loads.bare_select = true;
}

/// only() replaces what only() said before, defer() adds; only() after defer() keeps what was deferred out
/// (Django: QuerySet.only, QuerySet.defer).
void Evaluator::apply_columns(QuerySet& queryset, std::string_view method, NodeId call) {
  if (method != "only" && method != "defer") return;
  std::vector<std::string_view> names;
  bool known = true;
  bool callee = true;
  bool reset = false;
  for (const NodeId argument : frame_.facts.children(call)) {
    if (!callee && frame_.facts.kind(argument) == NodeKind::none_value) reset = true;
    else if (!callee) known = constant_texts(argument, names) && known;
    callee = false;
  }
  Columns& columns = queryset.loads.columns;
  if (!known) columns = Columns{.unknown = true};
  else if (reset) columns = Columns{};
  else if (method == "only") columns.only.assign(names.begin(), names.end());
  else columns.deferred.insert(columns.deferred.end(), names.begin(), names.end());
  (method == "only" ? columns.only_call : columns.defer_call) = here(call);
}

void Evaluator::apply_prefetch(QuerySet& queryset, NodeId argument) {
  const NodeKind kind = frame_.facts.kind(argument);
  const NodeId callee = kind == NodeKind::call ? frame_.facts.child(argument, 0) : 0;
  if (callee != 0 && frame_.facts.text_of(callee) == "Prefetch") return apply_prefetch_call(queryset, argument);
  bool known = kind != NodeKind::string || !frame_.facts.node(argument).has(flag_clipped);
  const Value value = evaluate(argument);
  std::vector<Value> parts{value};
  if (kind == NodeKind::star) {
    known = value.is(Kind::sequence) && sequences_[value.index].shape == Sequence::Shape::tuple;
    parts = known ? sequences_[value.index].parts : std::vector<Value>{};
  }
  for (const Value part : parts) known = known && apply_prefetch_value(queryset, part);
  if (known) return;
  gap(argument, "the names of what is loaded aren't constants");
  queryset.loads.opaque = true;
}

/// The path of a lookup, or an object of Prefetch that was made before.
bool Evaluator::apply_prefetch_value(QuerySet& queryset, Value value) {
  if (value.is(Kind::text)) {
    queryset.loads.prefetched.emplace_back(texts_[value.index]);
    return true;
  }
  if (!value.is(Kind::object)) return false;
  const auto read = [&](std::string_view name) {
    const auto& attributes = objects_[value.index].attributes;
    const auto found = std::ranges::find(attributes, name, &std::pair<std::string_view, Value>::first);
    return found == attributes.end() ? Value{} : found->second;
  };
  const Value lookup = read("prefetch_through");
  const Value to_attr = read("to_attr");
  if (!lookup.is(Kind::text) || !(to_attr.is(Kind::none) || to_attr.is(Kind::text))) return false;
  std::optional<std::string_view> name;
  if (to_attr.is(Kind::text)) name = texts_[to_attr.index];
  add_prefetch(queryset, texts_[lookup.index], name, read("queryset"));
  return true;
}

/// Prefetch(lookup, queryset=None, to_attr=None)
void Evaluator::apply_prefetch_call(QuerySet& queryset, NodeId prefetch) {
  std::optional<std::string_view> lookup;
  std::optional<std::string_view> to_attr;
  Value rows{Kind::none, 0, 0};
  std::size_t position = 0;
  for (const NodeId argument : frame_.facts.children(prefetch)) {
    if (position++ == 0) continue;
    const bool named = frame_.facts.kind(argument) == NodeKind::keyword;
    const std::string_view name = named ? frame_.facts.text_of(argument) : std::string_view{};
    const NodeId value = named ? frame_.facts.child(argument, 0) : argument;
    if (name == "to_attr" || (!named && position == 4)) to_attr = constant_text(value);
    else if (name == "queryset" || (!named && position == 3)) rows = evaluate(value);
    else if (name == "lookup" || !named) lookup = constant_text(value);
  }
  if (lookup) add_prefetch(queryset, *lookup, to_attr, rows);
  else queryset.loads.opaque = true;
}

/// A lookup, and below it what its queryset loads.
void Evaluator::add_prefetch(QuerySet& queryset, std::string_view lookup, std::optional<std::string_view> to_attr,
                             Value inner) {
  std::string path(lookup);
  if (to_attr) {
    const std::size_t cut = path.rfind("__");
    path = join_path(cut == path.npos ? std::string_view{} : std::string_view(path).substr(0, cut), *to_attr);
  }
  ModelId target;
  if (!inner.is(Kind::none)) {
    if (!inner.is(Kind::queryset) && !inner.is(Kind::manager)) {
      queryset.loads.opaque = true;
      return;
    }
    const QuerySet& rows = querysets_[inner.index];
    target = rows.model;
    if (rows.loads.opaque || rows.loads.bare_select) queryset.loads.opaque = true;
    for (const std::string& below : rows.loads.selected) {
      queryset.loads.prefetched.push_back(join_path(path, below));
      queryset.loads.joined.push_back(join_path(path, below));
    }
    for (const std::string& below : rows.loads.joined) queryset.loads.joined.push_back(join_path(path, below));
    for (const std::string& below : rows.loads.prefetched) queryset.loads.prefetched.push_back(join_path(path, below));
    for (const std::string& below : rows.loads.known) queryset.loads.known.push_back(join_path(path, below));
    for (const std::string& below : rows.loads.absent) queryset.loads.absent.push_back(join_path(path, below));
    for (const LoadedList& list : rows.loads.lists)
      queryset.loads.lists.push_back({join_path(path, list.path), list.model});
  }
  queryset.loads.prefetched.push_back(path);
  if (to_attr) queryset.loads.lists.push_back({path, target});
}

}  // namespace djvet
