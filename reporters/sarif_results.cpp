// A result's message begins with the finding's own sentence, which is the alert's title on GitHub; the level, links to the
// related places and the help follow.
// SPDX-License-Identifier: MIT
#include "reporters/sarif_results.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "analyzer/base/escape.h"

namespace djvet {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t linked_notes = 5;      // related places that the message links
constexpr std::size_t link_text = 80;        // bytes
constexpr std::size_t title_text = 500;      // bytes of the message proper: leaves room for links and help

/// 0 to 100: how bad, then how sure.
int rank_of(const Finding& finding) {
  return 30 + 30 * static_cast<int>(finding.severity) + 4 * static_cast<int>(finding.confidence);
}

/// Text outside a link: "](" is broken up, so that nothing in a name makes a link (SARIF 3.11.6).
std::string unlinked(std::string text) {
  for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 2)) text.insert(at, "\\");
  return text;
}

/// Text inside a link's brackets.
std::string link_label(std::string_view text) {
  std::string out;
  for (const char c : sarif_text(text, link_text)) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string message_of(const Finding& finding, bool linked) {
  std::string text = unlinked(sarif_text(finding.message, title_text));
  text.append(". Level ").append(to_string(finding.level)).append(".");
  for (std::size_t i = 0; linked && i < std::min(finding.notes.size(), linked_notes); ++i)
    text.append(i == 0 ? " See [" : ", [").append(link_label(finding.notes[i].text)).append("](").append(std::to_string(i + 1)).append(")");
  if (linked && !finding.notes.empty()) text += ".";
  constexpr std::string_view before = " Help: ";
  if (!finding.help.empty() && text.size() + before.size() + 40 < SarifLimits::text) {
    std::string help = finding.help;
    std::replace(help.begin(), help.end(), '\n', ' ');
    text.append(before).append(unlinked(sarif_text(help, (SarifLimits::text - text.size() - before.size()) / 2)));
  }
  return text;
}

Json property_value(const Property& property) {
  // "tags" is an array by SARIF's schema; "relations" by our own promise.
  const bool always_list = property.key == "relations" || property.key == "tags";
  if (property.values.size() == 1 && !always_list) return escaped(property.values.front());
  Json values = Json::array();
  for (const std::string& value : property.values) {
    Json shown = escaped(value);
    if (std::find(values.begin(), values.end(), shown) == values.end()) values.push_back(std::move(shown));
  }
  return values;
}

Json properties_of(const Finding& finding) {
  Json properties = Json::object();
  for (const Property& property : finding.properties) properties[escaped(property.key)] = property_value(property);
  properties["escalation"] = to_string(finding.level);
  properties["confidence"] = to_string(finding.confidence);
  return properties;
}

Json region_json(const Region& region) {
  if (!region.known) return {{"startLine", 1}};
  return {{"startLine", region.begin.line},
          {"startColumn", region.begin.utf16},
          {"endLine", region.end.line},
          {"endColumn", region.end.utf16}};
}

Json suppressions_of(const Suppressed* suppressed) {
  if (suppressed == nullptr) return Json::array();
  Json suppression{{"kind", "inSource"}};
  if (!suppressed->reason.empty()) suppression["justification"] = sarif_text(suppressed->reason);
  return Json::array({std::move(suppression)});
}

/// Remembers the hash of each line that a finding begins on, while the file's text is at hand.
Regions::Visitor hash_collector(const Report& report, std::map<std::pair<FileId, std::uint32_t>, LineHash>& hashes) {
  std::vector<std::pair<FileId, Span>> primaries;
  for (const Finding& finding : report.findings) primaries.emplace_back(finding.file, finding.span);
  for (const Suppressed& entry : report.suppressed) primaries.emplace_back(entry.finding.file, entry.finding.span);
  std::sort(primaries.begin(), primaries.end());
  return [primaries = std::move(primaries), &hashes, hashed = FileId(), lines = std::vector<LineHash>()](
             const FileView& view, Span span, const Region& region) mutable {
    if (!std::binary_search(primaries.begin(), primaries.end(), std::pair(view.file, span))) return;
    if (hashed != view.file) {
      lines = line_hashes(view.text);
      hashed = view.file;
    }
    const std::uint32_t line = region.begin.line;
    if (line <= lines.size()) hashes.emplace(std::pair(view.file, line), lines[line - 1]);
  };
}

}  // namespace

Json sarif_artifact(std::string_view path) { return {{"uri", uri_of(path)}, {"uriBaseId", sarif_base}}; }

SarifRules::SarifRules(const Report& report, std::span<const Registered> checks) {
  for (const Registered& registered : checks) add(registered);
  for (const Finding& finding : report.findings) add({finding.check, "", ""});
  for (const Suppressed& entry : report.suppressed) add({entry.finding.check, "", ""});
}

void SarifRules::add(const Registered& registered) {
  if (indices_.emplace(registered.check->id, rules_.size()).second) rules_.push_back(registered);
}

std::size_t SarifRules::index_of(const Check& check) const { return indices_.at(check.id); }

SarifResults::SarifResults(const Report& report, const SarifRules& rules, std::size_t most)
    : report_(report), rules_(rules), regions_(report, true, hash_collector(report, hashes_)) {
  entries_.reserve(report.findings.size() + report.suppressed.size());
  for (const Finding& finding : report.findings) entries_.push_back({&finding, nullptr});
  for (const Suppressed& entry : report.suppressed) entries_.push_back({&entry.finding, &entry});
  choose(most);
}

void SarifResults::choose(std::size_t most) {
  if (entries_.size() <= most) return;
  std::vector<std::size_t> order(entries_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto weight = [&](std::size_t i) {
    return entries_[i].suppressed == nullptr ? rank_of(*entries_[i].finding) : -1;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  order.resize(most);
  std::sort(order.begin(), order.end());
  std::vector<Entry> chosen;
  chosen.reserve(most);
  for (const std::size_t index : order) chosen.push_back(entries_[index]);
  left_out_ = entries_.size() - most;
  entries_ = std::move(chosen);
}

Json SarifResults::location(FileId file, Span span) const {
  return {{"physicalLocation",
           {{"artifactLocation", sarif_artifact(path_of(report_, file))}, {"region", region_json(regions_.at(file, span))}}}};
}

Json SarifResults::location_with_message(const Place& place) const {
  Json object = location(place.file, place.span);
  if (!place.text.empty()) object["message"] = {{"text", unlinked(sarif_text(place.text))}};
  return object;
}

Json SarifResults::flow(const Finding& finding) const {
  Json steps = Json::array();
  for (std::size_t i = 0; i < std::min(finding.flow.size(), SarifLimits::flow_steps); ++i)
    steps.push_back({{"location", location_with_message(finding.flow[i])}});
  return Json::array({{{"threadFlows", Json::array({{{"locations", std::move(steps)}}})}}});
}

Json SarifResults::fingerprints(const Finding& finding) const {
  Json object = Json::object();
  const auto hash = hashes_.find({finding.file, regions_.at(finding.file, finding.span).begin.line});
  if (hash != hashes_.end()) object["primaryLocationLineHash"] = to_string(hash->second);
  object["djvet/v1"] = to_hex(finding.fingerprint);
  return object;
}

Json SarifResults::json(const Entry& entry, bool in_full) const {
  const Finding& finding = *entry.finding;
  Json result{{"ruleId", finding.check->id},
              {"ruleIndex", rules_.index_of(*finding.check)},
              {"level", sarif_level(finding.severity)},
              {"message", {{"text", message_of(finding, in_full)}}}};
  Json place = location(finding.file, finding.span);
  if (!finding.symbol.empty())
    place["logicalLocations"] = Json::array({{{"fullyQualifiedName", sarif_text(finding.symbol)}}});
  result["locations"] = Json::array({std::move(place)});
  if (in_full && !finding.notes.empty()) {
    Json related = Json::array();
    for (std::size_t i = 0; i < std::min(finding.notes.size(), SarifLimits::locations - 1); ++i) {
      Json object{{"id", i + 1}};
      object.update(location_with_message(finding.notes[i]));
      related.push_back(std::move(object));
    }
    result["relatedLocations"] = std::move(related);
  }
  if (in_full && !finding.flow.empty()) result["codeFlows"] = flow(finding);
  result["partialFingerprints"] = fingerprints(finding);
  result["rank"] = rank_of(finding);
  result["taxa"] = Json::array(
      {{{"id", to_string(finding.level)},
        {"index", static_cast<int>(finding.level) - 1},
        {"toolComponent", {{"name", sarif_taxonomy}, {"index", 0}}}}});
  if (!report_.suppressed.empty()) result["suppressions"] = suppressions_of(entry.suppressed);
  result["properties"] = properties_of(finding);
  return result;
}

}  // namespace djvet
