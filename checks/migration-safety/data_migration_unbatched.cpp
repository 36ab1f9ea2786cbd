// Reports data migrations that hold all rows of a table in memory and write them back one by one.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/migration_code.h"
#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: QuerySet.iterator()", "https://docs.djangoproject.com/en/5.2/ref/models/querysets/#iterator"},
    {"Django: bulk_update()", "https://docs.djangoproject.com/en/5.2/ref/models/querysets/#bulk-update"}};

/// "shop.Book" of `apps.get_model("shop", "Book")` or `apps.get_model("shop.Book")`; empty for other expressions.
std::string loaded_model(const FileFacts& facts, NodeId node) {
  if (facts.kind(node) != NodeKind::call) return {};
  const NodeId callee = facts.child(node, 0);
  if (facts.kind(callee) != NodeKind::attribute || facts.text_of(callee) != "get_model") return {};
  std::string label;
  for (const NodeId argument : facts.children(node)) {
    if (argument == callee) continue;
    if (facts.kind(argument) != NodeKind::string) return {};
    label += (label.empty() ? "" : ".") + std::string(facts.text_of(argument));
  }
  return label;
}

class Function {
 public:
  Function(const FileFacts& facts, NodeId definition)
      : facts_(facts), begin_(definition), end_(definition + static_cast<NodeId>(facts.node(definition).size())) {
    for (NodeId node = begin_; node < end_; ++node) {
      if (facts.kind(node) != NodeKind::assign || facts.kind(facts.child(node, 0)) != NodeKind::name) continue;
      const std::string label = loaded_model(facts, facts.last_child(node));
      if (!label.empty()) models_[facts.text_of(facts.child(node, 0))] = label;
    }
  }

  /// Calls `found` with the iterable and the model of each loop over a whole table that saves each row.
  template <class Found>
  void find_loops(const Found& found) const {
    for (NodeId node = begin_; node < end_; ++node) {
      if (facts_.kind(node) != NodeKind::for_stmt) continue;
      const std::string label = whole_table(facts_.child(node, 1));
      if (!label.empty() && saves(facts_.child(node, 2), facts_.child(node, 0))) found(facts_.child(node, 1), label);
    }
  }

 private:
  /// The model of `Book.objects.all()`, with nothing in the chain that leaves rows out or fetches them in portions.
  [[nodiscard]] std::string whole_table(NodeId node) const {
    bool all = false;
    for (;;) {
      if (facts_.kind(node) == NodeKind::name) {
        const auto at = models_.find(facts_.text_of(node));
        return all && at != models_.end() ? at->second : std::string();
      }
      if (const std::string label = loaded_model(facts_, node); !label.empty()) return all ? label : std::string();
      if (facts_.kind(node) == NodeKind::call) {
        node = facts_.child(node, 0);
        continue;
      }
      if (facts_.kind(node) != NodeKind::attribute) return {};
      const std::string_view word = facts_.text_of(node);
      if (word == "all") all = true;
      else if (word != "objects" && word != "order_by" && word != "select_related" && word != "prefetch_related")
        return {};
      node = facts_.child(node, 0);
    }
  }

  [[nodiscard]] bool saves(NodeId block, NodeId target) const {
    if (facts_.kind(target) != NodeKind::name) return false;
    const NodeId end = block + static_cast<NodeId>(facts_.node(block).size());
    for (NodeId node = block; node < end; ++node) {
      if (facts_.kind(node) != NodeKind::call) continue;
      const NodeId callee = facts_.child(node, 0);
      if (facts_.kind(callee) == NodeKind::attribute && facts_.text_of(callee) == "save" &&
          facts_.kind(facts_.child(callee, 0)) == NodeKind::name &&
          facts_.text_of(facts_.child(callee, 0)) == facts_.text_of(target))
        return true;
    }
    return false;
  }

  const FileFacts& facts_;
  NodeId begin_ = 0;
  NodeId end_ = 0;
  std::map<std::string_view, std::string> models_;  // by the name that holds each
};

/// Whether an unreleased migration makes the table, so that it holds little.
bool is_new_table(const CheckContext& context, const std::string& label) {
  for (const UnreleasedMigration& migration : context.migrations.unreleased())
    for (const SchemaStep& step : migration.steps)
      if (step.operation == "CreateModel" && lower_case(step.model_label()) == lower_case(label)) return true;
  return false;
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(context, {"RunPython"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    for (const MigrationFunction& function : functions_of(context.model, step, 0, "code")) {
      const FileFacts& facts = context.model.facts(function.file);
      Function(facts, facts.scopes()[function.scope].node).find_loops([&](NodeId rows, const std::string& label) {
        if (is_new_table(context, label)) return;
        Finding& finding = report_step(sink, migration, step,
                                       std::string(name_of(migration)) + " holds all rows of " + label +
                                           " in memory, and writes them back with one query for each");
        if (function.file == step.place.file) finding.span = facts.span(rows);
        else finding.notes.push_back({function.file, facts.span(rows), "here"});
        finding.help =
            "let one update() do it; or go through `.iterator(chunk_size=1000)`, and bulk_update() a thousand "
            "rows at a time, in a migration with `atomic = False`";
      });
    }
  });
}

}  // namespace

extern constinit const Check data_migration_unbatched{
    .id = "data-migration-unbatched",
    .summary = "A data migration holds all rows of a table in memory and saves them one by one",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
