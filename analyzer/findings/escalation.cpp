// Triggers are in the order of their levels, so that the last one decides.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/escalation.h"

#include <algorithm>
#include <array>

#include "analyzer/findings/check.h"

namespace djvet {
namespace {

bool has(const Finding& finding, Trigger trigger) {
  return std::ranges::find(finding.triggers, trigger) != finding.triggers.end();
}

bool is_verified(const Finding& finding) { return std::ranges::any_of(finding.fixes, &Fix::verified); }

std::string listed_reasons(const Finding& finding, Level level) {
  std::string out;
  for (const Trigger trigger : finding.triggers) {
    if (level_of(trigger) != level) continue;
    if (!out.empty()) out += "; ";
    out += reason_of(trigger);
  }
  return out;
}

}  // namespace

std::string_view to_string(Trigger trigger) {
  constexpr std::array<std::string_view, 8> names{
      "none",         "multiplied-queries", "several-endpoints", "schema-redesign",
      "several-apps", "third-return",       "data-loss",         "open-choice"};
  return names[static_cast<std::size_t>(trigger)];
}

std::string_view to_string(Attempt::Outcome outcome) {
  constexpr std::array<std::string_view, 9> names{"verified",     "still-there",   "new-finding",
                                                  "not-parsed",   "follows-less",  "not-together",
                                                  "not-writable", "not-asked-for", "out-of-time"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view reason_of(Trigger trigger) {
  switch (trigger) {
    case Trigger::none: break;
    case Trigger::multiplied_queries: return "queries multiply through nested loops";
    case Trigger::several_endpoints: return "the same relation is missing in several places, and no fix held";
    case Trigger::schema_redesign: return "the schema's change has to be planned";
    case Trigger::several_apps: return "several apps have to change together";
    case Trigger::third_return: return "it has come back three times";
    case Trigger::data_loss: return "data would be lost for good";
    case Trigger::open_choice: return "there are several valid ways, with different results";
  }
  return "one peer's advice settles it";
}

std::string reason_of(const Attempt& attempt) {
  const std::string detail = attempt.detail.empty() ? "" : ": " + attempt.detail;
  switch (attempt.outcome) {
    case Attempt::Outcome::verified: return "the finding was gone, and nothing new came";
    case Attempt::Outcome::still_there: return "the finding is still there";
    case Attempt::Outcome::new_finding: return "it brings another finding" + detail;
    case Attempt::Outcome::not_parsed: return "less of a file is understood after it" + detail;
    case Attempt::Outcome::follows_less: return "after it, djvet can follow fewer queries";
    case Attempt::Outcome::not_together: return "it doesn't go with the fixes of other findings";
    case Attempt::Outcome::not_writable: return "the source isn't written such that djvet could change it";
    case Attempt::Outcome::not_asked_for: return "it is unsafe, and only safe ones were asked for";
    case Attempt::Outcome::out_of_time: return "no time was left to try it" + detail;
  }
  return {};
}

bool is_made(const Attempt& attempt) {
  return attempt.outcome != Attempt::Outcome::not_asked_for && attempt.outcome != Attempt::Outcome::out_of_time;
}

void add_trigger(Finding& finding, Trigger trigger) {
  const auto at = std::ranges::lower_bound(finding.triggers, trigger);
  if (at == finding.triggers.end() || *at != trigger) finding.triggers.insert(at, trigger);
  finding.level = level_of(finding);
}

Level level_of(Trigger trigger) {
  if (trigger == Trigger::none) return Level::l2;
  return trigger <= Trigger::third_return ? Level::l3 : Level::l4;
}

Level level_of(const Finding& finding) {
  const Level asked = finding.triggers.empty() ? Level::l2 : level_of(finding.triggers.back());
  if (asked == Level::l4 || has(finding, Trigger::third_return)) return asked;
  return is_verified(finding) ? Level::l1 : asked;
}

Level floor_of(const Check& check) { return level_of(check.trigger); }

std::string reason_of_level(const Finding& finding) {
  const Level level = level_of(finding);
  if (level == Level::l1) return "a fix was tried: " + reason_of(Attempt{});
  if (level >= Level::l3) return listed_reasons(finding, level);
  if (finding.untried != 0) return "it has a fix that wasn't tried yet";
  if (!finding.attempts.empty()) return "no fix held; " + std::string(reason_of(Trigger::none));
  return "there is no fix to try; " + std::string(reason_of(Trigger::none));
}

}  // namespace djvet
