// Records what calls of Django's queryset methods are called on: the model, the names that the chain before gave its rows,
// what it loads. Only for the code that is entered itself, never for what it calls: there, values come from a caller.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/queryset_methods.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {

/// A queryset class that takes the names in its own hands: Django's get() and exclude() go through its filter().
bool Evaluator::translates_names(ClassId cls) {
  constexpr std::string_view methods[] = {"filter", "_filter_or_exclude", "_filter_or_exclude_inplace", "annotate"};
  return cls.valid() &&
         std::ranges::any_of(methods, [&](std::string_view name) { return find_member(cls, name).owner.valid(); });
}

void Evaluator::record_call(const QuerySet& queryset, bool manager, NodeId call, std::string_view method) {
  if (!callers_.empty() || queryset.evaluated || !queryset.model.valid()) return;
  QueryCall recorded;
  recorded.call = call;
  recorded.scope = frame_.scope;
  recorded.method = method;
  recorded.model = queryset.model;
  recorded.on = manager ? QueryCall::On::manager : QueryCall::On::rows;
  recorded.values = queryset.values;
  recorded.sliced = queryset.sliced;
  recorded.related = queryset.pristine;
  recorded.fetched = queryset.rows != no_index;
  recorded.names_open = queryset.names_open || translates_names(queryset.cls) || translates_names(queryset.manager);
  recorded.prefetches_differ = queryset.loads_differ;
  recorded.loads_open = queryset.loads.opaque || queryset.loads.bare_select || queryset.loads_differ;
  recorded.names = queryset.names;
  recorded.selected = queryset.loads.selected;
  recorded.prefetched = queryset.loads.prefetched;
  for (const LoadedList& list : queryset.loads.lists) recorded.lists.push_back(list.path);
  calls_.push_back(std::move(recorded));
}

/// `Book.objects.get(pk=1).select_related("author")`
void Evaluator::record_call_of_row(const Instance& row, NodeId call, std::string_view method) {
  if (!callers_.empty() || queryset_effect(method) == QuerySetEffect::unknown) return;
  const Model& model = model_.model(row.model);
  if (model.open || !model.cls.valid() || model_.member(model.cls, method).kind != Symbol::Kind::unknown) return;
  QueryCall recorded;
  recorded.call = call;
  recorded.scope = frame_.scope;
  recorded.method = method;
  recorded.model = row.model;
  recorded.on = QueryCall::On::row;
  calls_.push_back(std::move(recorded));
}

/// Names that rows have from here on, besides those of the model. An aggregate without a name makes one up.
void Evaluator::add_names(QuerySet& queryset, std::string_view method, NodeId call) {
  const QuerySetEffect effect = queryset_effect(method);
  const bool annotates = method == "annotate" || method == "alias";
  if (method == "extra" || method == "dates" || method == "datetimes" || method == "complex_filter")
    queryset.names_open = true;
  if (!annotates && effect != QuerySetEffect::values) return;
  const NodeId callee = frame_.facts.child(call, 0);
  for (const NodeId argument : frame_.facts.children(call)) {
    if (argument == callee) continue;
    const NodeKind kind = frame_.facts.kind(argument);
    if (kind == NodeKind::keyword) queryset.names.push_back(frame_.facts.text_of(argument));
    else if (kind != NodeKind::string && kind != NodeKind::string_concat) queryset.names_open = true;
  }
}

}  // namespace djvet
