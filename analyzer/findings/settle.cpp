// Settles each file by itself; the files' results are then put together in path order.
//
// Fingerprints are set before anything is taken out: whether an equal finding is suppressed or hidden doesn't change the
// identity of the next one.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/settle.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "analyzer/base/glob.h"
#include "analyzer/base/parallel.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"
#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/suppress.h"

namespace djvet {
namespace {

bool before(const Finding& a, const Finding& b) {
  return std::tie(a.span, a.check->id, a.message) < std::tie(b.span, b.check->id, b.message);
}

bool same(const Finding& a, const Finding& b) {
  return a.check == b.check && a.span == b.span && a.message == b.message;
}

/// `per-file-ignores`, as in .gitignore: a pattern without a slash is the name of a file or folder anywhere, others start at the
/// root; a folder's pattern stands for all below it.
class IgnoredPaths {
 public:
  explicit IgnoredPaths(const PerFileIgnore& ignore)
      : checks_(ignore.checks), path_(anchored(ignore.pattern)), below_(anchored(ignore.pattern) + "/**") {}
  [[nodiscard]] bool covers(std::string_view path, std::string_view check) const {
    return std::find(checks_.begin(), checks_.end(), check) != checks_.end() &&
           (path_.matches(path) || below_.matches(path));
  }

 private:
  static std::string anchored(std::string_view pattern) {
    while (pattern.ends_with('/')) pattern.remove_suffix(1);
    if (pattern.starts_with('/')) return std::string(pattern.substr(1));
    return (pattern.find('/') == std::string_view::npos ? "**/" : "") + std::string(pattern);
  }

  std::span<const std::string> checks_;
  Glob path_;
  Glob below_;
};

/// Only one of the two languages has facts of a file.
std::vector<SuppressionComment> comments_of(const SettleInput& input, std::size_t file) {
  std::vector<SuppressionComment> comments = suppression_comments(input.facts[file]);
  return comments.empty() ? suppression_comments(input.templates[file]) : comments;
}

struct Settled {
  std::vector<Finding> findings;
  std::vector<Suppressed> suppressed;
  std::vector<Notification> notifications;
  Days days;
};

/// Settles files one at a time. Threads: const, any.
class Settler {
 public:
  explicit Settler(const SettleInput& input) : input_(input), names_(input.checks) {
    for (const PerFileIgnore& ignore : input.configuration.per_file_ignores) ignored_.emplace_back(ignore);
    for (const Registered& row : input.checks) {
      if (row.check->id == "unused-suppression") unused_ = row.check;
      if (row.check->id == "expired-suppression") expired_ = row.check;
    }
  }

  [[nodiscard]] Settled settle_file(FileId file, std::vector<Finding> findings) const {
    const std::string& path = input_.sources.files[file.index()].path;
    std::erase_if(findings, [&](const Finding& finding) { return !judges(*finding.check, path); });
    // Findings are in one order, each once.
    std::sort(findings.begin(), findings.end(), before);
    findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
    const std::vector<SuppressionComment> comments = comments_of(input_, file.index());
    if (findings.empty() && comments.empty()) return {};
    const std::string text = input_.text_of(file);
    identify(file, text, findings);
    for (Finding& finding : findings) {
      finding.untried = std::min(finding.strategies.size(), most_strategies);
      finding.level = level_of(finding);
    }
    // Every finding has its identity, and the level of what is known without a try.
    Settled settled = suppress(file, text, comments, std::move(findings));
    // Suppressed findings are apart; comments without effect have become findings.
    hide(settled);
    limit(path, settled);
    return settled;
  }

  /// Whether the user wants to hear of this path at all.
  [[nodiscard]] bool reports_on(std::string_view path) const {
    const std::vector<std::string>& paths = input_.configuration.paths;
    return paths.empty() || std::any_of(paths.begin(), paths.end(), [&](std::string_view asked) {
             return asked.empty() || asked == "." || path == asked ||
                    (path.starts_with(asked) && path[asked.size()] == '/');
           });
  }

 private:
  [[nodiscard]] bool judges(const Check& check, std::string_view path) const {
    const std::vector<std::string>& running = input_.configuration.checks;
    return std::binary_search(running.begin(), running.end(), check.id) &&
           std::none_of(ignored_.begin(), ignored_.end(),
                        [&](const IgnoredPaths& paths) { return paths.covers(path, check.id); });
  }

  [[nodiscard]] std::string symbol_of(FileId file, Span span) const {
    const std::size_t index = file.index();
    const bool is_python = input_.sources.files[index].language == Language::python;
    return is_python ? enclosing_symbol(input_.facts[index], span) : enclosing_symbol(input_.templates[index], span);
  }

  void identify(FileId file, std::string_view text, std::vector<Finding>& findings) const {
    for (Finding& finding : findings) {
      if (finding.symbol.empty()) finding.symbol = symbol_of(file, finding.span);
      if (finding.anchor.empty() && finding.span.begin <= finding.span.end && finding.span.end <= text.size())
        finding.anchor = normalised_anchor(text.substr(finding.span.begin, finding.span.size()));
    }
    set_fingerprints(input_.sources.files[file.index()].path, findings);
  }

  [[nodiscard]] Settled suppress(FileId file, std::string_view text, std::span<const SuppressionComment> comments,
                                 std::vector<Finding> findings) const {
    Settled settled;
    if (comments.empty() || text.empty()) {
      settled.findings = std::move(findings);
      return settled;
    }
    FileSuppressions suppressions(comments, text, names_, input_.configuration.today);
    settled.days = suppressions.days();
    const auto divide = [&](std::vector<Finding>& from) {
      for (Finding& finding : from) {
        if (const std::string* const reason = suppressions.match(finding))
          settled.suppressed.push_back({std::move(finding), *reason});
        else settled.findings.push_back(std::move(finding));
      }
    };
    divide(findings);
    std::vector<Finding> about_comments = findings_of_comments(file, text, suppressions);
    if (about_comments.empty()) return settled;
    divide(about_comments);
    std::sort(settled.findings.begin(), settled.findings.end(), before);
    return settled;
  }

  [[nodiscard]] std::vector<Finding> findings_of_comments(FileId file, std::string_view text,
                                                          const FileSuppressions& suppressions) const {
    const std::string& path = input_.sources.files[file.index()].path;
    std::vector<Finding> findings;
    // Whether a comment is needed that suppresses these very checks is known only after them; nothing is said of those.
    const auto judged = [&](const Check& check) {
      return &check != unused_ && &check != expired_ && judges(check, path);
    };
    const auto report = [&](const Check* check, auto list) {
      if (check == nullptr || !judges(*check, path)) return;
      FindingSink sink(*check);
      for (const FileSuppressions::Useless& useless : (suppressions.*list)(judged))
        sink.report(file, useless.span, useless.message).help = useless.help;
      std::ranges::move(sink.take(), std::back_inserter(findings));
    };
    report(unused_, &FileSuppressions::useless);
    report(expired_, &FileSuppressions::expired);
    std::sort(findings.begin(), findings.end(), before);
    identify(file, text, findings);
    return findings;
  }

  void hide(Settled& settled) const {
    const auto hidden = [this](const Finding& finding) {
      return finding.severity < input_.configuration.threshold || finding.confidence < input_.configuration.confidence;
    };
    std::erase_if(settled.findings, hidden);
    std::erase_if(settled.suppressed, [&](const Suppressed& suppressed) { return hidden(suppressed.finding); });
  }

  void limit(const std::string& path, Settled& settled) const {
    const std::size_t most = input_.configuration.max_findings_per_check;
    if (settled.findings.size() <= most) return;
    std::map<std::string_view, std::size_t> counts;
    std::erase_if(settled.findings, [&](const Finding& finding) { return counts[finding.check->id]++ >= most; });
    for (const auto& [id, count] : counts) {
      if (count <= most) continue;
      std::string message = std::to_string(count - most) + " more of " + std::string(id) + " in " + path;
      settled.notifications.push_back({NotificationKind::finding_limit, path, std::move(message), false});
    }
  }

  const SettleInput& input_;
  CheckNames names_;
  std::vector<IgnoredPaths> ignored_;
  const Check* unused_ = nullptr;
  const Check* expired_ = nullptr;
};

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

Report settle(std::vector<Finding> findings, const SettleInput& input, unsigned workers) {
  const Settler settler(input);
  const std::size_t count = input.sources.files.size();
  std::vector<std::vector<Finding>> by_file(count);
  for (Finding& finding : findings) by_file[finding.file.index()].push_back(std::move(finding));
  std::vector<std::size_t> files;
  for (std::size_t i = 0; i < count; ++i)
    if (!input.sources.files[i].is_dependency() && (!by_file[i].empty() || !comments_of(input, i).empty()) &&
        settler.reports_on(input.sources.files[i].path))
      files.push_back(i);
  std::vector<Settled> settled(files.size());
  parallel_for(files.size(), workers, [&](unsigned, std::size_t i) {
    settled[i] = settler.settle_file(FileId(files[i]), std::move(by_file[files[i]]));
  });
  Report report;
  report.sources = &input.sources;
  for (Settled& one : settled) {
    append(report.findings, one.findings);
    append(report.suppressed, one.suppressed);
    append(report.notifications, one.notifications);
    report.days = {std::max(report.days.first, one.days.first), std::min(report.days.last, one.days.last)};
  }
  return report;
}

}  // namespace djvet
