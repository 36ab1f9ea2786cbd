// The words and places of findings about rows.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/access_finding.h"

#include <algorithm>

#include "analyzer/django/managers.h"
#include "analyzer/extract/unparse.h"
#include "analyzer/findings/escalation.h"
#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/loop_code.h"
#include "analyzer/infer/site_text.h"
#include "analyzer/model/bindings.h"
#include "analyzer/model/components.h"

namespace djvet {
namespace {

std::string_view kind_name(RelationKind kind) {
  switch (kind) {
    case RelationKind::foreign_key: return "ForeignKey";
    case RelationKind::one_to_one: return "OneToOneField";
    case RelationKind::many_to_many: return "ManyToManyField";
    case RelationKind::generic_foreign_key: return "GenericForeignKey";
    case RelationKind::generic_relation: return "GenericRelation";
  }
  return "relation";
}

/// Whether an expression can be quoted as where a queryset is made: it doesn't begin with super(), which nobody can edit,
/// nor with a literal or a comprehension.
bool starts_in_sight(const FileFacts& facts, NodeId expression) {
  while (facts.kind(expression) == NodeKind::call || facts.kind(expression) == NodeKind::attribute ||
         facts.kind(expression) == NodeKind::subscript) {
    const NodeId first = facts.child(expression, 0);
    if (first == 0) return false;
    if (facts.kind(expression) == NodeKind::call && facts.kind(first) == NodeKind::name)
      return facts.text_of(first) != "super";
    expression = first;
  }
  return facts.kind(expression) == NodeKind::name;
}

/// The method that an expression calls last, behind list() and the like; empty for other expressions.
std::string_view last_method(const FileFacts& facts, NodeId expression) {
  if (facts.nodes().empty()) return {};
  const NodeId call = without_wrappers(facts, expression);
  const NodeId callee = facts.kind(call) == NodeKind::call ? facts.child(call, 0) : 0;
  return callee != 0 && facts.kind(callee) == NodeKind::attribute ? facts.text_of(callee) : std::string_view{};
}

bool gives_dates(std::string_view method) { return method == "dates" || method == "datetimes"; }

/// `row.children.iterator()`, `row.children.all().iterator()`: a related manager's own rows, asked for past a prefetch.
bool streams_related(const FileFacts& facts, NodeId expression) {
  const std::string_view method = last_method(facts, expression);
  if (method != "iterator" && method != "aiterator") return false;
  NodeId receiver = facts.child(facts.child(without_wrappers(facts, expression), 0), 0);
  if (last_method(facts, receiver) == "all") receiver = facts.child(facts.child(receiver, 0), 0);
  return receiver != 0 && facts.kind(receiver) == NodeKind::attribute;
}

/// What a prefetch needs besides where the loop's rows are read by iterator() without a chunk_size.
std::string_view streaming_remark(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.iteration.file);
  const NodeId rows = without_wrappers(facts, iterable_of(facts, access.iteration.node));
  const bool sized = rows != 0 && last_method(facts, rows).ends_with("iterator") && facts.child(rows, 1) != 0;
  return access.streams && !sized ? " (`iterator()` then needs a `chunk_size`)" : "";
}

/// Whether a place stands in a method of a manager or queryset class, where `self` gives the rows.
bool is_in_manager(const ProjectModel& model, const Site& site) {
  const FileFacts& facts = model.facts(site.file);
  ScopeId scope = enclosing_scope(facts, facts.span(site.node));
  while (scope != 0 && !facts.scopes()[scope].is(scope_class)) scope = facts.scopes()[scope].parent;
  const ClassId cls = scope == 0 ? ClassId{} : model.class_of(site.file, scope);
  return cls.valid() && std::ranges::any_of(model.cls(cls).external_bases, [](const std::string& base) {
           return manager_kind(base) != ManagerKind::none || queryset_kind(base) != ManagerKind::none;
         });
}

/// Whether a row of some relation that is read may be missing, so that a join to it is an outer one.
bool may_be_missing(const ProjectModel& model, const Access& access) {
  std::vector<std::string_view> paths{access.path};
  paths.insert(paths.end(), access.more_paths.begin(), access.more_paths.end());
  for (std::string_view rest : paths) {
    for (ModelId at = access.model; at.valid() && !rest.empty();) {
      const std::size_t cut = std::min(rest.find("__"), rest.size());
      const std::optional<Hop> hop = model.hop(at, rest.substr(0, cut));
      if (!hop) break;
      if (hop->nullable) return true;
      at = hop->target;
      rest.remove_prefix(std::min(cut + 2, rest.size()));
    }
  }
  return false;
}

/// Whether the call that leaves a deferred column out stands in another function than the loop.
bool is_out_of_sight(const ProjectModel& model, const Access& access) {
  if (access.columns.node == 0) return false;
  if (access.columns.file != access.iteration.file) return true;
  const FileFacts& facts = model.facts(access.columns.file);
  return enclosing_scope(facts, span_of(model, access.columns)) !=
         enclosing_scope(facts, span_of(model, access.iteration));
}

/// "shop.Book" -> "Book"
std::string name_of(const std::string& label) { return label.substr(label.find('.') + 1); }

/// Whether a class statement is of a class that inherits from one of a package.
bool inherits_from(const ProjectModel& model, const Site& place, std::string_view package) {
  const FileFacts& facts = model.facts(place.file);
  const ClassId cls = model.class_of(place.file, scope_of_definition(facts, place.node));
  return cls.valid() && std::ranges::any_of(model.cls(cls).behaviour, [&](ClassId base) {
           return model.cls(base).qualified.starts_with(package);
         });
}

bool is_admin(const ProjectModel& model, const Site& place) {
  return inherits_from(model, place, "django.contrib.admin.");
}

/// The change list has an attribute for it, which takes the place of what it would join by itself; rows of another model are
/// the choices of its form.
std::string admin_help(const ProjectModel& model, const Access& access, const Site& place) {
  const FileFacts& facts = model.facts(place.file);
  const std::string name(facts.text_of(place.node));
  const ClassId cls = model.class_of(place.file, scope_of_definition(facts, place.node));
  std::vector<std::string> read{access.path};
  read.insert(read.end(), access.more_paths.begin(), access.more_paths.end());
  const auto quoted = [](const std::vector<std::string>& paths) {
    std::string text;
    for (const std::string& path : paths) text += (text.empty() ? "\"" : ", \"") + path + "\"";
    return text;
  };
  if (access.by_change_list && access.joins)
    return "`list_select_related = [" + quoted(change_list_paths(access)) + "]` in `" + name + "`";
  const auto& registered = model.components().registrations;
  const bool listed = std::ranges::any_of(
      registered, [&](const AdminRegistration& one) { return one.admin == cls && one.model == access.model; });
  const AdminClass* const admin = model.components().admin(cls);
  const bool of_inline = admin != nullptr && admin->is_inline && admin->model == access.model;
  const std::string call = (access.joins ? "select_related(" : "prefetch_related(") + quoted(read) + ")";
  if (listed || of_inline)
    return "`get_queryset()` of `" + name + "` gives `super().get_queryset(request)." + call + "`";
  const std::string target = model.model(access.model).name;
  return "the form of `" + name + "` offers every " + target +
         ": name the field in `autocomplete_fields`, or give it `" + target + ".objects." + call +
         "` in `formfield_for_foreignkey()`";
}

std::string call_with(std::string_view method, const Access& access, const std::string& prefix) {
  const auto quoted = [&](const std::string& path) {
    return "\"" + (prefix.empty() ? "" : prefix + "__") + path + "\"";
  };
  std::string call = "." + std::string(method) + "(" + quoted(access.path);
  for (const std::string& path : access.more_paths) call += ", " + quoted(path);
  return call + ")";
}

/// " in `OrderView.get_object`", for a place that isn't beside the finding's.
std::string in_symbol(const ProjectModel& model, const Site& site) {
  const FileFacts& facts = model.facts(site.file);
  const std::string symbol = facts.nodes().empty() ? std::string() : enclosing_symbol(facts, span_of(model, site));
  return symbol.empty() ? symbol : " in `" + symbol + "`";
}

/// Whether a class of the project says itself which rows it gives.
bool has_own_queryset(const ProjectModel& model, const Site& cls_site) {
  const ClassId cls = model.class_of(cls_site.file, scope_of_definition(model.facts(cls_site.file), cls_site.node));
  const Symbol member = cls.valid() ? model.member(cls, "get_queryset") : Symbol{};
  return member.kind == Symbol::Kind::function && !model.sources().files[member.file.index()].is_description();
}

/// What a class of a framework is given, or adds to what its `get_queryset()` returns.
std::string class_help(const ProjectModel& model, const Site& place, ModelId rows, const std::string& call) {
  const std::string name(model.facts(place.file).text_of(place.node));
  if (has_own_queryset(model, place)) return "add `" + call + "` to what `get_queryset()` of `" + name + "` returns";
  return "give `" + name + "` the queryset `" + model.model(rows).name + ".objects" + call + "`";
}

/// Related rows of one row that nobody can add to where they are gone through, as in a template: they are fetched with it.
std::string owner_help(const ProjectModel& model, const Access& access) {
  const std::string call = call_with("prefetch_related", access, access.owner_path);
  const std::string owner = model.model(access.owner_model).name;
  const Site& place = access.owner;
  if (place.node != 0 && is_class(model, place)) return class_help(model, place, access.owner_model, call);
  if (place.node == 0 || is_in_template(model, place))
    return "add `" + call + "` to the queryset that the one " + owner + " comes from";
  const FileFacts& facts = model.facts(place.file);
  const bool quotable = starts_in_sight(facts, place.node) && facts.kind(place.node) == NodeKind::attribute;
  return (quotable ? "`" + unparse(facts, place.node) + call + "`"
                   : "add `" + call + "` to the queryset that the one " + owner + " comes from") +
         in_symbol(model, place);
}

/// The queryset's expression with a call joined to it, or where to add that call.
std::string loading_call(const ProjectModel& model, const Access& access, std::string_view method) {
  const std::string call = call_with(method, access, {});
  const bool made_once = access.queryset.node != 0;
  const Site& place = made_once ? access.queryset : access.iteration;
  const bool change_list = access.by_change_list && access.joins && is_class(model, access.iteration);
  if (change_list) return admin_help(model, access, access.iteration);
  if (is_class(model, place) && is_admin(model, place)) return admin_help(model, access, place);
  const bool is_table = is_class(model, place) && inherits_from(model, place, "django_tables2.Table");
  if (is_class(model, place) && !is_table) return class_help(model, place, access.model, call);
  if (is_in_template(model, place) && access.of_one_row && access.owner_model.valid() && !access.owner_path.empty())
    return owner_help(model, access);
  if (is_in_template(model, place) || is_table) return "add `" + call + "` to the queryset that the rows come from";
  const FileFacts& around = model.facts(access.iteration.file);
  const NodeId iterable = without_wrappers(around, iterable_of(around, access.iteration.node));
  if (iterable != 0 && around.kind(iterable) == NodeKind::name && around.text_of(iterable) == "self" &&
      is_in_manager(model, access.iteration))
    return "`self" + call + "`";
  const FileFacts& facts = model.facts(made_once ? access.queryset.file : access.iteration.file);
  const NodeId made = made_once ? access.queryset.node : iterable_of(facts, access.iteration.node);
  const NodeId rows = without_wrappers(facts, made);
  const bool sliced = facts.kind(rows) == NodeKind::subscript;
  const NodeId expression = sliced ? facts.child(rows, 0) : rows;
  if (access.bare_select && method == "select_related")
    return "name it and all that `select_related()` without names loads now: one with names takes its place";
  const bool constructs =
      !made_once && facts.kind(expression) == NodeKind::call && last_method(facts, expression).empty();
  if (constructs || !starts_in_sight(facts, expression)) {
    const std::string symbol = made_once ? in_symbol(model, access.queryset) : std::string();
    return "add `" + call + "` to the queryset" + (symbol.empty() ? " that the rows come from" : symbol);
  }
  if (facts.kind(expression) == NodeKind::name)
    return "add `" + call + "` to the queryset in `" + unparse(facts, expression) + "`";
  const bool far = made_once && access.queryset.file != access.report.file;
  return "`" + unparse(facts, expression) + call + (sliced ? "[...]" : "") + "`" +
         (far ? in_symbol(model, access.queryset) : std::string());
}

/// Rows of one row whose loop is elsewhere given rows that are prefetched: another queryset in the loop would ask for those
/// again, while what is prefetched already isn't asked for twice.
/// Source: Django 5.2, prefetch_related_objects().
std::string prepared_help(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.queryset.file);
  NodeId manager = facts.nodes().empty() ? 0 : without_wrappers(facts, access.queryset.node);
  if (last_method(facts, manager) == "all") manager = facts.child(facts.child(manager, 0), 0);
  if (manager == 0 || facts.kind(manager) != NodeKind::attribute)
    return "prefetch it with the one row that these belong to: elsewhere the loop gets prefetched rows";
  std::string paths;
  std::vector<std::string> read{access.path};
  read.insert(read.end(), access.more_paths.begin(), access.more_paths.end());
  for (const std::string& path : read) paths += ", \"" + std::string(facts.text_of(manager)) + "__" + path + "\"";
  return "`prefetch_related_objects([" + unparse(facts, facts.child(manager, 0)) + "]" + paths +
         ")` before the loop, which elsewhere gets prefetched rows";
}

}  // namespace

std::string cost_of(const Access& access) {
  std::string cost = "1 + N";
  if (access.loops >= 2) cost += "*M";
  if (access.loops >= 3) cost += "*...";
  return cost;
}

void describe_access(const ProjectModel& model, const Access& access, Finding& finding) {
  const bool made_before = access.queryset.node != 0 && access.queryset.file.valid();
  if (access.loops >= 2) add_trigger(finding, Trigger::multiplied_queries);
  if (access.asked) finding.confidence = std::min(finding.confidence, Confidence::medium);
  if (model.sources().files[access.access.file.index()].role == Role::command) finding.severity = Severity::note;
  if (!access.relations.empty()) {
    const Relation& relation = model.relation(access.relations.back());
    std::string text = relation.field + " is a " + std::string(kind_name(relation.kind));
    if (!relation.target_name.empty())
      text += " from " + model.model(relation.source).name + " to " + relation.target_name;
    if (relation.file.valid()) finding.notes.push_back({relation.file, relation.span, std::move(text)});
  }
  finding.notes.push_back({access.iteration.file, span_of(model, access.iteration),
                           is_class(model, access.iteration) ? "repeated for each row that this class goes through"
                                                             : "repeated for each row of this loop"});
  if (!access.calls.empty())
    finding.notes.push_back(
        {access.access.file, span_of(model, access.access), "read here: `" + spelling_of(model, access.access) + "`"});
  for (const Site& other : access.other_querysets)
    finding.notes.push_back({other.file, span_of(model, other), "the rows of this queryset come here, too"});
  if (made_before)
    finding.flow.push_back({access.queryset.file, span_of(model, access.queryset),
                            "the queryset: " + spelling_of(model, access.queryset)});
  finding.flow.push_back({access.iteration.file, span_of(model, access.iteration), "its rows, one by one"});
  for (const Site& call : access.calls)
    finding.flow.push_back({call.file, span_of(model, call), "goes on in what this calls"});
  finding.flow.push_back({access.access.file, span_of(model, access.access), "one query for each row"});
  if (is_out_of_sight(model, access))
    finding.notes.push_back(
        {access.columns.file, span_of(model, access.columns),
         "left out here: `" + unparse(model.facts(access.columns.file), access.columns.node) + "`"});
  const std::string& related = access.path.empty() ? access.asked_path : access.path;
  if (!related.empty()) {
    std::vector<std::string> paths{related};
    paths.insert(paths.end(), access.more_paths.begin(), access.more_paths.end());
    finding.properties.push_back({"relations", std::move(paths)});
  }
  if (access.model.valid()) finding.properties.push_back({"model", {model.model(access.model).label()}});
  if (!access.queried.empty()) finding.properties.push_back({"queried", {access.queried}});
  finding.properties.push_back({"queries", {cost_of(access)}});
}

std::vector<std::string> change_list_paths(const Access& access) {
  std::vector<std::string> paths = access.columns_joined;
  paths.insert(paths.end(), access.more_paths.begin(), access.more_paths.end());
  paths.push_back(access.path);
  std::vector<std::string> longest;
  for (const std::string& path : paths) {
    const bool part = std::ranges::any_of(paths, [&](const std::string& other) {
      return other.size() > path.size() && other.starts_with(path) && other.compare(path.size(), 2, "__") == 0;
    });
    if (!part && std::ranges::find(longest, path) == longest.end()) longest.push_back(path);
  }
  return longest;
}

std::string paths_of(const Access& access) {
  std::string paths = "`" + access.path + "`";
  for (const std::string& path : access.more_paths) paths += ", `" + path + "`";
  return paths;
}

std::string loading_help(const ProjectModel& model, const Access& access, std::string_view method) {
  if (access.prepared && access.queryset.file.valid()) return prepared_help(model, access);
  std::string help = loading_call(model, access, method);
  if (method != "select_related") help += streaming_remark(model, access);
  else if (access.locks_joined && may_be_missing(model, access))
    help += ", with `select_for_update(of=(\"self\",))`: rows that may be missing can't be locked";
  return help;
}

std::string key_help(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.access.file);
  const Relation& relation = model.relation(access.relations.back());
  const Field* const field = model.field(relation.source, relation.field);
  const std::string column = field != nullptr && !field->attname.empty() ? field->attname : relation.field + "_id";
  const bool in_code = !facts.nodes().empty() && facts.kind(access.access.node) == NodeKind::attribute;
  return "read `" + (in_code ? unparse(facts, facts.child(access.access.node, 0)) + "." : std::string()) + column +
         "`: the row has the key itself, nothing needs to be loaded";
}

std::string column_help(const ProjectModel& model, const Access& access) {
  const std::string column = "`" + access.path + "`";
  if (access.columns.node == 0) return "name " + column + " in `only()`, or take it out of `defer()`";
  const FileFacts& facts = model.facts(access.columns.file);
  const bool deferred = last_method(facts, access.columns.node) == "defer";
  std::string help = deferred ? "take " + column + " out of `defer()`" : "name " + column + " in `only()`";
  const std::string symbol = enclosing_symbol(facts, span_of(model, access.columns));
  if (is_out_of_sight(model, access) && !symbol.empty()) help += " in `" + symbol + "`";
  return help;
}

std::string without_loop(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.access.file);
  const FileFacts& around = model.facts(access.iteration.file);
  if (access.kind == AccessKind::query && gives_dates(last_method(facts, access.access.node)))
    return "ask once before the loop: `values_list(key, Trunc(...)).distinct()` gives the dates of all rows";
  if (gives_dates(last_method(around, iterable_of(around, access.iteration.node))))
    return "ask once before the loop: one query for all dates, annotated with the same `Trunc(...)` and grouped by it";
  if (access.method == "count" || access.method == "aggregate")
    return "let the database count: an annotation (`Count`, `Sum`, with `filter=`) on the loop's queryset";
  if (access.method == "exists")
    return "ask once before the loop for all rows, or with the rows: `annotate(found=Exists(...))` where columns of "
           "the row are "
           "all it needs";
  if (access.by_key && access.path.empty() && !access.queried.empty())
    return "ask once before the loop: `" + name_of(access.queried) +
           ".objects.in_bulk(keys)`, or `filter(...__in=keys)`";
  if (access.method == "get" && access.path.empty())
    return "ask once before the loop: one `filter(...__in=values)` for all rows, kept in a dict by that value";
  if (!access.method.empty() && access.method != "get")
    return "ask with the rows: a `Subquery` annotation on the loop's queryset, or one ordered query before the loop";
  if (access.path.empty() || access.row_filtered)
    return "take the query out of the loop: one query before it for all rows, grouped by key";
  const std::string remark(streaming_remark(model, access));
  if (streams_related(facts, access.access.node))
    return "fetch the rows at once: `prefetch_related(\"" + access.path + "\")` on the loop's queryset" + remark +
           ", and no `iterator()` here: it asks again for rows that are prefetched";
  return "fetch the rows at once: `Prefetch(\"" + access.path +
         "\", queryset=..., to_attr=...)` on the loop's queryset" + remark;
}

}  // namespace djvet
