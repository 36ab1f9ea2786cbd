// Reports intermediate models without the two keys that a many-to-many field needs, or with too many to choose from.
// Invariant: all keys of the intermediate model and their targets are known.
// Source: ManyToManyField._check_relationship_model and _check_table_uniqueness, Model._check_m2m_through_same_relationship.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/lookup_path.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: ManyToManyField.through",
     "https://docs.djangoproject.com/en/5.2/ref/models/fields/#django.db.models.ManyToManyField.through"},
    {"Django: System checks of related fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields"},
};

/// The intermediate model of a field, with its keys.
struct Between {
  ModelId model;
  std::vector<const Relation*> keys;
};

class Through {
 public:
  Through(const CheckContext& context, FindingSink& sink)
      : context_(context), model_(context.model), findings_(context, sink) {
    for (const StatedModel& model : context.migrations.stated())
      for (const StatedField& field : model.fields) note_table(model, field);
  }

  void look_at(const StatedModel& model, const StatedField& field) {
    const Relation& relation = model_.relation(field.field->relation);
    if (relation.source != model.model || !relation.target.valid()) return;
    table(model, field, relation);
    if (relation.through.empty()) return;
    const std::optional<Between> between = between_of(relation);
    if (!between) return;
    const Constant& names = field.argument("through_fields");
    if (names.is(Kind::unknown)) return;
    if (is_left_out(names)) ambiguous(model, field, relation, *between);
    else if (names.is(Kind::list) || names.is(Kind::tuple)) fields(model, field, relation, *between, names);
  }

  void same_twice(const StatedModel& model) {
    std::set<std::tuple<ModelId, std::string, std::string>> seen;
    for (const StatedField& field : model.fields) {
      if (field.cls != "ManyToManyField" || !field.field->relation.valid()) continue;
      const Relation& relation = model_.relation(field.field->relation);
      const Constant& names = field.argument("through_fields");
      if (relation.through.empty() || !relation.target.valid() || names.is(Kind::unknown)) continue;
      const std::string spelt = is_left_out(names) ? "" : write_constant(names);
      if (seen.emplace(relation.target, relation.through, spelt).second) continue;
      Finding* const finding =
          findings_.at_model("models.E003", model,
                             model_.model(model.model).name +
                                 " has two many-to-many fields that are the same relation through " + relation.through);
      if (finding != nullptr) finding->help = "remove one of them, or tell them apart by through_fields";
    }
  }

 private:
  std::optional<Between> between_of(const Relation& relation) const {
    Between out;
    out.model = model_.find_model(relation.through, relation.source);
    if (!out.model.valid()) return std::nullopt;
    const Model& between = model_.model(out.model);
    if (between.abstract || between.proxy || between.open || !between.fields_known || !between.parents.empty() ||
        !between.cls.valid() || model_.model(relation.target).proxy)
      return std::nullopt;
    for (const Relation& each : model_.relations()) {
      if (each.source != out.model) continue;
      if (each.kind != RelationKind::foreign_key && each.kind != RelationKind::one_to_one) continue;
      if (!each.target.valid()) return std::nullopt;
      out.keys.push_back(&each);
    }
    return out;
  }

  static std::size_t count(const Between& between, ModelId target) {
    return static_cast<std::size_t>(
        std::ranges::count_if(between.keys, [&](const Relation* key) { return key->target == target; }));
  }

  void ambiguous(const StatedModel& model, const StatedField& field, const Relation& relation, const Between& between) {
    const std::string name = field_name(context_, model, field);
    const std::string& middle = model_.model(between.model).name;
    const std::size_t from = count(between, relation.source);
    const std::size_t to = count(between, relation.target);
    const std::string& source = model_.model(relation.source).name;
    const std::string& target = model_.model(relation.target).name;
    const std::string help = "say which: through_fields=(\"field\", \"other_field\")";
    if (relation.source == relation.target) {
      if (from > 2)
        of_between("fields.E333", field, between,
                   middle + " has more than two keys to " + source + ", of which " + name + " can't choose two", help);
      return;
    }
    if (from > 1)
      say("fields.E334", model, field,
          middle + " has more than one key to " + source + ", of which " + name + " can't choose one", help);
    if (to > 1)
      say("fields.E335", model, field,
          middle + " has more than one key to " + target + ", of which " + name + " can't choose one", help);
    if (from == 0 || to == 0)
      of_between("fields.E336", field, between,
                 middle + ", through which " + name + " goes, has no key to " + (from == 0 ? source : target),
                 "add a ForeignKey to it");
  }

  void fields(const StatedModel& model, const StatedField& field, const Relation& relation, const Between& between,
              const Constant& names) {
    const std::string name = field_name(context_, model, field);
    if (names.open) return;
    const auto is_empty = [](const Constant& each) { return each.is(Kind::none) || each.is_text(""); };
    if (names.items.size() < 2 || is_empty(names.items[0]) || is_empty(names.items[1]))
      return say("fields.E337", model, field, "The through_fields of " + name + " don't name two fields",
                 "name the key to " + model_.model(relation.source).name + " first, then that to " +
                     model_.model(relation.target).name);
    const ModelId ends[] = {relation.source, relation.target};
    for (std::size_t i = 0; i < 2; ++i)
      if (names.items[i].is(Kind::string)) link(model, field, between, names.items[i].text, ends[i]);
  }

  void link(const StatedModel& model, const StatedField& field, const Between& between, const std::string& link,
            ModelId end) {
    const std::string name = field_name(context_, model, field);
    const std::string middle = model_.model(between.model).name;
    std::string help;
    for (const Relation* key : between.keys)
      if (key->target == end && help.empty()) help = "did you mean \"" + key->field + "\"?";
    const Field* const found = model_.field(between.model, link);
    if (found == nullptr) {
      if (certainly_lacks(model_, between.model, link, PathStyle::lookup))
        say("fields.E338", model, field,
            name + " goes through the field " + link + ", which " + middle + " doesn't have", help);
      return;
    }
    const bool right = std::ranges::any_of(
        between.keys, [&](const Relation* key) { return key->field == found->name && key->target == end; });
    if (!right && (found->relation.valid() || !found->base.empty()))
      say("fields.E339", model, field,
          name + " goes through " + middle + "." + link + ", which is no key to " + model_.model(end).name, help);
  }

  /// Tables by the models and fields that make them.
  void note_table(const StatedModel& model, const StatedField& field) {
    const Model& owner = model_.model(model.model);
    if (owner.managed == true || !owner.managed.has_value())
      if (!owner.proxy && !owner.table.empty()) tables_[owner.table].emplace(owner.name);
    if (field.cls != "ManyToManyField" || !field.field->relation.valid()) return;
    const Relation& relation = model_.relation(field.field->relation);
    if (relation.through.empty() && relation.source == model.model && !relation.through_table.empty())
      tables_[relation.through_table].emplace(owner.name + "." + relation.field);
  }

  void table(const StatedModel& model, const StatedField& field, const Relation& relation) {
    if (!relation.through.empty() || relation.through_table.empty()) return;
    const auto users = tables_.find(relation.through_table);
    if (users == tables_.end() || users->second.size() < 2) return;
    const std::string own = model_.model(model.model).name + "." + relation.field;
    for (const std::string& other : users->second)
      if (other != own)
        return say(has_no_routers() ? "fields.E340" : "fields.W344", model, field,
                   "The table " + relation.through_table + " of " + field_name(context_, model, field) +
                       " is also that of " + other,
                   "set another db_table");
  }

  bool has_no_routers() const {
    return std::ranges::all_of(model_.settings(), [](const SettingsModule& settings) {
      return settings.standing == SettingsStanding::none || settings.find("DATABASE_ROUTERS") == nullptr;
    });
  }

  void say(std::string_view id, const StatedModel& model, const StatedField& field, std::string message,
           std::string help) {
    if (Finding* finding = findings_.at_field(id, model, field, std::move(message))) finding->help = std::move(help);
  }

  /// At the field, but about the model between.
  void of_between(std::string_view id, const StatedField& field, const Between& between, std::string message,
                  std::string help) {
    StatedModel about;
    about.model = between.model;
    Finding* const finding =
        findings_.at_value(id, about, field.field->file, field.field->span, std::move(message), field.field->name);
    if (finding == nullptr) return;
    finding->help = std::move(help);
    const Model& middle = model_.model(between.model);
    finding->notes.push_back({middle.file, middle.span, middle.name + " is declared here"});
  }

  const CheckContext& context_;
  const ProjectModel& model_;
  ModelFindings findings_;
  std::map<std::string, std::set<std::string>> tables_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Through through(context, sink);
  for (const StatedModel& model : context.migrations.stated()) {
    for (const StatedField& field : model.fields)
      if (field.cls == "ManyToManyField" && field.field->relation.valid()) through.look_at(model, field);
    through.same_twice(model);
  }
}

}  // namespace

extern constinit const Check m2m_through_invalid{
    .id = "m2m-through-invalid",
    .summary = "The model between two many-to-many ends doesn't link them, or links them in more than one way",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
