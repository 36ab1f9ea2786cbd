// Reports a field path in a queryset call that resolves to nothing: Django raises FieldError (or its like) when the code
// runs.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/base/suggest.h"
#include "analyzer/findings/check.h"
#include "analyzer/infer/field_references.h"
#include "analyzer/infer/guards.h"
#include "analyzer/infer/inference.h"
#include "analyzer/model/lookup_path.h"

namespace djvet::checks {
namespace {

/// Lookups that may follow a relation's name. What fits which field is not looked at.
/// Source: Django 5.2, "Field lookups", and the transforms and lookups of django.contrib.postgres and contrib.gis.
bool is_lookup(std::string_view name) {
  constexpr std::array<std::string_view, 30> lookups{
      "contained_by", "contains",     "containedby", "date",     "day",        "endswith",  "exact",  "gt",
      "gte",          "has_any_keys", "has_key",     "has_keys", "icontains",  "iendswith", "iexact", "in",
      "iregex",       "isnull",       "istartswith", "length",   "lower",      "lt",        "lte",    "month",
      "overlap",      "range",        "regex",       "search",   "startswith", "year"};
  return std::ranges::find(lookups, name) != lookups.end();
}

PathStyle style_of(PathUse use) {
  if (use == PathUse::select) return PathStyle::select;
  return use == PathUse::prefetch ? PathStyle::prefetch : PathStyle::lookup;
}

std::string_view error_of(PathUse use) {
  if (use == PathUse::given) return "TypeError";
  if (use == PathUse::prefetch) return "AttributeError";
  return use == PathUse::column || use == PathUse::assigned ? "FieldDoesNotExist" : "FieldError";
}

/// Whether code of the chain before, or of the call itself, may have given the rows the path's first name.
bool may_be_given(const FileFacts& facts, const QueryCall& call, const FieldReference& reference) {
  const auto begins = [&](std::string_view name) {  // a name may hold "__" itself
    return reference.path.starts_with(name) &&
           (reference.path.size() == name.size() || reference.path.compare(name.size(), 2, "__") == 0);
  };
  if (reference.use == PathUse::given) return false;
  if (reference.use != PathUse::prefetch) {
    return call.names_open || std::ranges::any_of(call.names, begins) ||
           std::ranges::any_of(names_given(facts, call), begins);
  }
  if (call.loads_open || !call.lists.empty()) return true;
  const NodeId end = call.call + facts.node(call.call).size();
  for (NodeId node = call.call; node < end; ++node)
    if (facts.kind(node) == NodeKind::keyword && facts.text_of(node) == "to_attr") return true;
  return false;
}

/// Whether what the call names is never looked at: the rows' own columns aren't read, or the names come from a path
/// through the code that another version of a package takes.
bool is_void(const FileFacts& facts, const QueryCall& call, const FieldReference& reference) {
  if (is_guarded(facts, call.call, {"FieldError", "FieldDoesNotExist", "AttributeError", "TypeError"})) return true;
  if (names_optional_import(facts, call.call)) return true;
  const bool loads =
      reference.use == PathUse::select || reference.use == PathUse::column || reference.use == PathUse::prefetch;
  return loads && is_followed_by(facts, call.call,
                                 {"values", "values_list", "count", "exists", "aggregate", "update", "delete", "dates",
                                  "datetimes", "none"});
}

/// What to write instead.
std::string help_for(const ProjectModel& model, const FieldReference& reference, const PathEnd& end) {
  if (reference.run_together && reference.beginning.size() < reference.path.size())
    return "a comma is missing: `\"" + std::string(reference.beginning) + "\", \"" +
           reference.path.substr(reference.beginning.size()) + "\"`";
  const std::vector<std::string_view> names = path_names(model, end.model, style_of(reference.use));
  const std::string_view meant = closest(end.part, names);
  if (!meant.empty()) {
    const auto at = static_cast<std::size_t>(end.part.data() - reference.path.data());
    std::string path = reference.path;
    path.replace(at, end.part.size(), meant);
    return "did you mean `" + path + "`?";
  }
  std::string help = "it has ";
  for (const std::string_view name : names) {
    if (help.size() > 200) return help + "...";
    help += (help.size() > 7 ? ", `" : "`") + std::string(name) + "`";
  }
  return names.empty() ? std::string() : help;
}

/// What a model's constructor takes besides fields: names that its class binds. One that is overridden takes anything.
bool may_be_taken(const ProjectModel& model, const FieldReference& reference, const PathEnd& end) {
  if (reference.use != PathUse::given) return false;
  const ClassId cls = model.model(end.model).cls;
  return model.member(cls, end.part).kind != Symbol::Kind::unknown ||
         model.member(cls, "__init__").kind != Symbol::Kind::unknown;
}

void report(const CheckContext& context, FileId file, const FieldReference& reference, const PathEnd& end,
            FindingSink& sink) {
  const Model& model = context.model.model(end.model);
  const bool member = context.model.member(model.cls, end.part).kind == Symbol::Kind::function;
  const std::string why = member ? "is no field of " + model.label() + ", only Python knows it"
                                 : "is nothing that " + model.label() + " has for queries";
  Finding& finding =
      sink.report(file, reference.span,
                  "`" + std::string(end.part) + "` " + why + ": this raises " + std::string(error_of(reference.use)));
  finding.help = help_for(context.model, reference, end);
  if (model.file.valid()) finding.notes.push_back({model.file, model.span, model.label() + " is declared here"});
  if (end.relation.index() < context.model.relations().size() && end.hops > 0) {
    const Relation& relation = context.model.relation(end.relation);
    if (relation.file.valid())
      finding.notes.push_back({relation.file, relation.span, "the path leads over this relation"});
  }
  finding.properties.push_back({"model", {model.label()}});
  finding.properties.push_back({"path", {reference.path}});
}

/// The lookup that a misspelled one behind a plain column of Django's own stands for; empty where it may be right.
std::string_view misspelled_lookup(const ProjectModel& model, const PathEnd& end) {
  constexpr std::array<std::string_view, 32> known{
      "contains",    "date",      "day",    "endswith",    "exact",  "gt",     "gte",          "hour",
      "icontains",   "iendswith", "iexact", "in",          "iregex", "isnull", "iso_week_day", "iso_year",
      "istartswith", "lt",        "lte",    "microsecond", "minute", "month",  "quarter",      "range",
      "regex",       "search",    "second", "startswith",  "time",   "week",   "week_day",     "year"};
  constexpr std::array<std::string_view, 14> plain{
      "AutoField",    "BigAutoField",         "BigIntegerField", "BooleanField", "CharField",
      "DateField",    "DateTimeField",        "DecimalField",    "EmailField",   "FloatField",
      "IntegerField", "PositiveIntegerField", "SlugField",       "TextField"};
  const Field* field = model.field(end.model, end.part);
  if (field == nullptr || field->class_path != field->base || !field->base.starts_with("django.db.models.")) return {};
  if (std::ranges::find(plain, std::string_view(field->base).substr(17)) == plain.end()) return {};
  const std::string_view name = end.rest.substr(0, end.rest.find("__"));
  if (name.size() < 4 || std::ranges::find(known, name) != known.end()) return {};
  const std::string_view meant = closest(name, known);
  if (meant.empty() || meant.front() != name.front() || edit_distance(name, meant) > 2) return {};
  return may_be_added(model, name) ? std::string_view{} : meant;
}

/// A column where something else is wanted: `title__icontain`, prefetch_related("title").
void report_column(const CheckContext& context, FileId file, const FieldReference& reference, const PathEnd& end,
                   FindingSink& sink) {
  const std::string model = context.model.model(end.model).label();
  if (reference.use == PathUse::prefetch) {
    if (context.model.member(context.model.model(end.model).cls, end.part).kind == Symbol::Kind::function) return;
    const Field* field = context.model.field(end.model, end.part);
    if (field == nullptr || field->base.empty() || !field->base.starts_with("django.db.models.")) return;
    Finding& finding = sink.report(file, reference.span,
                                   "`" + std::string(end.part) + "` is a column of " + model +
                                       ", not a relation: prefetch_related() raises ValueError");
    finding.help = end.hops == 0 ? "leave it out: the row has it anyway" : "end the path before it";
    return;
  }
  const std::string_view meant = misspelled_lookup(context.model, end);
  if (meant.empty()) return;
  const std::string_view name = end.rest.substr(0, end.rest.find("__"));
  Finding& finding = sink.report(file, reference.span,
                                 "`" + std::string(name) + "` is no lookup that `" + std::string(end.part) + "` of " +
                                     model + " has: this raises FieldError");
  std::string path = reference.path;
  path.replace(static_cast<std::size_t>(end.rest.data() - reference.path.data()), name.size(), meant);
  finding.help = "did you mean `" + path + "`?";
}

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  for (const QueryCall& call : context.inference.query_calls(file)) {
    if (call.on == QueryCall::On::row) continue;
    for (const FieldReference& reference : field_references(context.model, file, call)) {
      const bool of_row = reference.use == PathUse::assigned || reference.use == PathUse::given;
      if (of_row && reference.path.find("__") != std::string::npos) continue;
      if (may_be_given(facts, call, reference)) continue;
      const PathEnd end = follow_path(context.model, call.model, reference.path, style_of(reference.use));
      const bool column =
          end.kind == PathEnd::Kind::column &&
          (reference.use == PathUse::prefetch || (reference.use == PathUse::lookup && !end.rest.empty()));
      if (column && !is_void(facts, call, reference)) report_column(context, file, reference, end, sink);
      if (end.kind != PathEnd::Kind::missing) continue;
      if (may_be_taken(context.model, reference, end)) continue;
      const bool in_expression = reference.use == PathUse::lookup || reference.use == PathUse::value;
      if (end.hops > 0 && in_expression && is_lookup(end.part)) continue;
      if (is_void(facts, call, reference)) continue;
      report(context, file, reference, end, sink);
    }
  }
}

constexpr std::string_view tags[] = {"orm", "correctness"};
constexpr Topic topics[] = {Topic::model, Topic::relations, Topic::accesses};
constexpr Reference references[] = {
    {"Django: lookups that span relationships",
     "https://docs.djangoproject.com/en/stable/topics/db/queries/#lookups-that-span-relationships"},
    {"Django: QuerySet API reference", "https://docs.djangoproject.com/en/stable/ref/models/querysets/"}};

}  // namespace

extern constinit const Check lookup_field_unknown;
constinit const Check lookup_field_unknown{.id = "lookup-field-unknown",
                                           .summary = "A field path in a query names nothing that the model has",
                                           .severity = Severity::error,
                                           .confidence = Confidence::high,
                                           .fix = FixKind::none,
                                           .since = "0.1",
                                           .tags = tags,
                                           .reads = topics,
                                           .references = references,
                                           .run = run};

}  // namespace djvet::checks
