// Reports receivers of model signals whose sender, given by its label, is no model of the project.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"signals", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Model signals", "https://docs.djangoproject.com/en/5.2/ref/signals/#module-django.db.models.signals"},
    {"Django: System checks of signals", "https://docs.djangoproject.com/en/5.2/ref/checks/#signals"},
};

bool is_model_signal(std::string_view signal) {
  return signal.starts_with("django.db.models.signals.") && !signal.ends_with(".class_prepared") &&
         !signal.ends_with("_migrate");
}

/// The text that a call of connect() or receiver() gives as its sender; 0 for none and for others.
NodeId sender_of(const FileFacts& facts, Span span) {
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    if (facts.kind(node) != NodeKind::call || facts.span(node) != span) continue;
    for (const NodeId argument : facts.children(node)) {
      if (facts.kind(argument) != NodeKind::keyword || facts.text_of(argument) != "sender") continue;
      const NodeId value = facts.child(argument, 0);
      return facts.kind(value) == NodeKind::string ? value : 0;
    }
  }
  return 0;
}

/// The names of an app's models; empty where it isn't an app of the tree, or may have others.
std::vector<std::string_view> models_of(const ProjectModel& model, std::string_view label) {
  std::vector<std::string_view> names;
  for (const Model& each : model.models()) {
    if (each.app_label != label || each.abstract) continue;
    if (!each.cls.valid() || model.sources().files[each.file.index()].is_dependency()) return {};
    names.push_back(each.name);
  }
  return names;
}

/// Whether some file of the tree names the word outside this one text: code may make a model of that name.
bool is_said_elsewhere(const ProjectModel& model, std::string_view word, FileId file, NodeId here) {
  for (const Module& module : model.modules()) {
    const FileFacts& facts = model.facts(module.file);
    if (facts.pool().find(word) == std::string_view::npos) continue;
    for (NodeId node = 1; node < facts.nodes().size(); ++node) {
      if (module.file == file && node == here) continue;
      const NodeKind kind = facts.kind(node);
      const bool named = kind == NodeKind::class_def || kind == NodeKind::name || kind == NodeKind::string;
      if (named && facts.text_of(node) == word) return true;
    }
  }
  return false;
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  for (const SignalReceiver& receiver : model.components().receivers) {
    if (receiver.any_sender || receiver.sender.valid() || !is_model_signal(receiver.signal)) continue;
    const FileFacts& facts = model.facts(receiver.file);
    const NodeId sender = sender_of(facts, receiver.span);
    if (sender == 0) continue;
    const std::string_view label = facts.text_of(sender);
    const std::size_t dot = label.find('.');
    if (dot == std::string_view::npos || label.find('.', dot + 1) != std::string_view::npos) continue;
    if (model.find_model(label).valid()) continue;
    const std::vector<std::string_view> names = models_of(model, label.substr(0, dot));
    const std::string_view name = label.substr(dot + 1);
    if (names.empty() || is_said_elsewhere(model, name, receiver.file, sender)) continue;
    Finding* finding =
        report_system_check(context, sink, "signals.E001", receiver.file, facts.span(sender),
                            "The sender '" + std::string(label) + "' is no model: the receiver is never called" +
                                did_you_mean(name, names));
    if (finding != nullptr) finding->properties.push_back({"sender", {std::string(label)}});
  }
}

}  // namespace

extern constinit const Check signal_sender_unknown{
    .id = "signal-sender-unknown",
    .summary = "A receiver waits for a signal of a model that doesn't exist",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
