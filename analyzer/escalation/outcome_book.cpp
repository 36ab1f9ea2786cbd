// A finding is known by its fingerprint; suppressed ones count as ended.
// SPDX-License-Identifier: MIT
#include "analyzer/escalation/outcome_book.h"

#include <algorithm>
#include <array>
#include <map>

#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"

namespace djvet {
namespace {

using ByFingerprint = std::map<std::string, FindingOutcome>;

void see(ByFingerprint& book, const Finding& finding, Day today) {
  const std::string fingerprint = to_hex(finding.fingerprint);
  const auto [at, is_new] = book.try_emplace(fingerprint);
  FindingOutcome& outcome = at->second;
  if (is_new) {
    outcome = {
        fingerprint, std::string(finding.check->id), finding.level, today, first_day, FindingOutcome::End::open, 0};
    return;
  }
  if (outcome.end != FindingOutcome::End::open) ++outcome.returns;
  outcome.end = FindingOutcome::End::open;
  outcome.level = finding.level;
}

void end(FindingOutcome& outcome, FindingOutcome::End how, Day today) {
  if (outcome.end == how) return;
  outcome.end = how;
  outcome.ended = today;
}

std::string counted(std::size_t count, std::string_view what) { return std::to_string(count) + std::string(what); }

}  // namespace

Outcomes outcomes_after(const Outcomes& before, const Report& report, std::span<const std::string> checks,
                        const std::set<std::string>& fixed, Day today) {
  ByFingerprint book;
  for (const FindingOutcome& outcome : before.entries) book.emplace(outcome.fingerprint, outcome);
  std::set<std::string> here, suppressed;
  for (const Finding& finding : report.findings) here.insert(to_hex(finding.fingerprint));
  for (const Suppressed& one : report.suppressed) suppressed.insert(to_hex(one.finding.fingerprint));
  for (auto& [fingerprint, outcome] : book) {
    if (here.contains(fingerprint) || !std::ranges::binary_search(checks, outcome.check)) continue;
    if (suppressed.contains(fingerprint)) end(outcome, FindingOutcome::End::suppressed, today);
    else if (fixed.contains(fingerprint)) end(outcome, FindingOutcome::End::fixed, today);
    else if (outcome.end == FindingOutcome::End::open) end(outcome, FindingOutcome::End::changed, today);
  }
  for (const Finding& finding : report.findings) see(book, finding, today);
  Outcomes after;
  for (auto& [fingerprint, outcome] : book) after.entries.push_back(std::move(outcome));
  return after;
}

void mark_returned(const Outcomes& outcomes, Report& report) {
  for (Finding& finding : report.findings) {
    const std::string fingerprint = to_hex(finding.fingerprint);
    const auto at = std::ranges::lower_bound(outcomes.entries, fingerprint, {}, &FindingOutcome::fingerprint);
    if (at == outcomes.entries.end() || at->fingerprint != fingerprint) continue;
    // One that has ended and is here now is coming back.
    const std::uint32_t returns = at->returns + (at->end == FindingOutcome::End::open ? 0 : 1);
    if (returns >= most_returns) add_trigger(finding, Trigger::third_return);
  }
}

std::string outcome_lines(const Outcomes& outcomes) {
  std::string out;
  for (const Level level : {Level::l1, Level::l2, Level::l3, Level::l4}) {
    std::array<std::size_t, 4> ends{};
    std::size_t returned = 0;
    for (const FindingOutcome& outcome : outcomes.entries) {
      if (outcome.level != level) continue;
      ++ends[static_cast<std::size_t>(outcome.end)];
      returned += outcome.returns != 0 ? 1 : 0;
    }
    const std::size_t ended = ends[1] + ends[2] + ends[3];
    if (ended + ends[0] == 0) continue;
    out += "  " + std::string(to_string(level)) + ": " + counted(ended, " ended: ") +
           counted(ends[1], " by djvet's fix, ") + counted(ends[2], " by hand, ") + counted(ends[3], " suppressed; ") +
           counted(ends[0], " open, ") + counted(returned, " came back\n");
  }
  return out;
}

}  // namespace djvet
