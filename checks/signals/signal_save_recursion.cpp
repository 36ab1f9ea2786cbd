// Reports receivers of pre_save and post_save that save the row they are called for, whatever the case: the signal comes again.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/signal_receivers.h"
#include "analyzer/model/components.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"signals", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: post_save", "https://docs.djangoproject.com/en/5.2/ref/signals/#post-save"},
};

bool is_save_signal(const SignalReceiver* receiver) {
  return receiver->signal == "django.db.models.signals.post_save" ||
         receiver->signal == "django.db.models.signals.pre_save";
}

/// The parameter that holds the row: `instance`, or the second one.
std::string_view row_of(const FileFacts& facts, NodeId function) {
  std::string_view second;
  std::size_t count = 0;
  for (const NodeId child : facts.children(function)) {
    if (facts.kind(child) != NodeKind::parameter) continue;
    if (facts.text_of(child) == "instance") return "instance";
    const bool plain = !facts.node(child).has(flag_star) && !facts.node(child).has(flag_double_star);
    if (plain && ++count == 2) second = facts.text_of(child);
  }
  return second;
}

/// Whether a statement may end the function, or take the receiver from the signal.
bool may_guard(const FileFacts& facts, NodeId statement) {
  for (NodeId at = statement; at < statement + facts.node(statement).size(); ++at) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::return_stmt || kind == NodeKind::raise_stmt) return true;
    if (kind == NodeKind::attribute && facts.text_of(at) == "disconnect") return true;
    if (kind == NodeKind::assign || kind == NodeKind::aug_assign || kind == NodeKind::for_stmt) {
      const NodeId target = facts.child(at, 0);  // the name stands for another row from here on
      if (facts.kind(target) == NodeKind::name && kind != NodeKind::aug_assign)
        return facts.text_of(target) == "instance";
    }
  }
  return false;
}

/// The call `instance.save(...)` that a statement is, or 0.
NodeId save_call(const FileFacts& facts, NodeId statement, std::string_view row) {
  if (facts.kind(statement) != NodeKind::call || facts.kind(statement + 1) != NodeKind::attribute) return 0;
  if (facts.text_of(statement + 1) != "save" || facts.kind(statement + 2) != NodeKind::name) return 0;
  return facts.text_of(statement + 2) == row ? statement : 0;
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const ReceiverFunction& function : receiver_functions(context.model)) {
    const auto signal = std::ranges::find_if(function.connections, is_save_signal);
    if (signal == function.connections.end()) continue;
    const FileFacts& facts = context.model.facts(function.file);
    const Scope& scope = facts.scopes()[function.scope];
    const std::string_view row = row_of(facts, scope.node);
    if (row.empty() || facts.body(scope.node) == 0) continue;
    for (const NodeId statement : facts.children(facts.body(scope.node))) {
      const NodeId call = save_call(facts, statement, row);
      if (call == 0 && may_guard(facts, statement)) break;
      if (call == 0) continue;
      const bool before = (*signal)->signal.ends_with("pre_save");
      Finding& finding = sink.report(function.file, facts.span(call),
                                     std::string(row) + ".save() sends the signal again that " +
                                         std::string(facts.text(scope.name)) + "() is called by: RecursionError");
      finding.help = before ? "leave it out: what is set on " + std::string(row) + " is saved anyway"
                            : "write it past the signal: type(" + std::string(row) +
                                  ").objects.filter(pk=" + std::string(row) + ".pk).update(...)";
      finding.notes.push_back({(*signal)->file, (*signal)->span, "connected here"});
      finding.properties.push_back({"signal", {(*signal)->signal}});
      break;
    }
  }
}

}  // namespace

extern constinit const Check signal_save_recursion{
    .id = "signal-save-recursion",
    .summary = "A receiver of a save signal saves the same row, which sends the signal again",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
