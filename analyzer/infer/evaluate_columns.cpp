// Columns whose value is known: by the filter that the rows came through, or because the code has just set them. What a
// branch asks of such a column is then decided. Unknown code that gets the row may change it: it is forgotten there.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

std::optional<FixedColumn> Evaluator::as_fixed(std::string path, Value value) const {
  FixedColumn column{std::move(path), FixedColumn::Is::none, {}};
  if (value.is(Kind::text)) {
    column.is = FixedColumn::Is::text;
    column.text = texts_[value.index];
  } else if (value.is(Kind::boolean)) {
    column.is = value.index != 0 ? FixedColumn::Is::yes : FixedColumn::Is::no;
  } else if (!value.is(Kind::none)) {
    return std::nullopt;
  }
  return column;
}

/// `filter(status="draft")` leaves rows of that status alone, `filter(price=None)` and `filter(price__isnull=True)` such
/// without a price.
void Evaluator::note_fixed(QuerySet& queryset, const Arguments& arguments) const {
  if (!queryset.model.valid()) return;
  constexpr std::string_view test = "__isnull";
  for (const Arguments::Keyword& keyword : arguments.keywords) {
    std::string_view name = keyword.name;
    Value value = keyword.value;
    if (name.ends_with(test)) {
      if (truth(value) != true) continue;
      name.remove_suffix(test.size());
      value = {Kind::none, 0, 0};
    }
    if (!std::ranges::binary_search(model_.model(queryset.model).columns, name)) continue;
    std::erase_if(queryset.loads.fixed, [&](const FixedColumn& one) { return one.path == name; });
    if (std::optional<FixedColumn> column = as_fixed(std::string(name), value))
      queryset.loads.fixed.push_back(*std::move(column));
  }
}

/// The value of a row's column, where it is known.
std::optional<Value> Evaluator::fixed_column(const Instance& row, std::string_view name) {
  const FixedColumn* found = nullptr;
  const auto look = [&](const std::vector<FixedColumn>& columns) {
    if (columns.empty() || found != nullptr) return;
    const std::string path = join_path(row.path, name);
    const auto at = std::ranges::find(columns, path, &FixedColumn::path);
    if (at != columns.end()) found = &*at;
  };
  if (is_open(row.loop) && loops_[row.loop].source == row.source) look(loops_[row.loop].assigned);
  look(sources_[row.source].loads.fixed);
  if (found == nullptr) return std::nullopt;
  ++touched_;
  switch (found->is) {
    case FixedColumn::Is::text: return make_text(keep_text(found->text));
    case FixedColumn::Is::yes: return Value{Kind::boolean, 1, 0};
    case FixedColumn::Is::no: return Value{Kind::boolean, 0, 0};
    case FixedColumn::Is::none: return Value{Kind::none, 0, 0};
  }
  return std::nullopt;
}

/// `row.status = "final"`: known until the pass ends, where every way through it has come by here.
void Evaluator::set_column(const Instance& row, std::string_view name, Value value) {
  forget_column(row, name);
  if (silent_ > 0 || unsure_ > 0 || !is_open(row.loop)) return;
  const auto innermost = std::find_if(loops_.rbegin(), loops_.rend(), [](const Loop& loop) { return loop.open; });
  if (loops_.rend() - innermost - 1 != static_cast<std::ptrdiff_t>(row.loop)) return;
  for (std::size_t depth = loops_[row.loop].frame + 1; depth <= callers_.size(); ++depth)
    if (frame_at(depth).returned) return;  // some calls have left before
  if (!std::ranges::binary_search(model_.model(row.model).columns, name)) return;
  if (std::optional<FixedColumn> column = as_fixed(join_path(row.path, name), value))
    loops_[row.loop].assigned.push_back(*std::move(column));
}

/// Forgets one column of a row, or all of them.
void Evaluator::forget_column(const Instance& row, std::string_view name) {
  if (row.source == no_index) return;
  std::vector<FixedColumn>& fixed = sources_[row.source].loads.fixed;
  const bool in_loop = row.loop < loops_.size() && !loops_[row.loop].assigned.empty();
  if (fixed.empty() && !in_loop) return;
  const std::string path = join_path(row.path, name);
  const auto is_meant = [&](const FixedColumn& one) { return name.empty() || one.path == path; };
  std::erase_if(fixed, is_meant);
  if (in_loop) std::erase_if(loops_[row.loop].assigned, is_meant);
}

/// Code that isn't known may change the rows that it is given.
void Evaluator::forget_columns_of(const Arguments& arguments) {
  const auto forget = [&](Value value) {
    if (value.is(Kind::instance)) forget_column(instances_[value.index]);
  };
  std::ranges::for_each(arguments.positional, forget);
  std::ranges::for_each(arguments.keywords, forget, &Arguments::Keyword::value);
}

}  // namespace djvet
