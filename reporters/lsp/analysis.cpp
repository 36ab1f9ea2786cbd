// Places are turned into the editor's positions once, file by file, when the analysis is there.
// SPDX-License-Identifier: MIT
#include "reporters/lsp/analysis.h"

#include <algorithm>
#include <utility>

#include "analyzer/base/escape.h"
#include "analyzer/driver/first_look.h"
#include "analyzer/driver/try_fixes.h"
#include "analyzer/escalation/outcome_book.h"
#include "analyzer/escalation/packets.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/known.h"
#include "reporters/json_writer.h"
#include "reporters/lsp/uri.h"
#include "reporters/packets.h"
#include "reporters/places.h"

namespace djvet::lsp {
namespace {

void write_point(JsonWriter& json, std::string_view name, Point point) {
  json.open_object(name);
  json.member("line", point.line);
  json.member("character", point.character);
  json.close_object();
}

void write_range(JsonWriter& json, const Range& range) {
  json.open_object("range");
  write_point(json, "start", range.begin);
  write_point(json, "end", range.end);
  json.close_object();
}

int severity_of(Severity severity) {
  switch (severity) {
    case Severity::error: return 1;
    case Severity::warning: return 2;
    case Severity::note: return 3;
  }
  return 3;
}

using PlaceKey = std::pair<FileId, Span>;

/// The editor's range of every place of some findings; the whole first line's beginning where its text can't be had.
class Ranges {
 public:
  Ranges(const Report& report, std::vector<PlaceKey> places, Units units) : keys_(std::move(places)) {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    ranges_.resize(keys_.size());
    std::vector<FileId> files;
    for (const auto& [file, span] : keys_) files.push_back(file);
    visit_by_file(report, files, [&](const FileView& view, std::size_t i) {
      const Span span = keys_[i].second;
      if (view.holds(span))
        ranges_[i] = {point_of(view.lines, span.begin, units), point_of(view.lines, span.end, units)};
    });
  }

  [[nodiscard]] const Range& at(FileId file, Span span) const {
    const auto found = std::lower_bound(keys_.begin(), keys_.end(), PlaceKey(file, span));
    require(found != keys_.end() && *found == PlaceKey(file, span), "a place of a finding has a range");
    return ranges_[static_cast<std::size_t>(found - keys_.begin())];
  }

 private:
  std::vector<PlaceKey> keys_;  // sorted
  std::vector<Range> ranges_;   // of keys_
};

std::vector<PlaceKey> places_of_findings(const Report& report) {
  std::vector<PlaceKey> places;
  for (const Finding& finding : report.findings) {
    places.emplace_back(finding.file, finding.span);
    for (const Place& place : finding.notes) places.emplace_back(place.file, place.span);
    for (const Place& place : finding.flow) places.emplace_back(place.file, place.span);
  }
  return places;
}

bool touches(const Range& one, const Range& other) { return one.begin <= other.end && other.begin <= one.end; }

void write_steps(JsonWriter& json, const Report& report, const Ranges& ranges, const std::vector<Place>& places,
                 const std::function<std::string(const std::string&)>& uri) {
  for (const Place& place : places) {
    if (!place.file.valid() || report.sources->files[place.file.index()].is_dependency()) continue;
    json.open_object();
    json.open_object("location");
    json.member("uri", uri(report.sources->files[place.file.index()].path));
    write_range(json, ranges.at(place.file, place.span));
    json.close_object();
    json.member("message", escaped(place.text));
    json.close_object();
  }
}

/// One diagnostic: the flow, in order of execution, then the notes are its related information.
std::string diagnostic_of(const Report& report, const Finding& finding, const Ranges& ranges,
                          const std::function<std::string(const std::string&)>& uri) {
  JsonWriter json;
  json.open_object();
  write_range(json, ranges.at(finding.file, finding.span));
  json.member("severity", severity_of(finding.severity));
  json.member("code", finding.check->id);
  if (!finding.check->references.empty()) {
    json.open_object("codeDescription");
    json.member("href", finding.check->references.front().url);
    json.close_object();
  }
  json.member("source", "djvet");
  std::string message = escaped(finding.message);
  if (!finding.help.empty()) message += "\nhelp: " + escaped_lines(finding.help);
  json.member("message", message);
  json.open_list("relatedInformation");
  write_steps(json, report, ranges, finding.flow, uri);
  write_steps(json, report, ranges, finding.notes, uri);
  json.close_list();
  json.open_object("data");
  json.member("fingerprint", to_hex(finding.fingerprint));
  json.member("level", to_string(finding.level));
  json.member("confidence", to_string(finding.confidence));
  json.close_object();
  json.close_object();
  return json.take();
}

void limit(const Configuration& configuration, Report& report) {
  if (report.findings.size() > configuration.max_findings)
    report.findings.erase(report.findings.begin() + configuration.max_findings, report.findings.end());
}

}  // namespace

Result<std::unique_ptr<Analysis>> Analysis::of(Task task, KeptProject& kept, std::span<const Registered> checks) {
  std::unique_ptr<Analysis> analysis(new Analysis);
  analysis->task_ = std::move(task);
  analysis->checks_ = checks;
  const ProjectSettings& settings = analysis->task_.settings;
  Result<Run> run = djvet::run(settings.configuration, checks, Needs::everything, {}, {analysis->task_.texts, &kept});
  if (!run) return run.error();
  analysis->run_ = std::move(*run);
  analysis->settle_known();
  limit(settings.configuration, analysis->run_.report);
  analysis->show_findings();
  return analysis;
}

std::optional<FileDiagnostics> Analysis::first_look(Task now, const std::string& path) const {
  const std::vector<SourceFile>& files = run_.sources->files;
  const auto file =
      std::ranges::find_if(files, [&](const SourceFile& one) { return !one.is_dependency() && one.path == path; });
  if (file == files.end()) return std::nullopt;
  const Configuration& configuration = task_.settings.configuration;
  std::optional<Run> look = djvet::first_look(run_, FileId(static_cast<std::size_t>(file - files.begin())), now.texts,
                                              configuration, checks_);
  if (!look) return std::nullopt;
  Analysis analysis;
  analysis.task_ = std::move(now);
  analysis.checks_ = checks_;
  analysis.run_ = std::move(*look);
  analysis.settle_known();
  analysis.show_findings();
  return analysis.diagnostics_.at(path);
}

/// What the project's files say of earlier findings.
void Analysis::settle_known() {
  if (task_.settings.baseline) (void)take_known(*task_.settings.baseline, run_.report);
  mark_returned(task_.settings.outcomes, run_.report);
}

std::string Analysis::uri_of_file(const std::string& path) const {
  const auto held = task_.documents.find(path);
  return held != task_.documents.end() ? held->second.uri : uri_of_path(task_.shown_root + "/" + path);
}

void Analysis::show_findings() {
  const Report& report = run_.report;
  const Ranges ranges(report, places_of_findings(report), task_.client.units);
  const auto uri = [this](const std::string& path) { return uri_of_file(path); };
  std::map<std::string, std::string> lists;
  for (const auto& [path, document] : task_.documents) lists[path];
  for (const Finding& finding : report.findings) {
    const std::string path(path_of(report, finding.file));
    Shown shown{path, ranges.at(finding.file, finding.span), diagnostic_of(report, finding, ranges, uri), false, {}};
    std::string& list = lists[path];
    list += (list.empty() ? "" : ",") + shown.json;
    shown_.push_back(std::move(shown));
  }
  for (const auto& [path, list] : lists) {
    std::optional<std::int64_t> version;
    if (const auto held = task_.documents.find(path); held != task_.documents.end()) version = held->second.version;
    diagnostics_[path] = {uri_of_file(path), version, "[" + list + "]"};
  }
}

std::vector<std::string> Analysis::remarks() const {
  std::vector<std::string> lines;
  for (const Notification& notification : run_.report.notifications)
    if (notification.incomplete)
      lines.push_back((notification.path.empty() ? "" : escaped(notification.path) + ": ") +
                      escaped(notification.message));
  return lines;
}

std::vector<std::size_t> Analysis::findings_in(const std::string& path, Range range) const {
  if (range.end < range.begin) std::swap(range.begin, range.end);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < shown_.size(); ++i)
    if (shown_[i].path == path && touches(shown_[i].range, range)) found.push_back(i);
  return found;
}

std::string Analysis::hover(const std::string& path, Point at) const {
  std::string pages;
  std::vector<const Check*> told;
  for (const std::size_t i : findings_in(path, {at, at})) {
    const Check* const check = run_.report.findings[i].check;
    const auto row = std::ranges::find(checks_, check, &Registered::check);
    if (row == checks_.end() || std::ranges::find(told, check) != told.end()) continue;
    told.push_back(check);
    pages += (pages.empty() ? "**`" : "\n---\n\n**`") + std::string(check->id) + "`**\n\n" + std::string(row->page);
  }
  if (pages.empty()) return "null";
  JsonWriter json;
  json.open_object();
  json.open_object("contents");
  json.member("kind", "markdown");
  json.member("value", pages);
  json.close_object();
  json.close_object();
  return json.take();
}

/// Sets what is known of its fix; the report stays as it was.
void Analysis::try_fix(std::size_t finding) {
  Shown& shown = shown_[finding];
  if (std::exchange(shown.was_tried, true)) return;
  Finding& one = run_.report.findings[finding];
  const Level level = one.level;
  for (const bool unsafe : {false, true}) {
    if (!one.fixes.empty() || one.strategies.empty()) break;
    FixOptions options;
    options.unsafe = unsafe;
    options.only = {finding};
    one.attempts.clear();
    (void)try_fixes(run_, task_.settings.configuration, checks_, options);
  }
  shown.fixes = std::exchange(one.fixes, {});
  one.level = level;
}

/// A new document with what somebody else needs to settle a finding, once its fixes were tried in vain.
std::optional<Fix> Analysis::packet_of(std::size_t finding) const {
  Report alone;
  alone.sources = run_.report.sources;
  alone.text_of = run_.report.text_of;
  alone.findings = {run_.report.findings[finding]};
  const std::vector<Packet> packets = packets_of({alone, checks_, task_.settings.configuration.addressees});
  if (packets.empty()) return std::nullopt;
  const Packet& packet = packets.front();
  Fix document;
  document.title = "write a packet for " + packet.addressee;
  document.created.push_back({"djvet-packet-" + packet.id + ".md", packet_markdown(packet)});
  return document;
}

/// A WorkspaceEdit in the form that the client takes; empty where it can't take this one.
std::string Analysis::edit_of(const Fix& fix) const {
  if (!fix.created.empty() && !(task_.client.versioned_edits && task_.client.creates_files)) return {};
  std::vector<PlaceKey> places;
  for (const Edit& edit : fix.edits) places.emplace_back(edit.file, edit.span);
  const Ranges ranges(run_.report, places, task_.client.units);
  JsonWriter json;
  const auto write_edit = [&](const Range& range, std::string_view text) {
    json.open_object();
    write_range(json, range);
    json.member("newText", text);
    json.close_object();
  };
  const auto open_file = [&](const std::string& path) {
    const std::string uri = uri_of_file(path);
    if (!task_.client.versioned_edits) return json.open_list(uri);
    json.open_object();
    json.open_object("textDocument");
    json.member("uri", uri);
    json.key("version");
    const auto held = task_.documents.find(path);
    json.raw(held == task_.documents.end() ? "null" : std::to_string(held->second.version));
    json.close_object();
    json.open_list("edits");
  };
  const auto close_file = [&] {
    json.close_list();
    if (task_.client.versioned_edits) json.close_object();
  };
  json.open_object();
  if (task_.client.versioned_edits) json.open_list("documentChanges");
  else json.open_object("changes");
  for (const CreatedFile& file : fix.created) {
    json.open_object();
    json.member("kind", "create");
    json.member("uri", uri_of_file(file.path));
    json.close_object();
    open_file(file.path);
    write_edit({}, file.text);
    close_file();
  }
  for (std::size_t i = 0; i < fix.edits.size(); ++i) {
    const Edit& edit = fix.edits[i];
    if (i == 0 || fix.edits[i - 1].file != edit.file) open_file(std::string(path_of(run_.report, edit.file)));
    write_edit(ranges.at(edit.file, edit.span), edit.text);
    if (i + 1 == fix.edits.size() || fix.edits[i + 1].file != edit.file) close_file();
  }
  if (task_.client.versioned_edits) json.close_list();
  else json.close_object();
  json.close_object();
  return json.take();
}

std::string Analysis::actions(const std::string& path, Range range) {
  constexpr std::size_t most = 16;  // findings of one request: each costs a trial
  JsonWriter json;
  json.open_list();
  std::vector<std::size_t> found = findings_in(path, range);
  if (found.size() > most) found.resize(most);
  const auto write = [&](std::size_t finding, const Fix& fix) {
    const std::string edit = edit_of(fix);
    if (edit.empty()) return;
    json.open_object();
    json.member("title", escaped(fix.title) + (fix.safety == Safety::safe ? "" : " (unsafe: look at it)"));
    json.member("kind", "quickfix");
    json.member("isPreferred", fix.verified && fix.safety == Safety::safe);
    json.open_list("diagnostics");
    json.raw(shown_[finding].json);
    json.close_list();
    json.key("edit");
    json.raw(edit);
    json.close_object();
  };
  std::vector<std::size_t> left;
  for (const std::size_t i : found) {
    try_fix(i);
    for (const Fix& fix : shown_[i].fixes) write(i, fix);
    if (shown_[i].fixes.empty()) left.push_back(i);
  }
  for (const std::size_t i : left)
    if (const std::optional<Fix> packet = packet_of(i)) write(i, *packet);
  json.close_list();
  return json.take();
}

}  // namespace djvet::lsp
