// One line for each finding, `path:line:column: severity[check] level: message`, which editors and grep understand.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/check.h"
#include "reporters/places.h"
#include "reporters/reporter.h"
#include "reporters/summary.h"

namespace djvet {

std::string render_concise(const Report& report, const RenderOptions& options) {
  const Paint paint(options.color);
  const Regions regions(report);
  std::string out;
  for (const Finding& finding : report.findings) {
    if (finding.file.valid()) {
      const Position place = regions.at(finding.file, finding.span).begin;
      out += paint.bold(shown_path(path_of(report, finding.file)));
      out += ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
    }
    out += paint.severity(finding.severity, to_string(finding.severity));
    out.append("[").append(finding.check->id).append("] ").append(to_string(finding.level)).append(": ");
    out += shown_text(finding.message) + "\n";
  }
  return out + summary_text(report, options, paint);
}

}  // namespace djvet
