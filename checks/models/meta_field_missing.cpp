// Reports fields in ordering, unique_together, indexes and constraints that don't exist, are many-to-many, or are a parent's.
// Invariant: a field is missing only where all fields of the model, and of those that the path leads over, are known.
// Source: Model._check_ordering and _check_local_fields, BaseConstraint._check_references, Index.check.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/lookup_path.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Model Meta options", "https://docs.djangoproject.com/en/5.2/ref/models/options/"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

using Names = std::vector<std::string>;

/// The names that an expression of an index or a condition refers to: `F("title")`, `Lower("title")`, `Q(title="x")`.
void collect(const Constant& value, bool text_is_name, Names& out) {
  if (value.is(Kind::string) && text_is_name) return out.push_back(value.text);
  if (!value.is(Kind::call) && !value.is_sequence()) return;
  const std::string_view cls = std::string_view(value.text).substr(value.text.rfind('.') + 1);
  if (value.is(Kind::call) && (cls == "Value" || cls == "RawSQL" || !value.text.starts_with("django."))) return;
  const bool names =
      cls == "F" || cls == "Q" ? cls == "F" : text_is_name || value.text.starts_with("django.db.models.functions.");
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const bool keyword = i < value.keys.size() && value.keys[i].is(Kind::string);
    if (keyword && cls == "Q") {
      if (!value.keys[i].text.starts_with('_')) out.push_back(value.keys[i].text);
      collect(value.items[i], false, out);
    } else if (!keyword) {
      collect(value.items[i], names && value.is(Kind::call), out);
    }
  }
}

Names texts_of(const Constant& list) {
  Names out;
  if (list.is_sequence())
    for (const Constant& item : list.items)
      if (item.is(Kind::string)) out.push_back(item.text);
  return out;
}

class Meta {
 public:
  Meta(const CheckContext& context, FindingSink& sink)
      : model_(context.model),
        findings_(context, sink),
        has_index_together_(django_releases(context).last < DjangoRelease{5, 1}) {}

  void look_at(const StatedModel& model) {
    stated_ = &model;
    option_ = "ordering";
    if (is_left_out(model.option("order_with_respect_to"))) ordering(model.option("ordering"));
    option_ = "unique_together";
    together(model.option("unique_together"));
    option_ = "index_together";
    if (has_index_together_) together(model.option("index_together"));
    option_ = "indexes";
    for (const StatedIndex& index : model.indexes)
      if (!index.cls.empty()) of_index(index, false);
    option_ = "constraints";
    for (const StatedIndex& constraint : model.constraints)
      if (constraint.cls == "UniqueConstraint" || constraint.cls == "CheckConstraint") of_index(constraint, true);
  }

 private:
  void together(const Constant& together) {
    if (together.is(Kind::list) || together.is(Kind::tuple)) {
      const bool flat = !together.items.empty() && !together.items[0].is_sequence();
      if (flat) locals(together, texts_of(together));
      for (const Constant& group : together.items)
        if (!flat) locals(group, texts_of(group));
    }
  }

  void of_index(const StatedIndex& index, bool constraint) {
    Constant place;
    place.file = index.file;
    place.span = index.span;
    for (const std::string_view part : {"fields", "include"}) {
      Names names = texts_of(argument_of(index.arguments, part));
      if (!constraint)
        for (std::string& name : names)
          if (name.starts_with('-')) name.erase(0, 1);
      locals(place, names);
    }
    Names paths;
    for (const Constant& expression : index.arguments.positional) collect(expression, true, paths);
    for (const std::string_view part : {"condition", "check"})
      if (constraint) collect(argument_of(index.arguments, part), false, paths);
    for (const std::string& path : paths) {
      const std::size_t end = path.find("__");
      const std::string first = path.substr(0, end);
      if (first == "pk") continue;
      locals(place, {first});
      if (constraint && end != std::string::npos) joined(place, path, first, path.substr(end + 2));
    }
  }

  /// A condition may look at columns of its own table alone.
  void joined(const Constant& place, const std::string& path, const std::string& first, const std::string& rest) {
    const StatedField* const field = stated_->field(first);
    if (field == nullptr || (field->cls != "ForeignKey" && field->cls != "OneToOneField")) return;
    const std::string next = rest.substr(0, rest.find("__"));
    if (!field->field->relation.valid()) return;
    const ModelId target = model_.relation(field->field->relation).target;
    if (!target.valid() || model_.field(target, next) == nullptr || is_key_lookup(next)) return;
    say("models.E041", place, "goes over " + path + ", which is in another table", path, {});
  }

  static bool is_key_lookup(std::string_view name) {
    constexpr std::string_view lookups[] = {"exact", "in", "gt", "gte", "lt", "lte", "isnull"};
    return std::ranges::find(lookups, name) != std::end(lookups);
  }

  void locals(const Constant& place, const Names& names) {
    for (const std::string& name : names) {
      const Field* const field = model_.field(stated_->model, name);
      if (field == nullptr) {
        if (is_attname(name)) continue;
        if (certainly_lacks(model_, stated_->model, name, PathStyle::lookup)) missing("models.E012", place, name);
        continue;
      }
      const bool own = std::ranges::any_of(model_.model(stated_->model).fields,
                                           [&](const Field& each) { return each.name == field->name; });
      if (field->base == "django.db.models.ManyToManyField")
        say("models.E013", place, "names " + name + ", which is many-to-many and has no column", name, {});
      else if (field->base == "django.db.models.CompositePrimaryKey")
        say("models.E048", place, "names " + name + ", which is a composite key and no column", name, {});
      else if (!own && is_parents(*field))
        say("models.E016", place, "names " + name + ", which is in the table of a parent", name, {});
    }
  }

  bool is_attname(const std::string& name) const {
    const Model& model = model_.model(stated_->model);
    return std::ranges::any_of(model.fields, [&](const Field& each) { return each.attname == name; });
  }

  bool is_parents(const Field& field) const {
    const Model& model = model_.model(stated_->model);
    return !model.proxy && !model.parents.empty() && model.fields_known && !field.base.empty();
  }

  void ordering(const Constant& order) {
    if (!order.is(Kind::list) && !order.is(Kind::tuple)) return;
    for (const Constant& item : order.items) {
      if (!item.is(Kind::string) || item.text == "?") continue;
      std::string path = item.text.starts_with('-') ? item.text.substr(1) : item.text;
      if (path == "pk" || path.empty()) continue;
      const PathEnd end = follow_path(model_, stated_->model, path, PathStyle::lookup);
      if (end.kind != PathEnd::Kind::missing) continue;
      if (!certainly_lacks(model_, end.model, end.part, PathStyle::lookup)) continue;
      missing("models.E015", item, path);
    }
  }

  void missing(std::string_view id, const Constant& place, const std::string& name) {
    const std::vector<std::string_view> names = path_names(model_, stated_->model, PathStyle::lookup);
    const std::string_view meant = closest(name, names);
    say(id, place, "names " + name + ", which it doesn't have", name,
        meant.empty() ? std::string() : "did you mean \"" + std::string(meant) + "\"?", true);
  }

  void say(std::string_view id, const Constant& place, std::string what, const std::string& subject, std::string help,
           bool misspelt = false) {
    const std::string& name = model_.model(stated_->model).name;
    Finding* const finding = findings_.at_value(id, *stated_, place.file, place.span,
                                                name + ": " + std::string(option_) + " " + what, subject);
    if (finding == nullptr) return;
    finding->help = std::move(help);
    if (misspelt)
      if (std::optional<Strategy> strategy = respelt_field(model_, stated_->model, place.file, place.span, subject))
        finding->strategies.push_back(std::move(*strategy));
    finding->properties.push_back({"option", {std::string(option_)}});
  }

  const ProjectModel& model_;
  ModelFindings findings_;
  const bool has_index_together_;  // later releases refuse it
  const StatedModel* stated_ = nullptr;
  std::string_view option_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Meta meta(context, sink);
  for (const StatedModel& model : context.migrations.stated()) meta.look_at(model);
}

}  // namespace

extern constinit const Check meta_field_missing{
    .id = "meta-field-missing",
    .summary = "A model's Meta names a field that the model doesn't have, or that the option can't use",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
