// Reports names of indexes that Django refuses, and names of indexes, constraints and tables that are used twice.
// Source: Index.check and core/checks/model_checks.py, check_all_models.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Index.name", "https://docs.djangoproject.com/en/5.2/ref/models/indexes/#name"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

constexpr std::size_t max_length = 30;  // Index.max_name_length

struct Use {
  const StatedModel* model = nullptr;
  const StatedIndex* index = nullptr;
};
using Uses = std::map<std::string, std::vector<Use>>;

class Names {
 public:
  Names(const CheckContext& context, FindingSink& sink) : model_(context.model), findings_(context, sink) {}

  void look_at(const StatedModel& model) {
    for (const StatedIndex& index : model.indexes) {
      const std::string& name = index.name;
      if (name.empty() || index.cls.empty()) continue;
      indexes_[name].push_back({&model, &index});
      if (name[0] == '_' || (name[0] >= '0' && name[0] <= '9'))
        say("models.E033", {&model, &index},
            "The index name " + name + " begins with " + (name[0] == '_' ? "an underscore" : "a digit"),
            "let it begin with a letter");
      if (name.size() > max_length && index.cls == "Index")
        say("models.E034", {&model, &index},
            "The index name " + name + " has " + std::to_string(name.size()) + " characters, more than 30",
            "shorten it: some databases take no more than 30");
    }
    for (const StatedIndex& constraint : model.constraints)
      if (!constraint.name.empty()) constraints_[constraint.name].push_back({&model, &constraint});
    const Model& of = model_.model(model.model);
    const Constant& managed = model.option("managed");
    if (!of.proxy && !of.table.empty() && truth_of(managed, true) == true && !is_conditional(of))
      tables_[of.table].push_back({&model, nullptr});
  }

  void duplicates() {
    shared(indexes_, "index", "models.E029", "models.E030");
    shared(constraints_, "constraint", "models.E031", "models.E032");
    const bool routed = has_routers();
    for (const auto& [table, uses] : tables_) {
      const Use* const other = second(uses);
      if (other == nullptr) continue;
      Finding* const finding =
          findings_.at_model(routed ? "models.W035" : "models.E028", *other->model,
                             "The table " + table + " of " + label(*other) + " is also that of " + label(uses.front()));
      if (finding == nullptr) continue;
      finding->help = "set another db_table, or managed = False where one only reads the other's table";
      note(uses.front(), *finding);
    }
  }

 private:
  bool is_conditional(const Model& model) const {
    const Class& cls = model_.cls(model.cls);
    const Scope& scope = model_.facts(cls.file).scopes()[cls.scope];
    return scope.is(scope_conditional) || scope.parent != 0;
  }

  bool has_routers() const {
    return std::ranges::any_of(model_.settings(), [](const SettingsModule& settings) {
      const Setting* const routers = settings.find("DATABASE_ROUTERS");
      return settings.standing != SettingsStanding::none && routers != nullptr &&
             !(routers->value.is_sequence() && routers->value.items.empty() && !routers->value.open);
    });
  }

  std::string label(const Use& use) const { return model_.model(use.model->model).label(); }

  /// The first use that certainly meets the first one.
  const Use* second(const std::vector<Use>& uses) const {
    const Model& first = model_.model(uses.front().model->model);
    for (std::size_t i = 1; i < uses.size(); ++i) {
      const Model& other = model_.model(uses[i].model->model);
      const bool both = first.installed == Presence::yes && other.installed == Presence::yes;
      const bool near = first.app_label == other.app_label && first.file == other.file;
      if (&first == &other || (first.label() != other.label() && (both || near))) return &uses[i];
    }
    return nullptr;
  }

  void shared(const Uses& uses, std::string_view kind, std::string_view same_model, std::string_view other_model) {
    for (const auto& [name, each] : uses) {
      const Use* const other = second(each);
      if (other == nullptr) continue;
      const bool same = other->model == each.front().model;
      std::string message = "The " + std::string(kind) + " name " + name + " of " + label(*other) + " is also that of ";
      message +=
          same ? "another " + std::string(kind) + " of it" : "an " + std::string(kind) + " of " + label(each.front());
      if (kind == "constraint" && !same)
        message =
            "The constraint name " + name + " of " + label(*other) + " is also that of one of " + label(each.front());
      Finding* const finding = findings_.at_value(same ? same_model : other_model, *other->model, other->index->file,
                                                  other->index->span, message, name);
      if (finding == nullptr) continue;
      const bool inherited =
          !same && other->index->file == each.front().index->file && other->index->span == each.front().index->span;
      finding->help =
          inherited ? "it is inherited: put %(app_label)s and %(class)s into the name" : "give each its own name";
      note(each.front(), *finding);
    }
  }

  void note(const Use& use, Finding& finding) const {
    const Model& model = model_.model(use.model->model);
    finding.notes.push_back({model.file, model.span, model.label() + " uses the name too"});
  }

  void say(std::string_view id, const Use& use, const std::string& message, std::string_view help) {
    Finding* const finding =
        findings_.at_value(id, *use.model, use.index->file, use.index->span, message, use.index->name);
    if (finding != nullptr) finding->help = help;
  }

  const ProjectModel& model_;
  ModelFindings findings_;
  Uses indexes_;
  Uses constraints_;
  Uses tables_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Names names(context, sink);
  for (const StatedModel& model : context.migrations.stated()) names.look_at(model);
  names.duplicates();
}

}  // namespace

extern constinit const Check index_name_invalid{
    .id = "index-name-invalid",
    .summary = "The name of an index, a constraint or a table is taken, too long, or begins with what it may not",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
