// Reports receivers that don't take any keyword argument: Django refuses them where DEBUG is on, and elsewhere the call fails.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/signal_receivers.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/components.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"signals", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Signals, receiver functions", "https://docs.djangoproject.com/en/5.2/topics/signals/#receiver-functions"},
};

void run(const CheckContext& context, FindingSink& sink) {
  for (const ReceiverFunction& function : receiver_functions(context.model)) {
    const FileFacts& facts = context.model.facts(function.file);
    const Scope& scope = facts.scopes()[function.scope];
    NodeId last = 0;
    for (const NodeId child : facts.children(scope.node))
      if (facts.kind(child) == NodeKind::parameter) last = child;
    if (last != 0 && facts.node(last).has(flag_double_star)) continue;
    const std::string name(facts.text(scope.name));
    Finding& finding = sink.report(function.file, scope.name_span,
                                   "The receiver " + name +
                                       "() takes no **kwargs: connecting it fails where DEBUG is "
                                       "on, and the call of the signal elsewhere");
    finding.help = "end its parameters with **kwargs";
    finding.properties.push_back({"signal", {function.connections.front()->signal}});
    finding.notes.push_back({function.connections.front()->file, function.connections.front()->span, "connected here"});
    if (last == 0) continue;
    const std::uint32_t end = facts.span(last).end;
    finding.strategies.push_back(
        replacing(function.file, {end, end}, ", **kwargs", Safety::safe, "let `" + name + "` take `**kwargs`"));
  }
}

}  // namespace

extern constinit const Check signal_receiver_signature{.id = "signal-receiver-signature",
                                                       .summary = "A signal's receiver doesn't take **kwargs",
                                                       .severity = Severity::error,
                                                       .confidence = Confidence::high,
                                                       .fix = FixKind::safe,
                                                       .since = "0.1",
                                                       .tags = tags,
                                                       .reads = topics,
                                                       .references = references,
                                                       .run = run};

}  // namespace djvet::checks
