// Notes what an entry costs. A queryset costs when its rows are asked for the first time, a related row when it is read from
// its row the first time; both stay where they are, so that only the loops of which each pass has another one repeat them.
// Source: Django 5.2, "QuerySet API reference: when QuerySets are evaluated", "Caching and QuerySets".
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "analyzer/django/decorators.h"
#include "analyzer/django/queryset_methods.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr std::uint32_t few = 10;  // loops over fewer rows count by their number

/// Bases outside the tree that run no query by themselves.
bool is_harmless_base(std::string_view base) {
  constexpr std::string_view names[] = {"object",
                                        "LoginRequiredMixin",
                                        "PermissionRequiredMixin",
                                        "UserPassesTestMixin",
                                        "SuccessMessageMixin",
                                        "AccessMixin",
                                        "ABC",
                                        "Generic",
                                        "Protocol",
                                        "BaseCommand"};
  return std::ranges::find(names, base.substr(base.rfind('.') + 1)) != std::end(names);
}

/// Functions outside the tree that ask no row for anything but its columns.
bool is_harmless_function(std::string_view path) {
  constexpr std::string_view prefixes[] = {"django.db.models.",
                                           "django.contrib.messages.",
                                           "django.db.transaction.",
                                           "django.contrib.auth.login",
                                           "datetime.",
                                           "logging.",
                                           "django.urls.",
                                           "django.shortcuts.redirect",
                                           "functools.",
                                           "builtins.",
                                           "collections.",
                                           "itertools.",
                                           "django.utils."};
  return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return path.starts_with(prefix); });
}

}  // namespace

void Evaluator::measure(const CostEntry& entry, Costs& costs) {
  begin(entry.place.file, 0);
  costs_ = &costs;
  measured_ = &entry;
  noted_.clear();
  user_.reset();
  unsure_ = 0;
  switch (entry.callback.kind) {
    case Symbol::Kind::function: measure_function(entry); break;
    case Symbol::Kind::cls:
      if (entry.kind == CostEntry::Kind::url) measure_view(entry);
      else if (entry.kind == CostEntry::Kind::admin) measure_admin(entry);
      else measure_method(entry.callback.cls, entry.action);
      break;
    case Symbol::Kind::external:
      costs.unknown.push_back({entry.place, entry.callback.external + " isn't followed"});
      break;
    default: costs.unknown.push_back({entry.place, "what is called isn't known"});
  }
  costs_ = nullptr;
  measured_ = nullptr;
  std::ranges::sort(costs.unknown);
  costs.unknown.erase(std::ranges::unique(costs.unknown).begin(), costs.unknown.end());
}

void Evaluator::measure_function(const CostEntry& entry) {
  begin(entry.callback.file, entry.callback.scope);
  const NodeId node = frame_.facts.scopes()[frame_.scope].node;
  if (entry.kind == CostEntry::Kind::url && decorator_effect(frame_.facts, node) == DecoratorEffect::unknown)
    note_unknown(node, "a decorator may put another function in place");
  frame_.described = model_.sources().files[frame_.file.index()].is_description();
  if (frame_.described) frame_.stands_for = entry.place;
  bind_entry_parameters(node);
  walk_block(frame_.facts.body(node));
}

/// A view with what as_view() gives it.
void Evaluator::measure_view(const CostEntry& entry) {
  const ClassId cls = entry.callback.cls;
  Object object{cls, {}, true};
  note_base_classes(cls);
  if (entry.arguments.node != 0 && model_.facts(entry.arguments.file).kind(entry.arguments.node) == NodeKind::call) {
    begin(entry.arguments.file, entry.scope);
    for (const Arguments::Keyword& given : evaluate_arguments(entry.arguments.node).keywords)
      object.attributes.emplace_back(given.name, given.value);
  }
  const Member run = find_member(cls, "djvet_run");
  begin(entry.place.file, 0);
  const auto& bases = model_.cls(cls).external_bases;
  if (std::ranges::any_of(bases, [](const std::string& base) { return base.starts_with("rest_framework."); }))
    costs_->unknown.push_back(
        {entry.place, "authentication and permissions of REST framework, once for a request", true});
  if (!run.owner.valid()) return note_unknown(entry.place.node, "what the framework does with it isn't known");
  const Member dispatch = find_member(cls, "dispatch");
  if (dispatch.owner.valid() && !model_.sources().files[model_.cls(dispatch.owner).file.index()].is_description())
    note_unknown(entry.place.node, "dispatch() of its own isn't followed");
  call_value(from_member(make(std::move(object), 0), run.owner, run.symbol, entry.place.node), Arguments{},
             entry.place.node);
}

/// A page of the admin shows the rows of its model.
void Evaluator::measure_admin(const CostEntry& entry) {
  const ClassId cls = entry.callback.cls;
  note_base_classes(cls);
  begin(entry.place.file, 0);
  if (!find_member(cls, entry.action).owner.valid())
    return note_unknown(entry.place.node, "what the framework does with it isn't known");
  costs_->unknown.push_back({entry.place, "the admin's own queries, as many whatever there is", true});
  Object admin{cls, {}, true};
  admin.attributes.emplace_back("model", Value{Kind::model_class, entry.model.value, 0});
  Arguments request;
  request.positional.emplace_back();
  const auto says = [&](std::string_view name) {
    const Member& member = find_member(cls, name);
    return member.owner.valid() && !model_.sources().files[model_.cls(member.owner).file.index()].is_description();
  };
  const bool form = entry.action == "djvet_change_form";
  if (form && (says("inlines") || says("get_inlines") || says("get_inline_instances")))
    note_unknown(entry.place.node, "the choices that inlines offer aren't followed");
  if (!form && (says("list_editable") || says("get_changelist_formset")))
    note_unknown(entry.place.node, "the choices of a list that can be edited aren't followed");
  if (form && (says("form") || says("get_form") || says("formfield_for_foreignkey") || says("formfield_for_dbfield")))
    note_unknown(entry.place.node, "the form of its own isn't followed");
  call_member(make(std::move(admin), 0), entry.action, request, entry.place.node);
}

/// `handle()` of a command.
void Evaluator::measure_method(ClassId cls, std::string_view name) {
  note_base_classes(cls);
  const Class& definition = model_.cls(cls);
  begin(definition.file, 0);
  const NodeId site = model_.facts(definition.file).scopes()[definition.scope].node;
  const Value self = make(Object{cls, {}, true}, 0);
  const Value method = read_attribute(self, name, site);
  Arguments arguments;
  arguments.open = true;
  if (method.is(Kind::function)) call_value(method, arguments, site);
  else note_unknown(site, "what is called isn't known");
}

void Evaluator::note_base_classes(ClassId cls) {
  for (const std::string& base : model_.cls(cls).external_bases)
    if (!is_harmless_base(base) && !model_.described(base).cls.valid())
      costs_->unknown.push_back({measured_->place, base + " isn't followed"});
}

/// Of the methods that a framework may call, those that answer the request.
bool Evaluator::is_wanted(std::string_view method) const {
  return costs_ == nullptr || measured_->action.empty() || measured_->action == method;
}

std::vector<std::uint32_t> Evaluator::open_passes() const {
  std::vector<std::uint32_t> passes;
  if (costs_ == nullptr) return passes;
  for (std::uint32_t i = 0; i < loops_.size(); ++i)
    if (loops_[i].open) passes.push_back(i);
  return passes;
}

/// Loops over the same rows make as many passes: they are one number.
std::uint32_t Evaluator::cost_loop(const Loop& loop) {
  CostLoop number;
  number.site = loop.site;
  number.model = loop.counted;
  number.most = loop.most;
  if (loop.source != no_index) {
    number.rows = sources_[loop.source].site;
    number.path = loop.rows_path;
  } else {
    number.rows = loop.rows_site;
  }
  auto& loops = costs_->loops;
  const auto same = std::ranges::find_if(loops, [&](const CostLoop& other) {
    if (other.model != number.model) return false;
    return other.site == number.site || (number.rows.node != 0 && other.rows == number.rows &&
                                         other.path == number.path && other.most == number.most);
  });
  if (same != loops.end()) return static_cast<std::uint32_t>(same - loops.begin());
  loops.push_back(std::move(number));
  return static_cast<std::uint32_t>(loops.size() - 1);
}

std::size_t Evaluator::note_cost(CostKind kind, ModelId model, std::string_view what, NodeId site,
                                 const std::vector<std::uint32_t>& passes) {
  QueryCost cost;
  cost.site = here(site);
  cost.kind = kind;
  cost.model = model;
  cost.what = what;
  cost.sometimes = unsure_ > 0;
  for (const std::uint32_t pass : passes) {
    const Loop& loop = loops_[pass];
    if (!loop.open) continue;
    if (loop.most != 0 && loop.most < few) {
      cost.times *= loop.most;
      cost.sometimes = cost.sometimes || loop.over_rows;
    } else if (!loop.bounded || loop.kinds) {
      cost.loops.push_back(cost_loop(loop));
    } else {
      cost.sometimes = true;  // in one pass at most
    }
  }
  for (std::size_t at = 1; at <= callers_.size(); ++at)
    if (!frame_at(at - 1).described && frame_at(at).call.node != 0) cost.calls.push_back(frame_at(at).call);
  costs_->queries.push_back(std::move(cost));
  return costs_->queries.size() - 1;
}

/// The rows of a queryset are asked for, in full or by an index.
void Evaluator::note_rows(Value rows, NodeId site, std::string_view method) {
  if (costs_ == nullptr || silent_ > 0) return;
  const QuerySet queryset = querysets_[rows.index];
  if (queryset.evaluated || queryset.fetched) return;
  const bool related = queryset.pristine && queryset.source != no_index;
  if (related && loaded(queryset.source, queryset.path)) {
    const Source& source = sources_[queryset.source];
    if (source.loads.opaque || (source.from_caller && !source.loads.covers(queryset.path)))
      note_unknown(site, "what its queryset loads isn't known");
    return;
  }
  const std::size_t query = note_cost(related ? CostKind::to_many : CostKind::rows, queryset.model,
                                      related ? std::string_view(queryset.path) : method, site, queryset.passes);
  if (method.empty()) note_prefetches(queryset, site);
  if (queryset.streams || !method.empty()) return;
  querysets_[rows.index].fetched = true;
  noted_.push_back({no_index, {}, rows.index, query});
}

/// Each path of prefetch_related() is one query, and so is each path that it starts with.
void Evaluator::note_prefetches(const QuerySet& queryset, NodeId site) {
  const Loads& loads = queryset.loads;
  if (loads.opaque) note_unknown(site, "what its queryset loads isn't known");
  std::vector<std::string> paths;
  Loads selected;
  Loads joined;
  selected.selected = loads.selected;
  joined.selected = loads.joined;
  for (const std::string& path : loads.prefetched) {
    for (std::size_t cut = path.find("__");; cut = path.find("__", cut + 2)) {
      std::string part = path.substr(0, cut);
      const bool inside = joined.covers(part) && std::ranges::find(loads.prefetched, part) == loads.prefetched.end();
      const bool is_new = std::ranges::find(paths, part) == paths.end();
      if (is_new && !inside && std::ranges::find(loads.joined, part) == loads.joined.end() && !selected.covers(part))
        paths.push_back(std::move(part));
      if (cut == path.npos) break;
    }
  }
  for (const std::string& path : paths) {
    note_cost(CostKind::prefetch, {}, path, site, queryset.passes);
    if (leads_anywhere(queryset.model, path))
      costs_->unknown.push_back({here(site), "a query for each model that a generic key leads to", true});
  }
}

/// prefetch_related_objects(rows, *paths)
void Evaluator::note_prefetched(Value rows, NodeId call) {
  if (costs_ == nullptr || silent_ > 0) return;
  QuerySet added;
  if (rows.is(Kind::queryset)) added.model = querysets_[rows.index].model;
  added.passes = open_passes();
  for (std::size_t n = 2; frame_.facts.child(call, n) != 0; ++n) apply_prefetch(added, frame_.facts.child(call, n));
  note_prefetches(added, call);
}

/// Whether the last part of a path is a generic foreign key.
bool Evaluator::leads_anywhere(ModelId model, std::string_view path) const {
  while (model.valid() && !path.empty()) {
    const std::size_t cut = path.find("__");
    const std::optional<Hop> hop = model_.hop(model, path.substr(0, cut));
    if (!hop) return false;
    if (model_.relation(hop->relation).kind == RelationKind::generic_foreign_key) return true;
    model = hop->target;
    path = cut == path.npos ? std::string_view{} : path.substr(cut + 2);
  }
  return false;
}

/// A call that asks at once.
void Evaluator::note_query(const QuerySet& queryset, NodeId site, std::string_view method) {
  if (costs_ == nullptr || silent_ > 0 || queryset.evaluated) return;
  const bool kept =
      queryset.fetched || (queryset.pristine && queryset.source != no_index && loaded(queryset.source, queryset.path));
  if (kept && (answers_from_cache(method) || method == "first")) return;
  const bool one = queryset_effect(method) == QuerySetEffect::one;
  note_cost(one ? CostKind::one : CostKind::scalar, queryset.model, method, site, open_passes());
  if (one || method == "in_bulk") note_prefetches(queryset, site);
}

/// A related row is read.
void Evaluator::note_read(const Instance& instance, const Hop& hop, const std::string& path, NodeId site) {
  if (costs_ == nullptr || silent_ > 0) return;
  if (covered(instance, &hop, path)) {
    const Source& source = sources_[instance.source];
    if (source.loads.opaque || (source.from_caller && !source.loads.covers(path)))
      note_unknown(site, "what its queryset loads isn't known");
    return;
  }
  const auto same = [&](const Noted& read) { return read.source == instance.source && read.path == path; };
  if (std::ranges::any_of(noted_, same)) return;
  if (instance.loop != no_index && !is_open(instance.loop))
    note_unknown(site, "how many rows a loop has kept isn't known");
  noted_.push_back(
      {instance.source, path, no_index, note_cost(CostKind::to_one, hop.target, path, site, instance.passes)});
}

/// A column that was left out is read: one query for each.
void Evaluator::note_column(const Instance& instance, std::string_view name, NodeId site) {
  if (costs_ == nullptr || silent_ > 0) return;
  const std::string path = join_path(instance.path, name);
  const auto same = [&](const Noted& read) { return read.source == instance.source && read.path == path; };
  if (std::ranges::any_of(noted_, same)) return;
  noted_.push_back(
      {instance.source, path, no_index, note_cost(CostKind::deferred, instance.model, name, site, instance.passes)});
}

void Evaluator::note_change(ModelId model, std::string_view method, NodeId site) {
  if (costs_ == nullptr || silent_ > 0) return;
  note_cost(CostKind::change, model, method, site, open_passes());
  const ClassId cls = model.valid() ? model_.model(model).cls : ClassId();
  if (cls.valid() && (method == "save" || method == "delete" || method == "create") &&
      find_member(cls, method == "create" ? "save" : method).owner.valid())
    note_unknown(site, "a method of the model's own writes");
}

/// Code outside the tree is given rows that it may read, or go through.
void Evaluator::note_given(std::string_view path, const Arguments& arguments, NodeId call) {
  if (costs_ == nullptr || is_harmless_function(path)) return;
  const auto may_ask = [&](Value value) {
    if (value.is(Kind::instance)) return instances_[value.index].source != no_index;
    if (value.is(Kind::manager)) return true;
    return value.is(Kind::queryset) && !(querysets_[value.index].evaluated && querysets_[value.index].values);
  };
  if (std::ranges::any_of(arguments.positional, may_ask) ||
      std::ranges::any_of(arguments.keywords, may_ask, &Arguments::Keyword::value))
    note_unknown(call, "rows are given to code that isn't known");
}

/// Several querysets in one loop: each is fetched, but whose row is at hand isn't known.
void Evaluator::note_chain(const Sequence& sequence, NodeId site) {
  if (costs_ == nullptr || !chained_rows(sequence).is(Kind::unknown)) return;
  bool any = false;
  for (const Value part : std::vector<Value>(sequence.parts)) {
    if (!part.is(Kind::queryset)) continue;
    note_rows(part, site, {});
    any = true;
  }
  if (any) note_unknown(site, "rows of several querysets in one loop aren't told apart");
}

/// A loop over something that isn't known, and of whose elements attributes of attributes are read: they may be rows.
void Evaluator::note_unknown_rows(NodeId target, NodeId body, NodeId iterable) {
  if (costs_ == nullptr || target == 0 || body == 0 || frame_.facts.kind(target) != NodeKind::name) return;
  const FileFacts& facts = frame_.facts;
  for (NodeId id = body; id < body + facts.node(body).size(); ++id) {
    if (facts.kind(id) != NodeKind::attribute) continue;
    const NodeId inner = facts.child(id, 0);
    if (inner == 0 || facts.kind(inner) != NodeKind::attribute) continue;
    const NodeId name = facts.child(inner, 0);
    if (name != 0 && facts.kind(name) == NodeKind::name && facts.node(name).text() == facts.node(target).text())
      return note_unknown(iterable, "what is gone through here isn't known");
  }
}

void Evaluator::note_unknown(NodeId site, std::string_view reason) {
  if (costs_ == nullptr || silent_ > 0) return;
  Site place = here(site);
  if (place.node == 0 && frame_.page == nullptr) place = measured_->place;
  costs_->unknown.push_back({place, std::string(reason)});
}

/// The user of a request is fetched with its session when somebody asks for it (Django: AuthenticationMiddleware).
Value Evaluator::note_user(NodeId site) {
  if (user_) return *user_;
  Source source;
  source.model = around_.user_model;
  sources_.push_back(std::move(source));
  Instance user;
  user.model = around_.user_model;
  user.source = static_cast<std::uint32_t>(sources_.size() - 1);
  const Value value = make(std::move(user), 0);
  if (silent_ > 0) return value;
  note_cost(CostKind::session, {}, "session", site, {});
  note_cost(CostKind::session, around_.user_model, "user", site, {});
  user_ = value;
  return value;
}

/// Whether one branch's queries are among those of another, each at most as often.
bool Evaluator::costs_no_more(NotedRange one, NotedRange other) const {
  std::map<std::vector<std::uint32_t>, std::int64_t> left;
  const auto add = [&](NotedRange range, std::int64_t sign) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      std::vector<std::uint32_t> loops = costs_->queries[i].loops;
      std::ranges::sort(loops);
      left[loops] += sign * static_cast<std::int64_t>(costs_->queries[i].times);
    }
  };
  add(one, 1);
  add(other, -1);
  return std::ranges::all_of(left, [](const auto& count) { return count.second <= 0; });
}

/// Of branches that exclude each other, in order, leaves out those that another one costs as well.
void Evaluator::keep_larger(const std::vector<NotedRange>& branches) {
  if (costs_ == nullptr) return;
  std::vector<bool> dropped(branches.size());
  for (std::size_t i = 0; i < branches.size(); ++i)
    for (std::size_t j = 0; j < branches.size() && !dropped[i]; ++j)
      dropped[i] = i != j && !dropped[j] && costs_no_more(branches[i], branches[j]);
  for (std::size_t i = branches.size(); i-- > 0;)
    if (dropped[i]) drop_noted(branches[i]);
}

void Evaluator::drop_noted(NotedRange range) {
  const auto is_dropped = [&](const Noted& noted) { return noted.query >= range.first && noted.query < range.last; };
  for (const Noted& noted : noted_)
    if (is_dropped(noted) && noted.fetched != no_index) querysets_[noted.fetched].fetched = false;
  std::erase_if(noted_, is_dropped);
  for (Noted& noted : noted_)
    if (noted.query >= range.last) noted.query -= range.last - range.first;
  auto& queries = costs_->queries;
  queries.erase(queries.begin() + static_cast<std::ptrdiff_t>(range.first),
                queries.begin() + static_cast<std::ptrdiff_t>(range.last));
}

/// What fills a hand-made cache runs once for each different key, however many there are.
void Evaluator::note_memo(std::size_t first, NodeId block) {
  if (costs_ == nullptr || noted() == first) return;
  drop_noted({first, noted()});
  note_unknown(block, "a cache filled by hand: how often isn't known");
}

}  // namespace djvet
