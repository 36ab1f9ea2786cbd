// Functions of Python, its standard library and Django that take or give rows.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/django/class_loaders.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr std::array<std::string_view, 7> copies{"list", "tuple", "set", "frozenset", "sorted", "reversed", "iter"};
constexpr std::array<std::string_view, 5> consumers{"len", "bool", "any", "all", "sum"};
constexpr std::array<std::string_view, 3> ordering{"sorted", "min", "max"};
constexpr std::array<std::string_view, 4> writers{"str", "print", "format", "repr"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Whether a value is the same wherever its expression is evaluated.
bool has_constant_form(Value value) { return value.is(Kind::none) || value.is(Kind::boolean) || value.is(Kind::text); }

}  // namespace

Value Evaluator::call_builtin(std::string_view name, NodeId call) {
  const Arguments arguments = evaluate_arguments(call);
  const std::vector<Value>& values = arguments.positional;
  Value unknown;
  unknown.depends = arguments.depends;
  if (name == "dict" && values.empty() && !arguments.open) {
    Sequence dict;
    dict.shape = Sequence::Shape::dict;
    for (const Arguments::Keyword& keyword : arguments.keywords) {
      dict.keys.push_back(keyword.name);
      dict.parts.push_back(keyword.value);
    }
    return make(std::move(dict), arguments.depends);
  }
  if (name == "dict" && values.size() == 1 && values[0].is(Kind::sequence) && arguments.keywords.empty())
    return sequences_[values[0].index].shape == Sequence::Shape::dict ? values[0] : unknown;
  if (values.empty()) return name == "list" || name == "set" ? make(Sequence{}, 0) : unknown;
  if ((name == "map" || name == "filter") && values.size() == 2) {
    const Value rows = iterated(values[1], call);
    const Value mapped = call_with_element(values[0], rows, call);
    return name == "map" ? mapped : rows;
  }
  if (holds(writers, name)) {
    for (const Value value : values) stringify(value, call);
    return unknown;
  }
  if (name == "callable" && values[0].is(Kind::function)) return {Kind::boolean, 1, arguments.depends};
  Value rows = values[0];
  if (holds(copies, name) || holds(consumers, name) || holds(ordering, name)) rows = iterated(rows, call);
  const auto key = std::ranges::find(arguments.keywords, "key", &Arguments::Keyword::name);
  const bool keyed = key != arguments.keywords.end() && !key->value.is(Kind::none);
  if (keyed && holds(ordering, name) && values.size() == 1) call_with_element(key->value, rows, call);
  if (name == "enumerate") return make(Sequence{Sequence::Shape::pairs_with_index, {rows}, {}}, arguments.depends);
  if (name == "zip") return make(Sequence{Sequence::Shape::zip, values, {}}, arguments.depends);
  if (name == "getattr" || name == "hasattr") {
    const bool constant = values.size() > 1 && values[1].is(Kind::text);
    const Value read = constant ? read_attribute(values[0], texts_[values[1].index], call) : unknown;
    if (name == "hasattr" && constant && has_list(values[0], texts_[values[1].index])) return {Kind::boolean, 1, 0};
    if (name != "getattr") return unknown;
    const bool has_default = constant && values.size() == 3 && has_constant_form(values[2]);
    return has_default && certainly_lacks(values[0], texts_[values[1].index]) ? values[2] : read;
  }
  if (rows.is(Kind::queryset)) return call_builtin_on_rows(name, rows, keyed, call, arguments.depends);
  return holds(copies, name) && rows.is(Kind::sequence) ? rows : unknown;
}

/// Whether a row has a list of this name, by its queryset's `Prefetch(to_attr=...)`.
bool Evaluator::has_list(Value object, std::string_view name) const {
  if (!object.is(Kind::instance) || instances_[object.index].source == no_index) return false;
  const Instance& row = instances_[object.index];
  const std::string path = join_path(row.path, name);
  return std::ranges::find(sources_[row.source].loads.lists, path, &LoadedList::path) !=
         sources_[row.source].loads.lists.end();
}

/// Whether an object has no attribute of this name: a class of the tree that doesn't bind it, or the settings, where no
/// settings module but those of tests does.
bool Evaluator::certainly_lacks(Value object, std::string_view name) {
  if (!object.is(Kind::symbol)) return false;
  const Symbol& symbol = symbols_[object.index];
  if (symbol.kind == Symbol::Kind::cls) {
    const Class& cls = model_.cls(symbol.cls);
    return !cls.open && cls.external_bases.empty() && !find_member(symbol.cls, name).owner.valid();
  }
  if (symbol.kind != Symbol::Kind::external || symbol.external != "django.conf.settings") return false;
  return std::ranges::none_of(model_.settings(), [&](const SettingsModule& module) {
    const bool of_tests =
        module.variant == SettingsVariant::test || model_.sources().files[module.file.index()].role == Role::test;
    return !of_tests && std::ranges::binary_search(module.settings, name, {}, &Setting::name);
  });
}

Value Evaluator::call_builtin_on_rows(std::string_view name, Value rows, bool keyed, NodeId call,
                                      std::uint32_t depends) {
  Value unknown;
  unknown.depends = depends;
  if (holds(copies, name)) {
    if (!keyed) record_rows(rows, call);
    QuerySet list = querysets_[rows.index];
    if (!list.values && !keeps_source(list)) querysets_[rows.index].rows = own_source(list);
    list.evaluated = true;
    if (list.values && (name == "set" || name == "frozenset")) list.bounded = true;
    return make(std::move(list), Kind::queryset, depends);
  }
  const bool picks = name == "next" || name == "min" || name == "max";
  if (holds(consumers, name) || (picks && !keyed)) record_rows(rows, call);
  return picks && !querysets_[rows.index].values ? single_row(querysets_[rows.index], depends) : unknown;
}

/// apps.get_model("shop.Book"), apps.get_model("shop", "Book")
Value Evaluator::get_model(const Arguments& arguments) {
  std::string label;
  for (const Value value : arguments.positional) {
    if (!value.is(Kind::text)) return {};
    label += (label.empty() ? "" : ".") + std::string(texts_[value.index]);
  }
  const ModelId model = model_.find_model(label);
  return model.valid() ? Value{Kind::model_class, model.value, 0} : Value{};
}

/// itertools.groupby(rows, key): pairs of a key and a list of rows.
Value Evaluator::group_rows(const Arguments& arguments, NodeId call) {
  const Value rows = iterated(arguments.positional[0], call);
  const auto keyword = std::ranges::find(arguments.keywords, "key", &Arguments::Keyword::name);
  const Value key = keyword != arguments.keywords.end() ? keyword->value
                    : arguments.positional.size() > 1   ? arguments.positional[1]
                                                        : Value{};
  call_with_element(key, rows, call);
  if (!rows.is(Kind::queryset)) return {};
  return make(Sequence{Sequence::Shape::groups, {call_builtin_on_rows("list", rows, true, call, rows.depends)}, {}},
              rows.depends);
}

Value Evaluator::get_object(Value of, NodeId call, std::uint32_t depends) {
  QuerySet queryset;
  if (of.is(Kind::queryset) || of.is(Kind::manager)) {
    queryset = querysets_[of.index];
  } else if (of.is(Kind::model_class)) {
    queryset = querysets_[manager_of(ModelId(of.index), "_default_manager", call).index];
  } else {
    Value unknown;
    unknown.depends = depends;
    return unknown;
  }
  ++touched_;
  record_call(queryset, of.is(Kind::manager), call, "get_object_or_404");
  queryset.pristine = false;
  if (depends != 0) queryset.row_filtered = true;
  note_query(queryset, call, "get");
  record_query(queryset, depends, call, "get");
  return single_row(queryset, depends);
}

/// prefetch_related_objects(rows, *lookups) loads into rows that are there already, whoever holds them.
void Evaluator::prefetch_objects(Value rows, NodeId call) {
  QuerySet added;
  for (std::size_t n = 2; frame_.facts.child(call, n) != 0; ++n) apply_prefetch(added, frame_.facts.child(call, n));
  std::vector<Value> todo{rows};
  while (!todo.empty()) {
    const Value value = todo.back();
    todo.pop_back();
    std::uint32_t source = no_index;
    bool below = false;  // the rows were reached from others
    if (value.is(Kind::queryset) && !querysets_[value.index].values) {
      QuerySet loaded = querysets_[value.index];
      source = keeps_source(loaded) ? loaded.source : own_source(loaded);
      below = keeps_source(loaded) && !loaded.path.empty();
      querysets_[value.index].rows = loaded.rows;
    } else if (value.is(Kind::instance)) {
      source = instances_[value.index].source;
      below = !instances_[value.index].path.empty();
    } else if (value.is(Kind::sequence)) {
      const std::vector<Value>& parts = sequences_[value.index].parts;
      todo.insert(todo.end(), parts.begin(), parts.end());
    }
    if (source == no_index) continue;
    ++touched_;
    if (below) sources_[source].loads.opaque = true;
    else sources_[source].loads.merge(added.loads);
  }
}

Value Evaluator::call_external(std::string_view path, const Arguments& arguments, NodeId call) {
  if (path.starts_with("djvet.")) return call_described(path.substr(6), arguments, call);
  const std::vector<Value>& values = arguments.positional;
  Value unknown;
  unknown.depends = arguments.depends;
  if (path == "django.contrib.auth.get_user_model" && around_.user_model.valid())
    return {Kind::model_class, around_.user_model.value, 0};
  if (path == "collections.defaultdict" && arguments.keywords.empty() && values.size() <= 1)
    return make(Sequence{Sequence::Shape::dict, {}, {}}, arguments.depends);
  if (values.empty()) return unknown;
  if (path.ends_with(".get_model") && is_model_loader(path)) return get_model(arguments);
  if (path == "itertools.groupby") return group_rows(arguments, call);
  if (path == "itertools.chain") return make(Sequence{Sequence::Shape::chain, values, {}}, arguments.depends);
  if (path == "itertools.islice") return iterated(values[0], call);
  if (path == "operator.attrgetter" && values.size() == 1 && values[0].is(Kind::text))
    return {Kind::getter, values[0].index, 0};
  if (path == "django.shortcuts.get_object_or_404") return get_object(values[0], call, arguments.depends);
  if (path == "django.shortcuts.get_list_or_404") {
    Value rows =
        values[0].is(Kind::model_class) ? manager_of(ModelId(values[0].index), "_default_manager", call) : values[0];
    if (!rows.is(Kind::manager) && !rows.is(Kind::queryset)) return unknown;
    QuerySet list = querysets_[rows.index];
    record_rows(rows, call);
    list.pristine = false;
    list.source = no_index;
    list.evaluated = true;
    list.site = here(call);
    return make(std::move(list), Kind::queryset, arguments.depends);
  }
  if (path == "django.db.models.prefetch_related_objects") {
    prefetch_objects(values[0], call);
    note_prefetched(values[0], call);
    return unknown;
  }
  if (path.ends_with("force_str") || path.ends_with("escape") || path.ends_with("format_html"))
    for (const Value value : values) stringify(value, call);
  note_given(path, arguments, call);
  return unknown;
}

}  // namespace djvet
