// A candidate is one strategy and the findings that it is for: one, all that lack the same new files, all of one list's
// order, or all that the same edits do away with. Candidates that were accepted take part in every later trial.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/try_fixes.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "analyzer/driver/original_texts.h"
#include "analyzer/driver/trial.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"
#include "analyzer/findings/group_triggers.h"
#include "analyzer/fix/edits.h"
#include "analyzer/fix/queryset_edits.h"

namespace djvet {
namespace {

struct Candidate {
  std::vector<std::size_t> findings;  // in the report
  const Strategy* strategy = nullptr;
  friend bool operator==(const Candidate&, const Candidate&) = default;
};
using Group = std::vector<Candidate>;

/// What makes two findings the same one, before and after an edit: where it begins tells it from others of its check.
using Key = std::tuple<std::string_view, FileId, std::uint32_t>;

/// One candidate's share: halving a thousand takes ten, so that more means that it is in others' way.
constexpr unsigned most_trials = 24;

/// What a trial says of a group.
struct Verdict {
  Group failed;                                          // their findings are still there
  Group suspects;                                        // of new findings or broken files
  bool others = false;                                   // something is wrong that leads to none of them
  Attempt::Outcome why = Attempt::Outcome::new_finding;  // what is wrong, unless a finding is still there
  std::string detail;
  [[nodiscard]] bool good() const { return failed.empty() && suspects.empty() && !others; }
};

/// Whether two strategies of the kind `source` change the same.
bool same_source(const Strategy& one, const Strategy& other) {
  return one.edits == other.edits && one.insertions == other.insertions && one.removals == other.removals &&
         one.moved_imports == other.moved_imports && one.imports == other.imports && one.places == other.places;
}

bool contains(const Group& group, const Candidate& one) { return std::ranges::find(group, one) != group.end(); }

bool is_of_source(const Candidate& one) { return one.strategy->kind == Strategy::Kind::source; }

Group without(const Group& group, const Group& some) {
  Group rest;
  for (const Candidate& one : group)
    if (!contains(some, one)) rest.push_back(one);
  return rest;
}

Group joined(Group first, const Group& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

class Fixing {
 public:
  Fixing(Run& run, const Configuration& configuration, std::span<const Registered> checks, const FixOptions& options,
         SourceReader reader, const Progress& progress)
      : run_(run),
        options_(options),
        progress_(progress),
        texts_(*run.sources, *run.facts, std::move(reader)),
        trials_(run, configuration, checks, texts_),
        text_of_([this](FileId file) -> const std::string& { return texts_[file].text; }) {}

  void try_all() {
    std::vector<Finding>& findings = run_.report.findings;
    for (std::size_t attempt = 0; attempt < most_strategies; ++attempt) {
      Group group;
      for (std::size_t i = 0; i < findings.size(); ++i)
        if (attempt < findings[i].strategies.size() && is_wanted(i) && !is_fixed(i))
          offer(i, findings[i].strategies[attempt], group);
      if (group.empty()) continue;
      if (before_.empty()) before_ = trials_.findings_now();
      gaps_ = std::max(gaps_, trials_.gaps_now());
      // What a source newly says of names and settings may lead the analysis to more code, and to more places where it gives up.
      Group sources;
      std::ranges::copy_if(group, std::back_inserter(sources), is_of_source);
      Group queries = without(group, sources);
      settle(std::move(sources));
      settle(std::move(queries));
    }
    for (const Candidate& one : accepted_) record(one);
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].untried = untried(i);
    add_group_triggers(findings, *run_.sources);
  }

  [[nodiscard]] TriedFixes result() {
    TriedFixes tried;
    tried.out_of_time = out_of_time_;
    for (const Candidate& one : accepted_) tried.findings += one.findings.size();
    const std::optional<WrittenEdits> all = write(accepted_);
    if (!all) return tried;
    tried.created = all->created;
    for (std::span<const Edit> left = all->edits; !left.empty();) {
      const std::span<const Edit> own = edits_of(left, left.front().file);
      left = left.subspan(own.size());
      FileChange change{own.front().file, texts_[own.front().file].bytes, "", {own.begin(), own.end()}};
      const Language language = run_.sources->files[change.file.index()].language;
      Result<std::string, NotEdited> after = edited_bytes(language, change.before, own);
      require(after.has_value(), "what was tried can be written");
      change.after = std::move(*after);
      tried.changes.push_back(std::move(change));
    }
    return tried;
  }

 private:
  [[nodiscard]] bool is_wanted(std::size_t finding) const {
    return options_.only.empty() || std::ranges::find(options_.only, finding) != options_.only.end();
  }

  [[nodiscard]] bool is_fixed(std::size_t finding) const {
    return std::ranges::any_of(accepted_, [&](const Candidate& one) {
      return std::ranges::find(one.findings, finding) != one.findings.end();
    });
  }

  /// Strategies of a finding that were neither accepted nor rejected.
  [[nodiscard]] std::size_t untried(std::size_t finding) const {
    const Finding& one = run_.report.findings[finding];
    if (is_fixed(finding)) return 0;
    const auto made = static_cast<std::size_t>(std::ranges::count_if(one.attempts, is_made));
    const std::size_t all = std::min(one.strategies.size(), most_strategies);
    return all - std::min(made, all);
  }

  void add_attempt(const Candidate& one, Attempt::Outcome outcome, const std::string& detail) {
    const std::optional<WrittenEdits> written = write({one});
    Attempt attempt{title_of(*one.strategy), outcome, detail, {}, {}};
    if (written) attempt.edits = written->edits;
    if (written) attempt.created = written->created;
    for (const std::size_t finding : one.findings) run_.report.findings[finding].attempts.push_back(attempt);
  }

  void reject(const Group& group, Attempt::Outcome outcome, const std::string& detail = {}) {
    for (const Candidate& one : group) add_attempt(one, outcome, detail);
  }

  void offer(std::size_t finding, const Strategy& strategy, Group& group) {
    const auto same = [&](const Candidate& one) {
      if (strategy.kind == Strategy::Kind::reorder)
        return one.strategy->kind == strategy.kind && one.strategy->places == strategy.places;
      if (strategy.kind == Strategy::Kind::source)
        return one.strategy->kind == strategy.kind && same_source(*one.strategy, strategy);
      return !strategy.created.empty() && one.strategy->created == strategy.created;
    };
    if (const auto at = std::ranges::find_if(group, same); at != group.end()) {
      at->findings.push_back(finding);
      return;
    }
    const Candidate one{{finding}, &strategy};
    const std::optional<WrittenEdits> written = write({one});
    if (!written) reject({one}, Attempt::Outcome::not_writable);
    else if (!options_.unsafe && written->safety == Safety::unsafe) reject({one}, Attempt::Outcome::not_asked_for);
    else group.push_back(one);
  }

  [[nodiscard]] std::optional<WrittenEdits> write(const Group& group) const {
    std::vector<const Strategy*> strategies;
    for (const Candidate& one : group) strategies.push_back(one.strategy);
    return write_edits(strategies, {run_.facts->python, text_of_});
  }

  /// Accepts as many of a group as hold together.
  void settle(Group all) {
    std::vector<Group> waiting;
    if (!all.empty()) waiting.push_back(std::move(all));
    while (!waiting.empty()) {
      Group group = std::move(waiting.back());
      waiting.pop_back();
      const Group together = fitting(within_budget(group));
      if (together.empty()) {
        reject(group, Attempt::Outcome::not_together);
        continue;
      }
      if (Group rest = without(group, together); !rest.empty()) waiting.push_back(std::move(rest));
      for (const Candidate& one : together) ++trials_of_[one.strategy];
      if (!in_time()) {
        reject(together, Attempt::Outcome::out_of_time);
        for (const Group& late : waiting) reject(late, Attempt::Outcome::out_of_time);
        return;
      }
      const Verdict verdict = judge(together);
      if (verdict.good()) {
        accepted_ = joined(std::move(accepted_), together);
        gaps_ = std::max(gaps_, seen_gaps_);
        continue;
      }
      reject(verdict.failed, Attempt::Outcome::still_there);
      if (together.size() > 1) divide(together, verdict, waiting);
      else if (verdict.failed.empty()) reject(together, verdict.why, verdict.detail);
    }
  }

  /// Takes out those that had their share of trials, rejecting them.
  Group within_budget(Group& group) {
    Group spent;
    for (const Candidate& one : group)
      if (trials_of_[one.strategy] >= most_trials) spent.push_back(one);
    reject(spent, Attempt::Outcome::out_of_time, "after " + std::to_string(most_trials) + " trials");
    group = without(group, spent);
    return group;
  }

  /// Those whose findings are still there have had their attempt; the others are tried without them.
  static void divide(const Group& together, const Verdict& verdict, std::vector<Group>& waiting) {
    const Group rest = without(without(together, verdict.failed), verdict.suspects);
    const Group suspects = without(verdict.suspects, verdict.failed);
    if (!rest.empty() && rest.size() < together.size()) {
      if (!suspects.empty()) waiting.push_back(suspects);
      waiting.push_back(rest);
      return;
    }
    const Group& halved = rest.empty() ? suspects : rest;
    if (halved.empty()) return;
    const auto middle = halved.begin() + static_cast<std::ptrdiff_t>((halved.size() + 1) / 2);
    if (middle != halved.end()) waiting.emplace_back(middle, halved.end());
    waiting.emplace_back(halved.begin(), middle);
  }

  /// The candidates of a group that can be written together and with all that were accepted.
  [[nodiscard]] Group fitting(const Group& group) const {
    Group fit;
    std::vector<Group> waiting{group};
    while (!waiting.empty()) {
      const Group some = std::move(waiting.back());
      waiting.pop_back();
      if (write(joined(joined(accepted_, fit), some))) {
        fit = joined(std::move(fit), some);
      } else if (some.size() > 1) {
        const auto middle = some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2);
        waiting.emplace_back(middle, some.end());
        waiting.emplace_back(some.begin(), middle);
      }
    }
    return fit;
  }

  [[nodiscard]] bool in_time() {
    const auto spent = std::chrono::steady_clock::now() - started_;
    out_of_time_ = std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count() > options_.limit_ns;
    return !out_of_time_;
  }

  [[nodiscard]] Verdict judge(const Group& together) {
    if (progress_) progress_("trying fixes", 0, 0);
    const Group all = joined(accepted_, together);
    const std::optional<WrittenEdits> written = write(all);
    require(written.has_value(), "what fits can be written");
    const Trials::Outcome outcome = trials_.findings_after(written->edits, written->created);
    Verdict verdict;
    // A finding that is gone because its queryset can't be followed any more isn't fixed.
    const bool queries = !std::ranges::all_of(together, is_of_source);
    verdict.others = outcome.lost || (queries && outcome.gaps > gaps_);
    if (verdict.others) verdict.why = outcome.lost ? Attempt::Outcome::not_parsed : Attempt::Outcome::follows_less;
    seen_gaps_ = outcome.gaps;
    if (!outcome.broken.empty()) {
      verdict.why = Attempt::Outcome::not_parsed;
      verdict.detail = path_of(outcome.broken.front());
    }
    for (const FileId file : outcome.broken)
      verdict.others |= !suspect(together, verdict, [&](const Candidate& one) { return changes(one, file); });
    if (!outcome.broken.empty()) return verdict;
    std::map<Key, std::ptrdiff_t> allowed;
    for (const Finding& finding : before_) ++allowed[key_of(finding, written->edits)];
    std::map<Key, Group> targets;
    for (const Candidate& one : all)
      for (const std::size_t target : one.findings) {
        const Key key = key_of(run_.report.findings[target], written->edits);
        --allowed[key];
        targets[key].push_back(one);
      }
    for (const Finding& finding : outcome.findings) {
      if (is_remark_on_new_file(finding)) continue;
      const Key key = key_of(finding, {});
      if (--allowed[key] >= 0) continue;
      const auto target = targets.find(key);
      if (target == targets.end()) {
        if (verdict.detail.empty()) {
          verdict.why = Attempt::Outcome::new_finding;
          verdict.detail = std::string(finding.check->id) + " in " + path_of(finding.file) + ": " + finding.message;
        }
        suspect_of(finding, written->edits, together, verdict);
      } else {
        blame(target->second, together, verdict);
      }
    }
    return verdict;
  }

  /// What is to be thought of when a file that a change makes is deployed: whoever wrote it would have been told. An error in
  /// it is one, and so is what loses data.
  static bool is_remark_on_new_file(const Finding& finding) {
    return !finding.file.valid() && finding.severity != Severity::error && finding.level != Level::l4;
  }

  /// Where several are for findings in one place, which of them failed shows when they are tried apart.
  static void blame(const Group& targets, const Group& together, Verdict& verdict) {
    const bool one_alone =
        std::ranges::count_if(targets, [&](const Candidate& one) { return contains(together, one); }) < 2;
    Group& blamed = one_alone ? verdict.failed : verdict.suspects;
    for (const Candidate& one : targets) {
      if (!contains(together, one)) verdict.others = true;
      else if (!contains(blamed, one)) blamed.push_back(one);
    }
  }

  /// The candidates whose finding shares a step of a new one's way from the queryset to the access; without any, those that
  /// change the file it is in.
  void suspect_of(const Finding& finding, std::span<const Edit> edits, const Group& together, Verdict& verdict) const {
    const auto on_its_way = [&](const Place& step) {
      const std::uint32_t begin = moved(step.span, edits_of(edits, step.file)).begin;
      return std::ranges::any_of(
          finding.flow, [&](const Place& other) { return other.file == step.file && other.span.begin == begin; });
    };
    const auto shares_way = [&](const Candidate& one) {
      return std::ranges::any_of(one.findings, [&](std::size_t target) {
        return std::ranges::any_of(run_.report.findings[target].flow, on_its_way);
      });
    };
    if (suspect(together, verdict, shares_way)) return;
    if (!suspect(together, verdict, [&](const Candidate& one) { return changes(one, finding.file); }))
      verdict.others = true;
  }

  /// Whether it changes a file, or makes it where it is none of the run's.
  static bool changes(const Candidate& one, FileId file) {
    if (!file.valid()) return !one.strategy->created.empty();
    return std::ranges::any_of(one.strategy->places, [&](const Strategy::Place& place) { return place.file == file; });
  }

  /// False when it is true of none.
  template <class Predicate>
  static bool suspect(const Group& together, Verdict& verdict, const Predicate& is_suspect) {
    bool any = false;
    for (const Candidate& one : together) {
      if (!is_suspect(one)) continue;
      any = true;
      if (!contains(verdict.suspects, one)) verdict.suspects.push_back(one);
    }
    return any;
  }

  [[nodiscard]] std::string path_of(FileId file) const {
    return file.valid() ? run_.sources->files[file.index()].path : "a new file";
  }

  static Key key_of(const Finding& finding, std::span<const Edit> edits) {
    return {finding.check->id, finding.file, moved(finding.span, edits_of(edits, finding.file)).begin};
  }

  void record(const Candidate& one) {
    const std::optional<WrittenEdits> written = write({one});
    require(written.has_value(), "what was offered can be written");
    for (const std::size_t target : one.findings) {
      Finding& finding = run_.report.findings[target];
      finding.fixes.push_back({title_of(*one.strategy), written->edits, written->created, written->safety, true});
      finding.attempts.push_back(
          {title_of(*one.strategy), Attempt::Outcome::verified, "", written->edits, written->created});
      finding.level = level_of(finding);
    }
  }

  Run& run_;
  const FixOptions& options_;
  const Progress& progress_;
  const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  OriginalTexts texts_;
  Trials trials_;
  std::function<const std::string&(FileId)> text_of_;
  std::vector<Finding> before_;
  Group accepted_;
  std::map<const Strategy*, unsigned> trials_of_;  // only looked up
  std::size_t gaps_ = 0;                           // places where the analysis gives up with what was accepted
  std::size_t seen_gaps_ = 0;                      // likewise in the last trial
  bool out_of_time_ = false;
};

}  // namespace

Result<TriedFixes> try_fixes(Run& run, const Configuration& configuration, std::span<const Registered> checks,
                             const FixOptions& options, const Progress& progress) {
  Result<SourceReader> reader = SourceReader::open(*run.sources);
  if (!reader) return reader.error();
  Fixing fixing(run, configuration, checks, options, std::move(*reader), progress);
  fixing.try_all();
  return fixing.result();
}

}  // namespace djvet
