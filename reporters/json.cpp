// One object: {version, findings[], suppressed_count, notifications[], statistics}, one finding to a line, keys always in
// the same order. Lines and columns start at 1 and columns count code points; the end is the place after the last character.
// A finding has `fixes` where they were asked for. Paths come twice: `path` for people, `uri` percent-encoded and lossless for any bytes.
// SPDX-License-Identifier: MIT
#include "analyzer/base/escape.h"
#include "analyzer/escalation/addressees.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"
#include "reporters/json_writer.h"
#include "reporters/notification_names.h"
#include "reporters/places.h"
#include "reporters/reporter.h"

namespace djvet {

namespace {

class Writer {
 public:
  Writer(const Report& report, const RenderOptions& options) : report_(report), options_(options), regions_(report) {}

  std::string write(std::string_view version) {
    json_.open_object();
    json_.line();
    json_.member("version", version);
    json_.line();
    json_.open_list("findings");
    for (const Finding& finding : report_.findings) {
      json_.line();
      write_finding(finding);
    }
    json_.close_lines();
    json_.line();
    json_.member("suppressed_count", report_.suppressed.size());
    json_.member("known_count", report_.known.size());
    json_.line();
    json_.open_list("notifications");
    for (const Notification& notification : report_.notifications) {
      json_.line();
      write_notification(notification);
    }
    json_.close_lines();
    json_.line();
    write_statistics();
    return json_.take() + "\n}\n";
  }

 private:
  void write_place(FileId file, Span span) {
    const std::string_view path = path_of(report_, file);
    const Region& region = regions_.at(file, span);
    json_.member("path", escaped(path));
    json_.member("uri", uri_of(path));
    json_.member("line", region.begin.line);
    json_.member("column", region.begin.column);
    json_.member("end_line", region.end.line);
    json_.member("end_column", region.end.column);
    if (!region.known) json_.member("place_unknown", true);
  }

  void write_places(std::string_view name, const std::vector<Place>& places) {
    json_.open_list(name);
    for (const Place& place : places) {
      json_.open_object();
      json_.member("text", escaped(place.text));
      write_place(place.file, place.span);
      json_.close_object();
    }
    json_.close_list();
  }

  /// Only of a run that tried fixes. `text` takes the place of what is there, or is all of a file that isn't.
  void write_fixes(const std::vector<Fix>& fixes) {
    json_.open_list("fixes");
    for (const Fix& fix : fixes) {
      json_.open_object();
      json_.member("title", escaped(fix.title));
      json_.member("safety", to_string(fix.safety));
      json_.member("verified", fix.verified);
      json_.open_list("edits");
      for (const Edit& edit : fix.edits) {
        json_.open_object();
        json_.member("text", edit.text);
        write_place(edit.file, edit.span);
        json_.close_object();
      }
      json_.close_list();
      json_.open_list("created");
      for (const CreatedFile& file : fix.created) {
        json_.open_object();
        json_.member("path", escaped(file.path));
        json_.member("text", file.text);
        json_.close_object();
      }
      json_.close_list();
      json_.close_object();
    }
    json_.close_list();
  }

  void write_escalation(const Finding& finding) {
    const std::string place = std::string(path_of(report_, finding.file)) + ":" +
                              std::to_string(regions_.at(finding.file, finding.span).begin.line);
    const Asked asked = asked_of(finding, options_.checks, options_.addressees, place);
    json_.open_object("escalation");
    json_.member("why", escaped(reason_of_level(finding)));
    json_.open_list("triggers");
    for (const Trigger trigger : finding.triggers) json_.value(to_string(trigger));
    json_.close_list();
    json_.member("addressee", escaped(asked.addressee));
    json_.member("question", escaped(asked.question));
    json_.member("untried", finding.untried);
    json_.open_list("attempts");
    for (const Attempt& attempt : finding.attempts) {
      json_.open_object();
      json_.member("title", escaped(attempt.title));
      json_.member("outcome", to_string(attempt.outcome));
      json_.member("reason", escaped(reason_of(attempt)));
      json_.close_object();
    }
    json_.close_list();
    json_.close_object();
  }

  void write_finding(const Finding& finding) {
    json_.open_object();
    json_.member("check", finding.check->id);
    json_.member("severity", to_string(finding.severity));
    json_.member("confidence", to_string(finding.confidence));
    json_.member("level", to_string(finding.level));
    json_.member("message", escaped(finding.message));
    write_place(finding.file, finding.span);
    json_.member("symbol", escaped(finding.symbol));
    json_.member("help", escaped_lines(finding.help));
    write_places("notes", finding.notes);
    write_places("flow", finding.flow);
    json_.open_object("properties");
    for (const Property& property : finding.properties) {
      json_.open_list(escaped(property.key));
      for (const std::string& value : property.values) json_.value(escaped(value));
      json_.close_list();
    }
    json_.close_object();
    json_.member("fingerprint", to_hex(finding.fingerprint));
    write_escalation(finding);
    if (!finding.fixes.empty()) write_fixes(finding.fixes);
    json_.close_object();
  }

  void write_notification(const Notification& notification) {
    json_.open_object();
    json_.member("kind", to_string(notification.kind));
    json_.member("path", escaped(notification.path));
    json_.member("uri", uri_of(notification.path));
    json_.member("message", escaped(notification.message));
    json_.member("incomplete", notification.incomplete);
    json_.close_object();
  }

  void write_statistics() {
    const Statistics& statistics = report_.statistics;
    json_.open_object("statistics");
    json_.member("python_files", statistics.python_files);
    json_.member("template_files", statistics.template_files);
    json_.member("source_bytes", statistics.source_bytes);
    json_.member("models", statistics.models);
    json_.member("relations", statistics.relations);
    json_.member("gaps", statistics.gaps);
    json_.member("dependency_files", statistics.dependency_files);
    json_.member("unread_test_files", statistics.unread_tests);
    json_.member("unread_other_files", statistics.unread_others);
    json_.close_object();
  }

  const Report& report_;
  const RenderOptions& options_;
  Regions regions_;
  JsonWriter json_;
};

}  // namespace

std::string render_json(const Report& report, const RenderOptions& options) {
  return Writer(report, options).write(options.version);
}

}  // namespace djvet
