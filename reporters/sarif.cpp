// SARIF 2.1.0 as GitHub code scanning, GitLab, Azure DevOps, Jenkins and reviewdog read it. The log is written one rule and
// one result at a time. Invariants: no absolute path, no time, no random id; every limit of SarifLimits holds, and what a
// limit left out is said in invocations[0].toolExecutionNotifications.
// Sources: OASIS SARIF 2.1.0; docs.github.com "SARIF support for code scanning".
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reporters/json_writer.h"
#include "reporters/notification_names.h"
#include "reporters/packets.h"
#include "reporters/places.h"
#include "reporters/reporter.h"
#include "reporters/sarif_results.h"
#include "reporters/sarif_rules.h"

namespace djvet {

namespace {

constexpr std::string_view schema_uri = "https://json.schemastore.org/sarif-2.1.0.json";

void write_taxonomies(JsonWriter& json) {
  constexpr std::string_view names[] = {"Self-recovery", "Peer consultation", "Architecture review", "User decision"};
  constexpr std::string_view texts[] = {
      "Fix it on the spot: there is a fix, it was tried and verified.",
      "Ask one peer: the change stays in one app and can be undone.",
      "A design decision: queries that multiply, a schema redesign, several apps that must change together.",
      "A choice that can't be taken back or isn't technical; comes with two to four options."};
  json.open_list("taxonomies");
  json.open_object();
  json.member("name", sarif_taxonomy);
  write_sarif_message(json, "shortDescription", "Who settles a finding: the escalation levels of djvet.");
  json.member("isComprehensive", true);
  json.open_list("taxa");
  for (std::size_t i = 0; i < std::size(names); ++i) {
    json.open_object();
    json.member("id", "L" + std::to_string(i + 1));
    json.member("name", names[i]);
    write_sarif_message(json, "shortDescription", texts[i]);
    json.close_object();
  }
  json.close_list();
  json.close_object();
  json.close_list();
}

void write_tool(JsonWriter& json, const SarifRules& rules, std::string_view version) {
  json.open_object("tool");
  json.open_object("driver");
  json.member("name", "djvet");
  json.member("version", version);
  json.member("semanticVersion", version);
  json.open_list("supportedTaxonomies");
  json.open_object();
  json.member("name", sarif_taxonomy);
  json.member("index", 0);
  json.close_object();
  json.close_list();
  json.line();
  json.open_list("rules");
  for (const Registered& registered : rules.rules()) {
    json.line();
    write_sarif_rule(json, registered);
  }
  json.close_lines();
  json.close_object();
  json.close_object();
}

void write_notification(JsonWriter& json, NotificationKind kind, std::string_view level, std::string_view text,
                        std::string_view path) {
  json.line();
  json.open_object();
  json.open_object("descriptor");
  json.member("id", to_string(kind));
  json.close_object();
  json.member("level", level);
  write_sarif_message(json, "message", shown_text(text, SarifLimits::text));
  if (!path.empty()) {
    json.open_list("locations");
    json.open_object();
    json.open_object("physicalLocation");
    write_sarif_artifact(json, path);
    json.close_object();
    json.close_object();
    json.close_list();
  }
  json.close_object();
}

void write_invocations(JsonWriter& json, const Report& report, const std::vector<std::string>& limits) {
  const auto write_limit = [&](const std::string& text) {
    write_notification(json, NotificationKind::finding_limit, "warning", text, "");
  };
  json.open_list("invocations");
  json.open_object();
  json.member("executionSuccessful", true);
  json.open_list("toolExecutionNotifications");
  for (const std::string& text : limits) write_limit(text);
  const std::size_t room = SarifLimits::notifications - limits.size() - 1;
  const std::size_t shown = std::min(report.notifications.size(), room);
  for (std::size_t i = 0; i < shown; ++i) {
    const Notification& notification = report.notifications[i];
    write_notification(json, notification.kind, notification.incomplete ? "warning" : "note", notification.message,
                       notification.path);
  }
  const std::size_t left_out = report.notifications.size() - shown;
  if (left_out != 0) write_limit(std::to_string(left_out) + " more notifications are left out");
  json.close_lines();
  json.close_object();
  json.close_list();
}

/// As a property bag of the run: what others need to settle what no fix settled.
void write_packets(JsonWriter& json, std::span<const Packet> packets) {
  json.line();
  json.open_object("properties");
  json.open_list("packets");
  for (const Packet& packet : packets.first(std::min(packets.size(), SarifLimits::packets))) {
    json.line();
    write_packet_json(json, packet);
  }
  json.close_lines();
  json.close_object();
}

/// results[], and in `limits` what had to be left out.
std::string results_text(const Report& report, const SarifRules& rules, const RenderOptions& options,
                         std::vector<std::string>& limits) {
  const SarifResults results(report, rules, options);
  JsonWriter json;
  std::size_t shortened = 0;
  json.open_list();
  for (const SarifResults::Entry& entry : results.entries()) {
    const bool in_full = json.size() < SarifLimits::bytes;
    shortened += in_full ? 0 : 1;
    json.line();
    results.write(json, entry, in_full);
  }
  for (std::size_t i = 0; i < report.absent.size() && results.entries().size() + i < options.max_results; ++i) {
    json.line();
    results.write(json, report.absent[i]);
  }
  json.close_lines();
  if (results.left_out() != 0)
    limits.push_back(std::to_string(results.left_out()) + " results of lower rank are left out: at most " +
                     std::to_string(options.max_results) + " are written");
  if (shortened != 0)
    limits.push_back(std::to_string(shortened) + " results are without their related places, to keep the log small");
  return json.take();
}

}  // namespace

std::string render_sarif(const Report& report, const RenderOptions& options) {
  const SarifRules rules(report, options.checks);
  std::vector<std::string> limits;
  const std::string results = results_text(report, rules, options, limits);
  JsonWriter json;
  json.open_object();
  json.member("$schema", schema_uri);
  json.member("version", "2.1.0");
  json.open_list("runs");
  json.open_object();
  json.line();
  write_tool(json, rules, options.version);
  json.line();
  json.open_object("automationDetails");
  json.member("id", options.automation_id);
  json.close_object();
  json.member("columnKind", "utf16CodeUnits");
  json.open_object("originalUriBaseIds");
  json.open_object(sarif_base);
  write_sarif_message(json, "description", "The root of the project");
  json.close_object();
  json.close_object();
  json.line();
  write_taxonomies(json);
  json.line();
  write_invocations(json, report, limits);
  json.line();
  json.key("results");
  json.raw(results);
  if (!options.packets.empty()) write_packets(json, options.packets);
  json.close_object();
  json.close_list();
  json.close_object();
  return json.take() + "\n";
}

}  // namespace djvet
