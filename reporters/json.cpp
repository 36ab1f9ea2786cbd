// One object: {version, findings[], suppressed_count, notifications[], statistics}, one finding to a line, keys always in
// the same order. Lines and columns start at 1 and columns count code points; the end is the place after the last character.
// Paths come twice: `path` for people, `uri` percent-encoded and lossless for any bytes.
// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "analyzer/base/escape.h"
#include "analyzer/findings/check.h"
#include "reporters/notification_names.h"
#include "reporters/places.h"
#include "reporters/reporter.h"

namespace djvet {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

void add_place(Json& object, const Report& report, const Regions& regions, FileId file, Span span) {
  const std::string_view path = path_of(report, file);
  object["path"] = escaped(path);
  object["uri"] = uri_of(path);
  const Region& region = regions.at(file, span);
  object["line"] = region.begin.line;
  object["column"] = region.begin.column;
  object["end_line"] = region.end.line;
  object["end_column"] = region.end.column;
  if (!region.known) object["place_unknown"] = true;
}

Json places_json(const Report& report, const Regions& regions, const std::vector<Place>& places) {
  Json list = Json::array();
  for (const Place& place : places) {
    Json object{{"text", escaped(place.text)}};
    add_place(object, report, regions, place.file, place.span);
    list.push_back(std::move(object));
  }
  return list;
}

Json finding_json(const Report& report, const Regions& regions, const Finding& finding) {
  Json object{{"check", finding.check->id},
              {"severity", to_string(finding.severity)},
              {"confidence", to_string(finding.confidence)},
              {"level", to_string(finding.level)},
              {"message", escaped(finding.message)}};
  add_place(object, report, regions, finding.file, finding.span);
  object["symbol"] = escaped(finding.symbol);
  object["help"] = escaped_lines(finding.help);
  object["notes"] = places_json(report, regions, finding.notes);
  object["flow"] = places_json(report, regions, finding.flow);
  Json properties = Json::object();
  for (const Property& property : finding.properties) {
    Json values = Json::array();
    for (const std::string& value : property.values) values.push_back(escaped(value));
    properties[escaped(property.key)] = std::move(values);
  }
  object["properties"] = std::move(properties);
  object["fingerprint"] = to_hex(finding.fingerprint);
  return object;
}

Json notification_json(const Notification& notification) {
  return {{"kind", to_string(notification.kind)},
          {"path", escaped(notification.path)},
          {"uri", uri_of(notification.path)},
          {"message", escaped(notification.message)},
          {"incomplete", notification.incomplete}};
}

/// Appends `"name": [...]` with one element of `items` to a line.
template <class Items, class ToJson>
void append_list(std::string& out, std::string_view name, const Items& items, ToJson to_json) {
  out.append("\"").append(name).append("\": [");
  std::string_view before = "\n  ";
  for (const auto& item : items) {
    out += before;
    out += dump(to_json(item));
    before = ",\n  ";
  }
  out += items.empty() ? "]" : "\n]";
}

}  // namespace

std::string render_json(const Report& report, const RenderOptions& options) {
  const Regions regions(report);
  std::string out = "{\n\"version\": " + dump(options.version) + ",\n";
  append_list(out, "findings", report.findings,
              [&](const Finding& finding) { return finding_json(report, regions, finding); });
  out += ",\n\"suppressed_count\": " + std::to_string(report.suppressed.size()) + ",\n";
  append_list(out, "notifications", report.notifications, notification_json);
  const Statistics& statistics = report.statistics;
  out += ",\n\"statistics\": " + dump({{"python_files", statistics.python_files},
                                      {"template_files", statistics.template_files},
                                      {"source_bytes", statistics.source_bytes},
                                      {"models", statistics.models},
                                      {"relations", statistics.relations},
                                      {"gaps", statistics.gaps}});
  out += "\n}\n";
  return out;
}

}  // namespace djvet
