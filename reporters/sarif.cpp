// SARIF 2.1.0 as GitHub code scanning, GitLab, Azure DevOps, Jenkins and reviewdog read it. The log is written one rule and
// one result at a time. Invariants: no absolute path, no time, no random id; every limit of SarifLimits holds, and what a
// limit left out is said in invocations[0].toolExecutionNotifications.
// Sources: OASIS SARIF 2.1.0; docs.github.com "SARIF support for code scanning".
// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "reporters/reporter.h"
#include "reporters/sarif_results.h"
#include "reporters/sarif_rules.h"
#include "reporters/notification_names.h"
#include "reporters/places.h"

namespace djvet {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema_uri = "https://json.schemastore.org/sarif-2.1.0.json";

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Appends `[...]` with one element to a line.
class ListWriter {
 public:
  explicit ListWriter(std::string& out) : out_(out) { out_ += "["; }
  void add(const Json& value) {
    out_ += empty_ ? "\n" : ",\n";
    empty_ = false;
    out_ += dump(value);
  }
  void close() { out_ += empty_ ? "]" : "\n]"; }

 private:
  std::string& out_;
  bool empty_ = true;
};

Json taxonomy() {
  constexpr std::string_view names[] = {"Self-recovery", "Peer consultation", "Architecture review", "User decision"};
  constexpr std::string_view texts[] = {
      "Fix it on the spot: there is a fix, it was tried and verified.",
      "Ask one peer: the change stays in one app and can be undone.",
      "A design decision: queries that multiply, a schema redesign, several apps that must change together.",
      "A choice that can't be taken back or isn't technical; comes with two to four options."};
  Json taxa = Json::array();
  for (std::size_t i = 0; i < std::size(names); ++i)
    taxa.push_back({{"id", "L" + std::to_string(i + 1)}, {"name", names[i]}, {"shortDescription", {{"text", texts[i]}}}});
  return {{"name", sarif_taxonomy},
          {"shortDescription", {{"text", "Who settles a finding: the escalation levels of djvet."}}},
          {"isComprehensive", true},
          {"taxa", std::move(taxa)}};
}

Json notification_json(const Notification& notification) {
  Json object{{"descriptor", {{"id", to_string(notification.kind)}}},
              {"level", notification.incomplete ? "warning" : "note"},
              {"message", {{"text", sarif_text(notification.message)}}}};
  if (!notification.path.empty())
    object["locations"] = {{{"physicalLocation", {{"artifactLocation", sarif_artifact(notification.path)}}}}};
  return object;
}

Json limit_json(const std::string& text) {
  return {{"descriptor", {{"id", to_string(NotificationKind::finding_limit)}}},
          {"level", "warning"},
          {"message", {{"text", text}}}};
}

void append_driver(std::string& out, const SarifRules& rules, std::string_view version) {
  out += "{\"name\":\"djvet\",\"version\":" + dump(version) + ",\"semanticVersion\":" + dump(version) +
         ",\n\"supportedTaxonomies\":[{\"name\":" + dump(sarif_taxonomy) + ",\"index\":0}],\n\"notifications\":";
  ListWriter kinds(out);
  for (const std::string_view name : notification_names) kinds.add({{"id", name}});
  kinds.close();
  out += ",\n\"rules\":";
  ListWriter list(out);
  for (const Registered& registered : rules.rules()) list.add(sarif_rule(registered));
  list.close();
  out += "}";
}

void append_notifications(std::string& out, const Report& report, const std::vector<std::string>& limits) {
  ListWriter list(out);
  for (const std::string& text : limits) list.add(limit_json(text));
  const std::size_t room = SarifLimits::notifications - limits.size() - 1;
  const std::size_t shown = std::min(report.notifications.size(), room);
  for (std::size_t i = 0; i < shown; ++i) list.add(notification_json(report.notifications[i]));
  const std::size_t left_out = report.notifications.size() - shown;
  if (left_out != 0) list.add(limit_json(std::to_string(left_out) + " more notifications are left out"));
  list.close();
}

}  // namespace

std::string render_sarif(const Report& report, const RenderOptions& options) {
  const SarifRules rules(report, options.checks);
  const SarifResults results(report, rules, options.max_results);
  std::vector<std::string> limits;
  std::string list;
  ListWriter writer(list);
  std::size_t shortened = 0;
  for (const SarifResults::Entry& entry : results.entries()) {
    const bool in_full = list.size() < SarifLimits::bytes;
    shortened += in_full ? 0 : 1;
    writer.add(results.json(entry, in_full));
  }
  writer.close();
  if (results.left_out() != 0)
    limits.push_back(std::to_string(results.left_out()) + " results of lower rank are left out: at most " +
                     std::to_string(options.max_results) + " are written");
  if (shortened != 0)
    limits.push_back(std::to_string(shortened) + " results are without their related places, to keep the log small");
  std::string out = "{\"$schema\":" + dump(schema_uri) + ",\"version\":\"2.1.0\",\"runs\":[{\n\"tool\":{\"driver\":";
  append_driver(out, rules, options.version);
  out += "},\n\"automationDetails\":" + dump({{"id", options.automation_id}});
  out += ",\n\"columnKind\":\"utf16CodeUnits\",\n\"originalUriBaseIds\":" +
         dump({{sarif_base, {{"description", {{"text", "The root of the project"}}}}}});
  out += ",\n\"taxonomies\":[" + dump(taxonomy()) + "]";
  out += ",\n\"invocations\":[{\"executionSuccessful\":true,\"toolExecutionNotifications\":";
  append_notifications(out, report, limits);
  out += "}],\n\"results\":" + list + "\n}]}\n";
  return out;
}

}  // namespace djvet
