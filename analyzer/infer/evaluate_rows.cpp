// Loops over rows, the rows themselves, and the record of what they cost.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"
#include "analyzer/infer/repeated_queries.h"

namespace djvet {

bool Evaluator::is_open(std::uint32_t loop) const { return loop < loops_.size() && loops_[loop].open; }

bool Evaluator::repeats(std::uint32_t loop) const { return is_open(loop) && !loops_[loop].bounded; }

/// Open loops over rows around this point, up to `last`: each multiplies the queries, but those of which few passes come by.
std::uint32_t Evaluator::row_loops(std::uint32_t last) const {
  const auto end = last == no_index ? loops_.end() : loops_.begin() + last + 1;
  const auto first = std::min(end, loops_.begin() + rare_.reads);
  return static_cast<std::uint32_t>(
      std::count_if(first, end, [](const Loop& loop) { return loop.open && loop.over_rows && !loop.bounded; }));
}

/// The one queryset of a chain, or unknown: rows of several are not told apart.
Value Evaluator::chained_rows(const Sequence& sequence) const {
  Value rows;
  for (const Value part : sequence.parts) {
    rows.depends |= part.depends;
    if (!part.is(Value::Kind::queryset)) continue;
    if (rows.is(Value::Kind::queryset)) return {};
    rows.kind = part.kind;
    rows.index = part.index;
  }
  return rows;
}

/// What iterating a value goes through: an object of the project gives what its __iter__ gives.
Value Evaluator::iterated(Value iterable, NodeId site) {
  if (!iterable.is(Value::Kind::object)) return iterable;
  const Value method = read_attribute(iterable, "__iter__", site);
  Value unknown;
  unknown.depends = iterable.depends;
  return method.is(Value::Kind::function) ? call_function(functions_[method.index], Arguments{}, site) : unknown;
}

/// A loop over a list or dict of the code makes as many passes as that has parts; over a dict of rows, as there are rows.
void Evaluator::note_length(Loop& loop, const Sequence& sequence) const {
  if (costs_ == nullptr || loop.over_rows) return;
  const bool of_rows = sequence.shape == Sequence::Shape::dict && sequence.keys.empty() && sequence.parts.size() == 1;
  if (!of_rows) {
    loop.most = static_cast<std::uint32_t>(sequence.parts.size());
    return;
  }
  loop.kinds = true;
  if (sequence.parts[0].is(Value::Kind::queryset)) loop.counted = querysets_[sequence.parts[0].index].model;
}

/// Opens a loop over what `expression` gives; rows that aren't there yet are fetched by it.
std::uint32_t Evaluator::open_loop(NodeId site, Value iterable, NodeId expression) {
  Loop loop;
  loop.site = here(site);
  loop.first_access = accesses_.size();
  loop.frame = static_cast<std::uint32_t>(callers_.size());
  loop.unsure = unsure_;
  std::vector<Value> todo{iterable};
  while (!todo.empty()) {
    const Value value = todo.back();
    todo.pop_back();
    if (value.is(Value::Kind::queryset)) {
      loop.over_rows = true;
      ++touched_;
      if (querysets_[value.index].values) loop.listed = querysets_[value.index].model;
      loop.counted = querysets_[value.index].model;
      loop.most = querysets_[value.index].most;
      loop.kinds = querysets_[value.index].bounded && querysets_[value.index].kinds;
      loop.rows_site = querysets_[value.index].site;
      loop.bounded = loop.bounded || querysets_[value.index].bounded;
      record_rows(value, expression);
    } else if (value.is(Value::Kind::sequence)) {
      const Sequence& sequence = sequences_[value.index];
      using enum Sequence::Shape;
      if (sequence.shape == tuple || sequence.shape == dict) {
        loop.bounded = true;
        note_length(loop, sequence);
      } else if (sequence.shape == groups || sequence.shape == lists) {
        continue;
      } else if (sequence.shape == chain) {
        note_chain(sequence, expression);
        todo.push_back(chained_rows(sequence));
      } else if (sequence.shape == each) {
        const Instance* row = row_in(sequence.parts[0]);
        loop.over_rows = row != nullptr;
        if (row != nullptr) {
          loop.rows_site = sources_[row->source].site;
          loop.counted = sources_[row->source].model;
        }
        loop.bounded = loop.bounded || row == nullptr || row->loop >= loops_.size() || loops_[row->loop].bounded;
      } else {
        todo.insert(todo.end(), sequence.parts.begin(), sequence.parts.end());
      }
    }
  }
  const auto depth = std::ranges::count_if(loops_, [](const Loop& one) { return one.open; });
  loop.bit = 1U << static_cast<unsigned>(std::min<std::ptrdiff_t>(depth, 31));
  loops_.push_back(loop);
  return static_cast<std::uint32_t>(loops_.size() - 1);
}

/// A change list has one `list_select_related`, which takes the place of what is joined without it: each access knows all
/// that the columns read.
void Evaluator::note_joined(const Loop& loop) {
  if (loop.source == no_index || !sources_[loop.source].loads.by_change_list) return;
  std::vector<std::string> paths = sources_[loop.source].loads.selected;  // what it names now
  const std::vector<std::string>& unnamed = sources_[loop.source].joined_unnamed;
  paths.insert(paths.end(), unnamed.begin(), unnamed.end());
  const auto since = accesses_.begin() + static_cast<std::ptrdiff_t>(loop.first_access);
  const auto is_joined = [&](const Access& access) {
    return access.kind == AccessKind::to_one && access.by_change_list && access.joins && access.iteration == loop.site;
  };
  for (auto access = since; access != accesses_.end(); ++access)
    if (is_joined(*access)) paths.push_back(access->path);
  for (auto access = since; access != accesses_.end(); ++access)
    if (is_joined(*access))
      for (const std::string& path : paths)
        if (std::ranges::find(access->columns_joined, path) == access->columns_joined.end())
          access->columns_joined.push_back(path);
}

/// Queries of a loop that writes rows one by one aren't what makes it slow, and often depend on what it has written.
void Evaluator::close_loop(std::uint32_t loop) {
  loops_[loop].open = false;
  if (loops_[loop].writes) {
    const auto since = accesses_.begin() + static_cast<std::ptrdiff_t>(loops_[loop].first_access);
    accesses_.erase(std::remove_if(since, accesses_.end(),
                                   [&](const Access& access) {
                                     return access.kind == AccessKind::query && access.iteration == loops_[loop].site;
                                   }),
                    accesses_.end());
  }
  note_joined(loops_[loop]);
  // What was read from each row is kept on the rows, should another loop go through them again.
  std::erase_if(read_, [&](const auto& read) {
    if (read.first != loops_[loop].source) return false;
    sources_[read.first].loads.selected.push_back(read.second);
    return true;
  });
  const std::uint32_t others = ~loops_[loop].bit;
  for (Environment::Entry& entry : frame_.environment.entries) entry.value.depends &= others;
  for (PageName& name : frame_.names) name.value.depends &= others;
  if (frame_.returned) frame_.returned->depends &= others;
  if (frame_.yielded) frame_.yielded->depends &= others;
}

void Evaluator::note_write(ModelId model) {
  ++written_;
  for (Loop& loop : loops_) {
    if (!loop.open || !loop.over_rows) continue;
    loop.writes = true;
    if (model.valid()) loop.written.push_back(model);
  }
}

void Evaluator::record_creation(const QuerySet& manager, NodeId call) {
  const auto at = std::find_if(loops_.rbegin(), loops_.rend(), [](const Loop& loop) { return loop.open; });
  if (manager.source != no_index || at == loops_.rend() || !at->over_rows) return;
  record_write(manager.model, static_cast<std::uint32_t>(loops_.rend() - at - 1), "create", call);
}

/// A loop over rows writes one in each pass, in its own code.
void Evaluator::record_write(ModelId model, std::uint32_t loop, std::string_view method, NodeId call) {
  if (!repeats(loop) || frame_.described || frame_.page != nullptr || loops_[loop].frame != callers_.size()) return;
  Access access;
  access.kind = AccessKind::write;
  access.iteration = loops_[loop].site;
  access.queryset = loops_[loop].rows_site;
  access.model = model;
  access.joins = false;
  access.method = method;
  record(std::move(access), call, loop, no_index);
}

/// Whether a pass has written rows of a model: a row that is read then must be asked for again, loading it before the loop
/// would give the old one.
bool Evaluator::is_written(ModelId model) const {
  return model.valid() && std::ranges::any_of(loops_, [&](const Loop& loop) {
           return loop.open && std::ranges::find(loop.written, model) != loop.written.end();
         });
}

Value Evaluator::element_of(Value iterable, std::uint32_t loop) {
  Value element;
  element.depends = iterable.depends | loops_[loop].bit;
  if (iterable.is(Value::Kind::queryset)) {
    QuerySet queryset = querysets_[iterable.index];
    if (queryset.values) return element;
    Value row = row_of(queryset, loop);
    querysets_[iterable.index].rows = queryset.rows;
    row.depends = element.depends;
    return row;
  }
  if (!iterable.is(Value::Kind::sequence)) return element;
  const Sequence sequence = sequences_[iterable.index];
  Sequence pair;
  if (sequence.shape == Sequence::Shape::tuple || sequence.shape == Sequence::Shape::dict) return element;
  if (sequence.shape == Sequence::Shape::chain) return element_of(chained_rows(sequence), loop);
  if (sequence.shape == Sequence::Shape::each) return gone_through_by(sequence.parts[0], loop);
  if (sequence.shape == Sequence::Shape::lists) return sequence.parts[0];
  if (sequence.shape == Sequence::Shape::groups)
    return make(Sequence{Sequence::Shape::tuple, {element, sequence.parts[0]}, {}}, element.depends);
  if (sequence.shape == Sequence::Shape::pairs_with_index) pair.parts.push_back(element);
  for (const Value part : sequence.parts) pair.parts.push_back(element_of(part, loop));
  return make(std::move(pair), element.depends);
}

/// Whether a queryset's rows are known by where they come from: related rows of a row that is looped over, or of a single
/// one that has them loaded. Related rows of a single row that hasn't are fetched by a query of their own.
bool Evaluator::keeps_source(const QuerySet& queryset) const {
  if (queryset.source == no_index || (!queryset.pristine && !queryset.evaluated)) return false;
  if (queryset.evaluated) return true;
  if (sources_[queryset.source].from_caller) return false;
  return queryset.loop != no_index || loaded(queryset.source, queryset.path);
}

/// The source of a queryset's own rows: the same each time they are gone through, as the queryset keeps them. Where a
/// caller may have prefetched them, it may have loaded more with them.
std::uint32_t Evaluator::own_source(QuerySet& queryset) {
  if (queryset.rows != no_index) return queryset.rows;
  const bool prefetched = queryset.pristine && queryset.source != no_index && sources_[queryset.source].from_caller &&
                          loaded(queryset.source, queryset.path);
  const bool of_one_row = queryset.pristine && queryset.source != no_index && queryset.loop == no_index;
  sources_.push_back({queryset.site, queryset.model, queryset.loads, queryset.streams, prefetched,
                      queryset.locks_joined, of_one_row, of_one_row ? queryset.source : no_index,
                      of_one_row ? queryset.path : std::string()});
  const auto source = static_cast<std::uint32_t>(sources_.size() - 1);
  if (!queryset.streams) queryset.rows = source;
  return source;
}

/// The one row that get() or first() gives, with what its queryset loads.
Value Evaluator::single_row(QuerySet queryset, std::uint32_t depends) {
  if (!queryset.evaluated) queryset.rows = no_index;  // an object of its own
  Instance row;
  row.model = queryset.model;
  if (keeps_source(queryset)) {
    row.source = queryset.source;
    row.path = queryset.path;
    row.relations = queryset.relations;
  } else {
    row.source = own_source(queryset);
  }
  row.passes = queryset.evaluated || queryset.fetched ? queryset.passes : open_passes();
  return make(std::move(row), depends);
}

/// One row of a queryset. Rows that come from other rows (a related manager, a list of related rows) keep their source.
Value Evaluator::row_of(QuerySet& queryset, std::uint32_t loop) {
  Instance row;
  row.model = queryset.model;
  row.loop = loop;
  row.known = queryset.back;
  if (keeps_source(queryset)) {
    row.source = queryset.source;
    row.path = queryset.path;
    row.relations = queryset.relations;
    row.joins = queryset.path.empty() || queryset.joins;
    row.required = queryset.path.empty();
  } else {
    row.source = own_source(queryset);
  }
  if (costs_ != nullptr) {
    row.passes = queryset.streams ? open_passes() : queryset.passes;
    if (std::ranges::find(row.passes, loop) == row.passes.end()) row.passes.push_back(loop);
  }
  loops_[loop].source = row.source;
  loops_[loop].rows_path = row.path;
  return make(std::move(row), 0);
}

/// Whether a source's rows bring a path along. What an unknown caller loads is what anybody in the project loads: when
/// nobody loads a relation, the caller doesn't either.
bool Evaluator::loaded(std::uint32_t source, std::string_view path) const {
  const Source& from = sources_[source];
  if (from.loads.covers(path)) return true;
  if (!from.from_caller) return false;
  const std::size_t cut = path.rfind("__");
  return around_.may_load(cut == path.npos ? path : path.substr(cut + 2));
}

bool Evaluator::covered(const Instance& from, const Hop* hop, std::string_view path) const {
  if (loaded(from.source, path)) return true;
  return sources_[from.source].loads.bare_select && hop != nullptr && from.required && hop->forward && !hop->to_many &&
         !hop->nullable && model_.relation(hop->relation).kind != RelationKind::generic_foreign_key;
}

/// `book.author.pk`, `if book.author:`: the row has the key of a related row itself, as `book.author_id`.
bool Evaluator::reads_key_only(const Hop& hop, NodeId site) const {
  const Relation& relation = model_.relation(hop.relation);
  if (!hop.forward || hop.to_many || !hop.target.valid() || relation.kind == RelationKind::generic_foreign_key ||
      !relation.to_field.empty())
    return false;
  const std::string_view key = model_.model(hop.target).primary_key;
  if (frame_.page != nullptr) return next_lookup_ == "pk" || (!next_lookup_.empty() && next_lookup_ == key);
  if (site == 0 || frame_.facts.kind(site) != NodeKind::attribute) return false;
  const NodeId around = site - 1;
  if (frame_.facts.kind(around) == NodeKind::if_stmt || frame_.facts.kind(around) == NodeKind::not_op)
    return frame_.facts.child(around, 0) == site;
  if (frame_.facts.kind(around) != NodeKind::attribute || frame_.facts.child(around, 0) != site) return false;
  const std::string_view read = frame_.facts.text_of(around);
  return read == "pk" || (!read.empty() && read == key);
}

/// Whose related rows a loop goes through, when they are those of a single row.
void Evaluator::note_owner(Access& access, std::uint32_t source) const {
  access.of_one_row = sources_[source].of_one_row;
  for (std::uint32_t at = source; sources_[at].of_one_row; at = sources_[at].owner) {
    const Source& owner = sources_[sources_[at].owner];
    access.owner = owner.from_caller ? Site{} : owner.site;
    access.owner_model = owner.model;
    access.owner_path = join_path(sources_[at].owner_path, access.owner_path);
  }
}

/// A row that came by a prefetch has what is read of it.
void Evaluator::note_prepared(std::uint32_t source, std::uint32_t loop, std::string_view path) {
  const std::string& rows = loops_[loop].rows_path;
  if (rows.empty() || path.size() < rows.size() + 2 || !path.starts_with(rows)) return;
  if (sources_[source].loads.prefetches(path))
    prepared_.insert({loops_[loop].site, std::string(path.substr(rows.size() + 2))});
}

void Evaluator::record_read(const Instance& instance, const Hop& hop, std::string_view name, NodeId site) {
  if (instance.source == no_index || name == instance.known) return;
  const std::string path = join_path(instance.path, name);
  note_read(instance, hop, path, site);
  if (!repeats(instance.loop)) return;
  const bool is_covered = covered(instance, &hop, path);
  if (Source& source = sources_[instance.source];
      is_covered && source.loads.by_change_list && !source.loads.covers(path) &&
      std::ranges::find(source.joined_unnamed, path) == source.joined_unnamed.end())
    source.joined_unnamed.push_back(path);
  if (is_covered) return note_prepared(instance.source, instance.loop, path);
  if (is_written(hop.target)) return;
  Access access;
  access.kind = AccessKind::to_one;
  access.iteration = loops_[instance.loop].site;
  access.queryset = sources_[instance.source].site;
  access.model = sources_[instance.source].model;
  access.path = path;
  access.relations = instance.relations;
  access.relations.push_back(hop.relation);
  const RelationKind kind = model_.relation(hop.relation).kind;
  if (instance.joins && sources_[instance.source].loads.shares(instance.path)) access.shared = instance.path;
  access.joins = instance.joins && kind != RelationKind::generic_foreign_key && access.shared.empty();
  access.bare_select = sources_[instance.source].loads.bare_select;
  access.by_change_list = sources_[instance.source].loads.by_change_list;
  access.columns_joined = sources_[instance.source].loads.columns_joined;
  access.streams = sources_[instance.source].streams;
  note_owner(access, instance.source);
  access.locks_joined = sources_[instance.source].locks_joined;
  access.only_key = reads_key_only(hop, site);
  record(std::move(access), site, instance.loop, instance.loop);
  if (silent_ == 0 && branches_ == 0 && kind != RelationKind::generic_foreign_key)
    read_.push_back({instance.source, path});
}

/// Reads a column that only() or defer() left out: one query for each row (Django: "Deferred fields").
void Evaluator::record_deferred(const Instance& instance, std::string_view name, NodeId site) {
  const Source& source = sources_[instance.source];
  if (!source.loads.columns.plain()) ++touched_;
  if (!instance.path.empty() || (costs_ == nullptr && !repeats(instance.loop))) return;
  if (!source.loads.columns.leaves_out(name) || source.loads.opaque) return;
  const auto& columns = model_.model(instance.model).columns;
  const std::string_view key = name.ends_with("_id") ? name.substr(0, name.size() - 3) : std::string_view{};
  const std::optional<Hop> hop = key.empty() ? std::nullopt : model_.hop(instance.model, key);
  const bool of_relation = hop && hop->forward && !hop->to_many && source.loads.columns.leaves_out(key);
  if ((!std::ranges::binary_search(columns, name) && !of_relation) || name == "id" || name == "pk") return;
  note_column(instance, name, site);
  if (!repeats(instance.loop)) return;
  Access access;
  access.kind = AccessKind::deferred;
  access.iteration = loops_[instance.loop].site;
  access.queryset = source.site;
  access.model = source.model;
  access.path = name;
  access.streams = source.streams;
  access.columns = source.loads.columns.leaving_out(of_relation ? key : name);
  record(std::move(access), site, instance.loop, instance.loop);
}

/// The rows of a queryset are fetched here, unless they are there already. `method`: how, where it isn't by iteration.
void Evaluator::record_rows(Value rows, NodeId site, std::string_view method) {
  note_rows(rows, site, method);
  const QuerySet queryset = querysets_[rows.index];
  if (queryset.evaluated) return;
  if (queryset.pristine && queryset.source != no_index) record_to_many(queryset, site, {});
  else record_query(queryset, rows.depends, site, method);
}

/// An unchanged related manager's rows are asked for: one query for each parent, unless they are prefetched.
void Evaluator::record_to_many(const QuerySet& queryset, NodeId site, std::string_view method) {
  if (!repeats(queryset.loop)) return;
  if (loaded(queryset.source, queryset.path)) return note_prepared(queryset.source, queryset.loop, queryset.path);
  if (is_written(queryset.model)) return;
  Access access;
  access.kind = AccessKind::to_many;
  access.iteration = loops_[queryset.loop].site;
  access.queryset = sources_[queryset.source].site;
  access.model = sources_[queryset.source].model;
  access.path = queryset.path;
  access.relations = queryset.relations;
  access.joins = false;
  access.method = method;
  access.streams = sources_[queryset.source].streams;
  note_owner(access, queryset.source);
  record(std::move(access), site, queryset.loop, queryset.loop);
}

/// A query that depends on the rows of an open loop runs once for each of them. One that depends on the elements of
/// something unknown in between is repeated by that, however often.
void Evaluator::record_query(const QuerySet& queryset, std::uint32_t depends, NodeId site, std::string_view method) {
  if (queryset.locks) return;
  for (std::size_t i = loops_.size(); i-- > 0;) {
    const Loop& loop = loops_[i];
    if (!loop.open || (depends & loop.bit) == 0) continue;
    if (!loop.over_rows) return;
    if (loop.bounded) continue;
    Access access;
    access.kind = AccessKind::query;
    access.iteration = loop.site;
    access.queryset = loop.rows_site;
    if (loop.source != no_index) {
      access.model = sources_[loop.source].model;
      access.streams = sources_[loop.source].streams;
      access.rows_path = loop.rows_path;
    }
    if (queryset.owner_loop == i) {
      const std::size_t above = loop.rows_path.empty() ? 0 : loop.rows_path.size() + 2;
      access.path = queryset.path.substr(std::min(above, queryset.path.size()));
      access.relations = queryset.relations;
      access.prefetched = loop.source != no_index && sources_[loop.source].loads.prefetches(queryset.path);
    }
    if (queryset.asked_loop == i) access.asked_path = queryset.asked_path;
    // A form of each row that shows the same choices.
    access.repeated = frame_.described && method.empty() && !queryset.row_filtered && !queryset.values &&
                      queryset.source == no_index && queryset.owner_loop == no_index;
    access.joins = false;
    access.method = method;
    access.by_key = method == "get" && names_one_row(frame_.facts, site);
    access.row_filtered = queryset.row_filtered || queryset.values;
    if (queryset.model.valid()) access.queried = model_.model(queryset.model).label();
    record(std::move(access), site, static_cast<std::uint32_t>(i), no_index);
    return;
  }
  if (depends == 0) record_repeated(queryset, site, method);
}

/// A query that depends on no pass, in a loop of the same code over rows, or in one of a framework: the same one again for
/// each row. Rows that are there already, and what runs for some rows only, are left out.
void Evaluator::record_repeated(const QuerySet& queryset, NodeId site, std::string_view method) {
  if (queryset.rows != no_index || queryset.fetched || queryset.source != no_index || branches_ > 0) return;
  const auto at = std::find_if(loops_.rbegin(), loops_.rend(), [](const Loop& loop) { return loop.open; });
  if (at == loops_.rend() || !at->over_rows || at->bounded) return;
  const bool here_only = !frame_.described && frame_.page == nullptr && at->frame == callers_.size();
  if (!frame_.described && (!here_only || !asks_the_same(frame_.facts, at->site.node, site))) return;
  Access access;
  access.kind = AccessKind::query;
  access.repeated = true;
  access.iteration = at->site;
  access.queryset = at->rows_site;
  if (at->source != no_index) access.model = sources_[at->source].model;
  access.joins = false;
  access.method = method;
  if (queryset.model.valid()) access.queried = model_.model(queryset.model).label();
  record(std::move(access), site, static_cast<std::uint32_t>(loops_.rend() - at - 1), no_index);
}

bool Evaluator::is_of_model(const Frame& frame) const {
  return frame.owner.valid() && model_.cls(frame.owner).model.valid();
}

/// Records what one pass of a loop costs; `multiplied_to`: what is read from a row is kept on it, so that only the loops
/// down to the row's own multiply it. The report stands in the innermost code around the loop that is judged; where a
/// framework loops, in the outermost code of the project below it, or where it is made to call a model's method.
void Evaluator::record(Access access, NodeId site, std::uint32_t loop, std::uint32_t multiplied_to) {
  if (silent_ > 0) {
    ++suppressed_;
    return;
  }
  if (loop < (access.kind == AccessKind::write ? rare_.all : rare_.reads)) {
    ++suppressed_;
    return;
  }
  access.loops = std::max(1U, row_loops(multiplied_to));
  access.access = here(site);
  access.asked = asked_ > 0;
  access.conditional = unsure_ > loops_[loop].unsure;
  std::size_t depth = loops_[loop].frame;
  while (depth > 0 && !frame_at(depth).described && !around_.is_judged(frame_at(depth).file)) --depth;
  for (std::size_t at = depth + 1; at <= callers_.size(); ++at) {
    const Frame& called = frame_at(at);
    const bool by_framework = frame_at(at - 1).described && (called.described || !is_of_model(called));
    if (!called.bare && !by_framework) access.calls.push_back(called.call);
  }
  access.report = access.calls.empty() ? access.access : access.calls.front();
  if (!access.report.file.valid() || !around_.is_judged(access.report.file)) access.report = access.iteration;
  if (access.report.file.valid() && around_.is_judged(access.report.file)) accesses_.push_back(std::move(access));
}

}  // namespace djvet
