// Reports models whose save() doesn't take what Django calls it with, or doesn't pass it on.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/findings/written_models.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Overriding predefined model methods",
     "https://docs.djangoproject.com/en/5.2/topics/db/models/#overriding-predefined-model-methods"},
    {"Django: Model.save()", "https://docs.djangoproject.com/en/5.2/ref/models/instances/#saving-objects"},
};

constexpr std::array<std::string_view, 4> arguments = {"force_insert", "force_update", "using", "update_fields"};

struct Signature {
  std::vector<std::string_view> names;
  std::string_view star;         // of *args; empty: none
  std::string_view double_star;  // of **kwargs
  NodeId last = 0;               // its last parameter

  [[nodiscard]] bool takes(std::string_view name) const {
    return !double_star.empty() || std::ranges::find(names, name) != names.end();
  }
};

Signature signature_of(const FileFacts& facts, NodeId function) {
  Signature out;
  for (const NodeId child : facts.children(function)) {
    if (facts.kind(child) != NodeKind::parameter) continue;
    out.last = child;
    if (facts.node(child).has(flag_double_star)) out.double_star = facts.text_of(child);
    else if (facts.node(child).has(flag_star)) out.star = facts.text_of(child);
    else out.names.push_back(facts.text_of(child));
  }
  return out;
}

/// Calls of the save() that the method stands in for: `super().save(...)`, `models.Model.save(self, ...)`.
std::vector<NodeId> calls_of_parent(const FileFacts& facts, NodeId function) {
  std::vector<NodeId> calls;
  const NodeId body = facts.body(function);
  for (NodeId at = body; at < body + facts.node(body).size(); ++at) {
    if (facts.kind(at) != NodeKind::call || facts.kind(at + 1) != NodeKind::attribute) continue;
    if (facts.text_of(at + 1) != "save") continue;
    const bool is_super = facts.kind(at + 2) == NodeKind::call && facts.text_of(at + 3) == "super";
    const NodeId first = facts.child(at, 1);
    const bool of_class = first != 0 && facts.kind(first) == NodeKind::name && facts.text_of(first) == "self";
    if (is_super || of_class) calls.push_back(at);
  }
  return calls;
}

/// Whether an expression below a node names something.
bool names(const FileFacts& facts, NodeId node, std::string_view name) {
  for (NodeId at = node; at < node + facts.node(node).size(); ++at)
    if (facts.kind(at) == NodeKind::name && facts.text_of(at) == name) return true;
  return false;
}

bool reads_frame(const FileFacts& facts, NodeId body) { return names(facts, body, "locals"); }

class Looking {
 public:
  Looking(const WrittenModel& written, const Scope& scope, FindingSink& sink)
      : written_(written),
        facts_(*written.facts),
        scope_(scope),
        sink_(sink),
        signature_(signature_of(facts_, scope.node)),
        calls_(calls_of_parent(facts_, scope.node)) {}

  void run() {
    if (calls_.empty() || reads_frame(facts_, facts_.body(scope_.node))) return;
    const auto missing =
        std::ranges::find_if(arguments, [&](std::string_view name) { return !signature_.takes(name); });
    if (missing != arguments.end()) return report_missing();
    look_at_passing();
  }

 private:
  void report_missing() {
    std::string lacking;
    for (const std::string_view name : arguments)
      if (!signature_.takes(name)) lacking += (lacking.empty() ? "" : ", ") + std::string(name);
    const bool created = signature_.takes("force_insert") && signature_.takes("using");
    Finding& finding = report(written_.model->name + ".save() doesn't take " + lacking + ": " +
                              (created ? "update_or_create() and save(update_fields=...) fail"
                                       : written_.model->name + ".objects.create() fails with TypeError"));
    finding.help =
        "take and pass on what Django gives it: def save(self, *args, **kwargs), super().save(*args, **kwargs)";
    if (created) return;
    Strategy strategy = source_strategy(written_.file(), Safety::unsafe, "let `save` take and pass on all arguments");
    const std::uint32_t end = facts_.span(signature_.last).end;
    const std::string star = signature_.star.empty() ? "*args" : "*" + std::string(signature_.star);
    strategy.edits.push_back(
        {written_.file(), {end, end}, signature_.star.empty() ? ", *args, **kwargs" : ", **kwargs"});
    if (pass_on(star + ", **kwargs", strategy)) finding.strategies.push_back(std::move(strategy));
  }

  void look_at_passing() {
    const auto passed = [&](std::string_view name) {
      return std::ranges::any_of(calls_, [&](NodeId call) { return names(facts_, call, name); });
    };
    if (!signature_.double_star.empty()) {
      if (passed(signature_.double_star)) return;
      const bool opened = std::ranges::any_of(calls_, [&](NodeId call) {
        return std::ranges::any_of(facts_.children(call),
                                   [&](NodeId child) { return facts_.kind(child) == NodeKind::double_star; });
      });
      if (opened) return;
      Finding& finding = report(written_.model->name + ".save() takes **" + std::string(signature_.double_star) +
                                " and doesn't pass it on: update_fields, using and force_insert are lost");
      const std::string star = signature_.star.empty() ? "" : "*" + std::string(signature_.star) + ", ";
      const std::string all = star + "**" + std::string(signature_.double_star);
      finding.help = "pass it on: super().save(" + all + ")";
      Strategy strategy = source_strategy(written_.file(), Safety::unsafe, "pass on `" + all + "`");
      if (pass_on(all, strategy)) finding.strategies.push_back(std::move(strategy));
      return;
    }
    const NodeId body = facts_.body(scope_.node);
    for (const std::string_view name : arguments) {
      if (names(facts_, body, name) || decides(name)) continue;
      Finding& finding =
          report(written_.model->name + ".save() takes " + std::string(name) + " and doesn't pass it on");
      finding.help = "pass it on: super().save(" + std::string(name) + "=" + std::string(name) + ", ...)";
      return;
    }
  }

  /// Whether some call is given a value of its own for an argument, and not what it has anyway.
  bool decides(std::string_view name) const {
    return std::ranges::any_of(calls_, [&](NodeId call) {
      return std::ranges::any_of(facts_.children(call), [&](NodeId child) {
        if (facts_.kind(child) != NodeKind::keyword || facts_.text_of(child) != name) return false;
        const NodeKind value = facts_.kind(facts_.child(child, 0));
        return value != NodeKind::false_value && value != NodeKind::none_value;
      });
    });
  }

  /// Gives calls without arguments some; false where one has others.
  bool pass_on(const std::string& all, Strategy& strategy) const {
    for (const NodeId call : calls_) {
      if (facts_.child(call, 1) != 0) return false;
      const std::uint32_t end = facts_.span(call).end - 1;
      strategy.edits.push_back({written_.file(), {end, end}, all});
    }
    return true;
  }

  Finding& report(std::string message) {
    Finding& finding = sink_.report(written_.file(), scope_.name_span, std::move(message));
    for (const NodeId call : calls_)
      finding.notes.push_back({written_.file(), facts_.span(call), "what Django's own gets"});
    finding.properties.push_back({"model", {written_.model->label()}});
    return finding;
  }

  const WrittenModel& written_;
  const FileFacts& facts_;
  const Scope& scope_;
  FindingSink& sink_;
  Signature signature_;
  std::vector<NodeId> calls_;
};

void run(const CheckContext& context, FindingSink& sink) {
  for (const WrittenModel& written : written_models(context.model)) {
    if (context.model.sources().files[written.file().index()].role == Role::test) continue;
    for (const Scope& scope : written.facts->scopes()) {
      const bool own = scope.is(scope_function) && scope.parent == written.cls->scope;
      if (own && written.facts->text(scope.name) == "save") Looking(written, scope, sink).run();
    }
  }
}

}  // namespace

extern constinit const Check save_drops_arguments{
    .id = "save-drops-arguments",
    .summary = "A model's save() doesn't take, or doesn't pass on, what Django calls it with",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
