// Workflow commands: one line `::error file=…,line=…,title=…::message` for each finding, and one for each notification.
// Values are escaped as GitHub's runner undoes it: %, CR and LF everywhere, ':' and ',' in properties too. Everything is
// made harmless for human eyes first (see escape.h), so that a value never holds a newline and no line but ours begins "::".
// SPDX-License-Identifier: MIT
#include "analyzer/base/escape.h"
#include "analyzer/findings/check.h"
#include "reporters/places.h"
#include "reporters/reporter.h"

namespace djvet {

namespace {

/// `shown` has been made harmless; what remains is what the runner undoes.
std::string encoded(std::string_view shown, bool property) {
  std::string out;
  for (const char c : shown) {
    if (c == '%') out += "%25";
    else if (c == '\n') out += "%0A";
    else if (property && c == ':') out += "%3A";
    else if (property && c == ',') out += "%2C";
    else out += c;
  }
  return out;
}

std::string_view command_of(Severity severity) {
  if (severity == Severity::error) return "::error";
  return severity == Severity::warning ? "::warning" : "::notice";
}

/// `file=…,line=…,` and so on; empty for a finding about no file.
std::string place_properties(const Report& report, const Regions& regions, const Finding& finding) {
  if (!finding.file.valid()) return {};
  const Region& region = regions.at(finding.file, finding.span);
  std::string out = "file=" + encoded(escaped(path_of(report, finding.file)), true) + ",";
  const auto number = [&](std::string_view name, std::uint32_t value) {
    out.append(name).append("=").append(std::to_string(value)).append(",");
  };
  number("line", region.begin.line);
  number("endLine", region.end.line);
  if (region.known && region.begin.line == region.end.line) {
    number("col", region.begin.column);
    number("endColumn", region.end.column);
  }
  return out;
}

void append_finding(std::string& out, const Report& report, const Regions& regions, const Finding& finding) {
  out.append(command_of(finding.severity)).append(" ").append(place_properties(report, regions, finding));
  out.append("title=djvet ").append(finding.check->id).append(" ").append(to_string(finding.level)).append("::");
  std::string message = shown_text(finding.message);
  for (const Place& note : finding.notes) {
    const Region& place = regions.at(note.file, note.span);
    message += "; " + shown_text(note.text) + " (" + std::string(path_of(report, note.file)) + ":" +
               std::to_string(place.begin.line) + ")";
  }
  out += encoded(shown_text(message, 10'000), false);
  if (!finding.help.empty()) out += "%0Ahelp: " + encoded(escaped_lines(utf8_prefix(finding.help, 10'000)), false);
  out += '\n';
}

}  // namespace

std::string render_github(const Report& report, const RenderOptions&) {
  const Regions regions(report);
  std::string out;
  for (const Finding& finding : report.findings) append_finding(out, report, regions, finding);
  for (const Notification& notification : report.notifications) {
    out += notification.incomplete ? "::warning" : "::notice";
    if (notification.path.empty()) out += " title=djvet";
    else out += " file=" + encoded(escaped(notification.path), true) + ",title=djvet";
    out += "::" + encoded(shown_text(notification.message), false) + '\n';
  }
  return out;
}

}  // namespace djvet
