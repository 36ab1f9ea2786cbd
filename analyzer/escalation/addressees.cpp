// Questions are those that a family's problems leave open once the mechanical ways have failed.
// SPDX-License-Identifier: MIT
#include "analyzer/escalation/addressees.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/findings/check.h"

namespace djvet {
namespace {

bool has(const Finding& finding, Trigger trigger) {
  return std::ranges::find(finding.triggers, trigger) != finding.triggers.end();
}

std::string values_of(const Finding& finding, std::string_view key) {
  std::string out;
  for (const Property& property : finding.properties) {
    if (property.key != key) continue;
    for (const std::string& value : property.values) out += (out.empty() ? "" : ", ") + value;
  }
  return out;
}

/// "author of shop.Book", as far as it is known.
std::string subject_of(const Finding& finding) {
  const std::string relations = values_of(finding, "relations"), model = values_of(finding, "model");
  const std::string field = values_of(finding, "field");
  if (!relations.empty()) return relations + (model.empty() ? "" : " of " + model);
  if (!field.empty()) return (model.empty() ? "" : model + ".") + field;
  return model;
}

std::string_view what_to_ask(std::string_view family) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> questions{{
      {"nplusone", "which optimization loads it once for all rows"},
      {"orm", "which query gives what this code wants"},
      {"models", "how should it be declared"},
      {"migrations", "which migration strategy is right: merge, rewrite, or roll back and redo"},
      {"migration-safety", "which sequence of deployments keeps the running code working"},
      {"middleware", "which order do the middleware need, and who depends on the present one"},
      {"settings", "which value does the deployment need, and where is it set"},
      {"imports", "which package or module is meant to provide it, and where is it declared"},
      {"apps", "which package is the app meant to be"},
      {"forms", "which fields is the form meant to take, and who saves them"},
      {"admin", "what is the admin page meant to show or do here"},
      {"signals", "who is meant to receive the signal, and when is it connected"},
  }};
  const auto at = std::ranges::find(questions, family, &std::pair<std::string_view, std::string_view>::first);
  return at == questions.end() ? "how is this meant to be" : at->second;
}

}  // namespace

const std::string& addressee_of(const Finding& finding, const Addressees& addressees) {
  static const std::string nobody;
  if (finding.level == Level::l1) return nobody;
  if (finding.level == Level::l2) return addressees.peer;
  if (finding.level == Level::l4) return addressees.decider;
  const bool of_database = has(finding, Trigger::multiplied_queries) || has(finding, Trigger::schema_redesign);
  return of_database && !has(finding, Trigger::several_apps) ? addressees.database : addressees.architect;
}

std::string question_of(const Finding& finding, std::string_view family, std::string_view place) {
  const std::string subject = subject_of(finding);
  std::string out = subject.empty() ? std::string(finding.check->id) : subject;
  const auto add = [&](std::string_view joint, std::string_view text) {
    if (!text.empty()) out.append(" ").append(joint).append(" ").append(text);
  };
  add("at", place);
  add("in", finding.symbol);
  if (finding.level == Level::l4) return out + ": which of the options below is it to be?";
  if (has(finding, Trigger::third_return))
    return out + ": it was settled and came back three times; what makes it return?";
  if (has(finding, Trigger::several_apps)) return out + ": which app is to own the change, and who follows?";
  if (has(finding, Trigger::several_endpoints))
    return out + ": one place for all of them, a manager or a queryset method, or each on its own?";
  if (has(finding, Trigger::multiplied_queries))
    return out + ": which query or which other shape of the loops asks for all rows at once?";
  return out + ": " + std::string(what_to_ask(family)) + "?";
}

Asked asked_of(const Finding& finding, std::span<const Registered> checks, const Addressees& addressees,
               std::string_view place) {
  if (finding.level == Level::l1) return {};
  const auto row = std::ranges::find(checks, finding.check, &Registered::check);
  const std::string_view family = row == checks.end() ? std::string_view() : row->family;
  return {addressee_of(finding, addressees), question_of(finding, family, place)};
}

}  // namespace djvet
