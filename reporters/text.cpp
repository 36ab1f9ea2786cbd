// What a person reads who has to fix it: the message, the source around the place and around every note, the way there,
// and the help. All drawing that needs a file's text is done while that text is loaded; the pieces are put together after.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <vector>

#include "analyzer/base/escape.h"
#include "analyzer/escalation/addressees.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"
#include "reporters/places.h"
#include "reporters/reporter.h"
#include "reporters/snippet.h"
#include "reporters/summary.h"

namespace djvet {

namespace {

constexpr std::uint32_t near_lines = 4;    // a note this close to the finding is drawn in the same snippet
constexpr std::uint32_t short_line = 160;  // bytes; labels share a snippet only where no line is clipped
constexpr std::size_t most_notes = 20;     // drawn of one finding
constexpr std::size_t most_steps = 30;     // of a flow

/// A part of a finding's text that stands in one file. Order: the finding itself, its notes, its flow.
struct Piece {
  int order = 0;
  std::string text;
};

/// All places of one finding in one file.
struct Job {
  std::size_t finding = 0;
  FileId file;
  bool holds_primary = false;
  std::vector<std::size_t> notes;  // indices into Finding::notes
  std::vector<std::size_t> steps;  // indices into Finding::flow
};

/// A step is worth a line where neither the finding nor a note shows the place already.
bool is_shown(const Finding& finding, const Place& step) {
  if (step.file == finding.file && finding.span.contains(step.span)) return true;
  return std::any_of(finding.notes.begin(), finding.notes.end(),
                     [&](const Place& note) { return step.file == note.file && note.span.contains(step.span); });
}

std::vector<Job> jobs_of(const Report& report) {
  std::vector<Job> jobs;
  for (std::size_t index = 0; index < report.findings.size(); ++index) {
    const Finding& finding = report.findings[index];
    const std::size_t first = jobs.size();
    const auto job_of = [&](FileId file) -> Job& {
      for (std::size_t i = first; i < jobs.size(); ++i)
        if (jobs[i].file == file) return jobs[i];
      jobs.push_back({.finding = index, .file = file, .notes = {}, .steps = {}});
      return jobs.back();
    };
    job_of(finding.file).holds_primary = true;
    for (std::size_t i = 0; i < std::min(finding.notes.size(), most_notes); ++i)
      job_of(finding.notes[i].file).notes.push_back(i);
    for (std::size_t i = 0, steps = 0; i < finding.flow.size() && steps < most_steps; ++i) {
      if (is_shown(finding, finding.flow[i])) continue;
      job_of(finding.flow[i].file).steps.push_back(i);
      ++steps;
    }
  }
  return jobs;
}

class Drawer {
 public:
  Drawer(const Report& report, const RenderOptions& options)
      : report_(report), options_(options), paint_(options.color) {}

  /// The pieces of a job, drawn while its file's text is at hand.
  std::vector<Piece> draw(const FileView& view, const Job& job) const {
    const Finding& finding = report_.findings[job.finding];
    const std::string path = shown_path(path_of(report_, job.file));
    const SnippetStyle style{.paint = paint_, .severity = finding.severity, .width = options_.width};
    std::vector<Piece> pieces;
    std::vector<Label> together;
    if (job.holds_primary && view.holds(finding.span)) together.push_back({finding.span, "", true});
    else if (job.holds_primary) pieces.push_back({0, lost(path)});
    for (const std::size_t index : job.notes) {
      const Place& note = finding.notes[index];
      const int order = 1 + static_cast<int>(index);
      const std::string text = shown_text(note.text);
      if (!view.holds(note.span)) {
        pieces.push_back({order, paint_.bold("note") + ": " + text + "\n" + lost(path)});
      } else if (!together.empty() && is_near(view, finding.span, note.span)) {
        together.push_back({note.span, text, false});
      } else {
        const Label label{note.span, "", false};
        pieces.push_back(
            {order, paint_.bold("note") + ": " + text + "\n" + draw_snippet(view, path, {&label, 1}, style)});
      }
    }
    if (!together.empty()) pieces.push_back({0, draw_snippet(view, path, together, style)});
    for (const std::size_t index : job.steps)
      pieces.push_back({step_order(index), step(view, path, finding.flow[index])});
    return pieces;
  }

  std::string heading(const Finding& finding) const {
    const std::string kind = std::string(to_string(finding.severity)) + "[" + std::string(finding.check->id) + "]";
    return paint_.severity(finding.severity, kind) + " " + std::string(to_string(finding.level)) + ": " +
           paint_.bold(shown_text(finding.message)) + "\n";
  }

  std::string help(const Finding& finding) const {
    if (finding.help.empty()) return {};
    std::string out = paint_.help("help") + ": ";
    for (const char c : escaped_lines(finding.help)) {
      out += c;
      if (c == '\n') out += "      ";
    }
    return out + "\n";
  }

  /// One line for each fix that was tried.
  std::string fixes(const Finding& finding) const {
    std::string out;
    for (const Fix& fix : finding.fixes) {
      const std::string_view how =
          fix.safety == Safety::safe ? " (tried: `--fix` writes it)" : " (tried: `--fix --unsafe-fixes` writes it)";
      out += paint_.help("fix") + ": " + shown_text(fix.title) + std::string(how) + "\n";
    }
    return out;
  }

  /// Why it has its level, what was tried in vain, and what to ask whom.
  std::string escalation(const Finding& finding) const {
    if (finding.level == Level::l1) return {};
    std::string out;
    for (const Attempt& attempt : finding.attempts)
      if (is_made(attempt) && attempt.outcome != Attempt::Outcome::verified)
        out += paint_.frame("tried") + ": " + shown_text(attempt.title) + ": " + shown_text(reason_of(attempt)) + "\n";
    for (std::size_t i = 0; i < finding.choices.size(); ++i)
      out += paint_.frame("option " + std::to_string(i + 1)) + ": " + choice(finding.choices[i]) + "\n";
    if (finding.untried != 0 && finding.level != Level::l4)
      return out + paint_.frame("fix") + ": not tried yet; `djvet check --diff --unsafe-fixes` tries it\n";
    const Asked asked = asked_of(finding, options_.checks, options_.addressees, "");
    return out + paint_.frame("ask " + shown_text(asked.addressee)) + ": " + shown_text(asked.question) + "\n";
  }

  const Paint& paint() const { return paint_; }

 private:
  static std::string choice(const Choice& choice) {
    return shown_text(choice.title) + (choice.recommended ? " (recommended)" : "") + ": " + shown_text(choice.effect) +
           "; effort " + choice.effort + ", risk: " + shown_text(choice.risk) + "; " +
           (choice.reversible ? "can be taken back" : "can't be taken back");
  }

  static int step_order(std::size_t index) { return static_cast<int>(most_notes + 1 + index); }

  static std::string lost(const std::string& path) {
    return " --> " + path + " (its text can't be shown: it has changed or can't be read)\n";
  }

  static std::string step(const FileView& view, const std::string& path, const Place& place) {
    std::string out = "  via " + path;
    if (view.holds(place.span)) {
      const Position position = view.lines.position(place.span.begin);
      out += ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
    }
    return out + ": " + shown_text(place.text) + "\n";
  }

  static bool is_near(const FileView& view, Span primary, Span note) {
    const std::uint32_t line = view.lines.line_of(primary.begin);
    const std::uint32_t other = view.lines.line_of(note.begin);
    if ((line > other ? line - other : other - line) > near_lines) return false;
    for (std::uint32_t number = std::min(line, other); number <= std::max(line, other); ++number)
      if (view.lines.line(number).size() > short_line) return false;
    return !primary.contains(note) || note.size() < primary.size();
  }

  const Report& report_;
  const RenderOptions& options_;
  Paint paint_;
};

}  // namespace

std::string render_text(const Report& report, const RenderOptions& options) {
  const Drawer drawer(report, options);
  const std::vector<Job> jobs = jobs_of(report);
  std::vector<FileId> files;
  files.reserve(jobs.size());
  for (const Job& job : jobs) files.push_back(job.file);
  std::vector<std::vector<Piece>> pieces(report.findings.size());
  visit_by_file(report, files, [&](const FileView& view, std::size_t index) {
    for (Piece& piece : drawer.draw(view, jobs[index])) pieces[jobs[index].finding].push_back(std::move(piece));
  });
  std::string out;
  for (std::size_t index = 0; index < report.findings.size(); ++index) {
    const Finding& finding = report.findings[index];
    std::stable_sort(pieces[index].begin(), pieces[index].end(),
                     [](const Piece& a, const Piece& b) { return a.order < b.order; });
    out += drawer.heading(finding);
    for (const Piece& piece : pieces[index]) out += piece.text;
    if (finding.notes.size() > most_notes)
      out += "  and " + counted(finding.notes.size() - most_notes, "more place") + "\n";
    out += drawer.help(finding) + drawer.fixes(finding) + drawer.escalation(finding) + "\n";
  }
  return out + summary_text(report, options, drawer.paint());
}

}  // namespace djvet
