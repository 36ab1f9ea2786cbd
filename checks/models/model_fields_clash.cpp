// Reports fields that take each other's place: names, attributes and columns that two fields of a model share, two primary keys,
// fields of a proxy, and properties that hide a relation's column.
// Source: Model._check_id_field, _check_field_name_clashes, _check_column_name_clashes, _check_model,
// _check_property_name_related_field_accessor_clashes and _check_single_primary_key.
// SPDX-License-Identifier: MIT
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Field name hiding",
     "https://docs.djangoproject.com/en/5.2/topics/db/models/#field-name-hiding-is-not-permitted"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

class Clashes {
 public:
  Clashes(const CheckContext& context, FindingSink& sink)
      : context_(context), model_(context.model), findings_(context, sink) {}

  void look_at(const StatedModel& model) {
    const Model& of = model_.model(model.model);
    if (of.proxy) return proxy(model);
    bool clash = keys(model);
    clash = names(model) || clash;
    clash = parents(model) || clash;
    clash = properties(model) || clash;
    if (!clash) columns(model);
  }

 private:
  void proxy(const StatedModel& model) {
    for (const StatedField& field : model.fields) {
      if (field.cls.empty()) continue;
      Finding* const finding = findings_.at_model(
          "models.E017", model,
          "The proxy " + name_of(model) + " declares the field " + field.field->name + ", which has no table");
      if (finding == nullptr) return;
      finding->help = "remove the field, or proxy = True";
      finding->notes.push_back({field.field->file, field.field->span, "the field"});
      return;
    }
  }

  bool keys(const StatedModel& model) {
    std::vector<const StatedField*> keys;
    const StatedField* id = nullptr;
    bool known = model_.model(model.model).fields_known;
    for (const StatedField& field : model.fields) {
      const bool composite = field.cls == "CompositePrimaryKey";
      const std::optional<bool> key = composite ? std::optional(true) : truth_of(field.argument("primary_key"));
      if (field.cls.empty() && field.field->primary_key != false) known = false;
      if (!field.cls.empty() && key == true) keys.push_back(&field);
      if (field.field->name == "id" && !field.cls.empty() && key == false) id = &field;
    }
    if (keys.size() > 1)
      return say("models.E026", model,
                 name_of(model) + " has two primary keys, " + keys[0]->field->name + " and " + keys[1]->field->name,
                 "set unique=True on one of them; a CompositePrimaryKey is made of both");
    if (id != nullptr && keys.empty() && known && model_.model(model.model).parents.empty())
      return say("models.E004", model, name_of(model) + " has a field id that is not its primary key",
                 "set primary_key=True on it, or give it another name");
    return false;
  }

  bool names(const StatedModel& model) {
    std::map<std::string, const Field*> used;
    bool clash = false;
    for (const Field& field : model_.model(model.model).fields) {
      const StatedField* const stated = model.field(field.name);
      if (is_column(field)) {
        const Field* other = nullptr;
        for (const std::string& name : {field.name, field.attname})
          if (const auto at = used.find(name); at != used.end() && other == nullptr && at->second != &field)
            other = at->second;
        if (other != nullptr && other->name != field.name && stated != nullptr)
          clash = of_field(model, *stated, "the attribute of " + name_of(model) + "." + other->name) || clash;
        used.emplace(field.name, &field);
        used.emplace(field.attname, &field);
      }
    }
    return clash;
  }

  static bool is_column(const Field& field) { return !field.attname.empty() && !field.column.empty(); }

  /// Fields of parents, and the other ends of relations to them.
  bool parents(const StatedModel& model) {
    const std::vector<ModelId>& parents = model_.model(model.model).parents;
    bool clash = false;
    for (const ModelId parent : parents) {
      for (const StatedField& field : model.fields) {
        if (!is_column(*field.field)) continue;
        for (const Relation& relation : model_.relations())
          if (relation.target == parent && relation.names_known && !relation.accessor.empty() &&
              relation.query_name == field.field->name && !model_.model(relation.source).abstract)
            clash = of_field(model, field,
                             "the other end of " + model_.model(relation.source).name + "." + relation.field +
                                 " on its parent " + model_.model(parent).name) ||
                    clash;
      }
    }
    if (parents.size() != 2) return clash;
    const Model& one = model_.model(parents[0]);
    const Model& two = model_.model(parents[1]);
    if (!one.parents.empty() || !two.parents.empty() || !one.fields_known || !two.fields_known) return clash;
    for (const Field& field : one.fields)
      for (const Field& other : two.fields)
        if (is_column(field) && is_column(other) && field.name == other.name)
          return say("models.E005", model,
                     name_of(model) + " has the field " + field.name + " of both " + one.name + " and " + two.name,
                     "rename one of them: both are in the row");
    return clash;
  }

  /// A property of a child that hides the column's attribute of a parent's relation.
  bool properties(const StatedModel& model) {
    const Model& of = model_.model(model.model);
    for (const ModelId parent : of.parents)
      for (const Field& field : model_.model(parent).fields)
        if (field.relation.valid() && !field.attname.empty() && is_property(of.cls, field.attname))
          return say("models.E025", model,
                     "The property " + field.attname + " of " + of.name + " hides the column of " +
                         model_.model(parent).name + "." + field.name,
                     "give the property another name");
    return false;
  }

  bool is_property(ClassId cls, std::string_view name) const {
    const Symbol symbol = model_.member(cls, name);
    if (symbol.kind != Symbol::Kind::function) return false;
    const FileFacts& facts = model_.facts(symbol.file);
    for (const NodeId child : facts.children(facts.scopes()[symbol.scope].node))
      if (facts.kind(child) == NodeKind::decorator && facts.kind(child + 1) == NodeKind::name &&
          facts.text_of(child + 1) == "property")
        return true;
    return false;
  }

  void columns(const StatedModel& model) {
    std::map<std::string, const Field*> used;
    for (const Field& field : model_.model(model.model).fields) {
      if (!is_column(field)) continue;
      const auto [at, fresh] = used.emplace(field.column, &field);
      if (fresh) continue;
      say("models.E007", model,
          name_of(model) + " keeps " + at->second->name + " and " + field.name + " in one column, " + field.column,
          "set another db_column on one of them");
    }
  }

  bool of_field(const StatedModel& model, const StatedField& field, const std::string& other) {
    Finding* const finding = findings_.at_field("models.E006", model, field,
                                                field_name(context_, model, field) + " is called like " + other);
    if (finding != nullptr) finding->help = "give one of them another name";
    return true;
  }

  bool say(std::string_view id, const StatedModel& model, std::string message, std::string help) {
    if (Finding* finding = findings_.at_model(id, model, std::move(message))) finding->help = std::move(help);
    return true;
  }

  std::string name_of(const StatedModel& model) const { return model_.model(model.model).name; }

  const CheckContext& context_;
  const ProjectModel& model_;
  ModelFindings findings_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Clashes clashes(context, sink);
  for (const StatedModel& model : context.migrations.stated()) clashes.look_at(model);
}

}  // namespace

extern constinit const Check model_fields_clash{
    .id = "model-fields-clash",
    .summary = "Two fields of a model share a name or a column, or stand where they can't",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
