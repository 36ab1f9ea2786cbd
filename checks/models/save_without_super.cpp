// Reports save() and delete() of models that neither call the method they stand in for nor write anything themselves.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/function_ends.h"
#include "analyzer/findings/written_models.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Overriding predefined model methods",
     "https://docs.djangoproject.com/en/5.2/topics/db/models/#overriding-predefined-model-methods"},
};

/// Whether a word of the body says that something is written, by whatever means.
bool says_writing(std::string_view word) {
  constexpr std::array<std::string_view, 11> words = {"save",  "delete",  "remove", "create", "update",    "archive",
                                                      "super", "execute", "purge",  "insert", "deactivate"};
  return std::ranges::any_of(words, [&](std::string_view each) { return word.find(each) != word.npos; });
}

/// Whether the body sets an attribute, as one does that is to be written.
bool sets_something(const FileFacts& facts, NodeId body) {
  for (NodeId at = body; at < body + facts.node(body).size(); ++at) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::assign && facts.kind(facts.child(at, 0)) == NodeKind::attribute) return true;
  }
  return false;
}

bool is_replaced(const FileFacts& facts, NodeId function) {
  const NodeId body = facts.body(function);
  if (body == 0 || !sets_something(facts, body)) return true;
  const FunctionEnds ends = ends_of(facts, function);
  if (!ends.runs_out && ends.values.empty() && ends.bare.empty()) return true;  // it always raises
  for (NodeId at = body; at < body + facts.node(body).size(); ++at) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::error) return true;
    if ((kind == NodeKind::name || kind == NodeKind::attribute) && says_writing(facts.text_of(at))) return true;
  }
  return facts.kind(function + 1) == NodeKind::decorator;
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const WrittenModel& written : written_models(context.model)) {
    const SourceFile& source = context.model.sources().files[written.file().index()];
    if (source.role == Role::test || written.model->managed == false) continue;
    for (const Scope& scope : written.facts->scopes()) {
      if (!scope.is(scope_function) || scope.parent != written.cls->scope) continue;
      const std::string name(written.facts->text(scope.name));
      if ((name != "save" && name != "delete") || is_replaced(*written.facts, scope.node)) continue;
      Finding& finding = sink.report(written.file(), scope.name_span,
                                     written.model->name + "." + name + "() never calls super()." + name +
                                         "(): " + (name == "save" ? "no row is written" : "no row is deleted"));
      finding.help = "call super()." + name + "(*args, **kwargs)";
      finding.properties.push_back({"model", {written.model->label()}});
    }
  }
}

}  // namespace

extern constinit const Check save_without_super{
    .id = "save-without-super",
    .summary = "A model's save() or delete() doesn't call the one that it stands in for",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
