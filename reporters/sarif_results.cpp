// A result's message begins with the finding's own sentence, which is the alert's title on GitHub; the level, links to the
// related places and the help follow.
// SPDX-License-Identifier: MIT
#include "reporters/sarif_results.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "analyzer/base/escape.h"
#include "analyzer/base/require.h"
#include "analyzer/escalation/addressees.h"
#include "analyzer/findings/escalation.h"

namespace djvet {

namespace {

constexpr std::size_t linked_notes = 5;  // related places that the message links
constexpr std::size_t link_text = 80;    // bytes
constexpr std::size_t title_text = 500;  // bytes of the message proper: leaves room for links and help

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
  for (const char c : shown_text(text, link_text)) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string message_of(const Finding& finding, bool linked) {
  std::string text = unlinked(shown_text(finding.message, title_text));
  text.append(". Level ").append(to_string(finding.level)).append(".");
  std::string links;
  for (std::size_t i = 0; linked && i < std::min(finding.notes.size(), linked_notes); ++i) {
    std::string link = links.empty() ? " See [" : ", [";
    link.append(link_label(finding.notes[i].text)).append("](").append(std::to_string(i + 1)).append(")");
    if (text.size() + links.size() + link.size() < SarifLimits::text) links += link;
  }
  if (!links.empty()) text.append(links).append(".");
  constexpr std::string_view before = " Help: ";
  if (!finding.help.empty() && text.size() + before.size() + 40 < SarifLimits::text) {
    std::string help = finding.help;
    std::replace(help.begin(), help.end(), '\n', ' ');
    help = unlinked(shown_text(help, SarifLimits::text - text.size() - before.size()));
    if (text.size() + before.size() + help.size() <= SarifLimits::text) text.append(before).append(help);
  }
  return text;
}

/// One value is written as a string, several as a list without repetitions.
void write_property(JsonWriter& json, const Property& property) {
  // "tags" is a list by SARIF's schema; "relations" by our own promise.
  const bool always_list = property.key == "relations" || property.key == "tags";
  std::vector<std::string> values;
  for (const std::string& value : property.values) {
    std::string shown = escaped(value);
    if (std::find(values.begin(), values.end(), shown) == values.end()) values.push_back(std::move(shown));
  }
  json.key(escaped(property.key));
  if (values.size() == 1 && !always_list) return json.value(values.front());
  json.open_list();
  for (const std::string& value : values) json.value(value);
  json.close_list();
}

/// What djvet itself says of every result; a check's property of such a name isn't written.
constexpr std::array<std::string_view, 8> own_properties{"escalation", "confidence", "escalationReason", "triggers",
                                                         "addressee",  "question",   "untriedFixes",     "attempts"};

void write_attempts(JsonWriter& json, const Finding& finding) {
  json.open_list("attempts");
  for (const Attempt& attempt : finding.attempts) {
    json.open_object();
    json.member("title", shown_text(attempt.title, SarifLimits::text));
    json.member("outcome", to_string(attempt.outcome));
    json.member("reason", shown_text(reason_of(attempt), SarifLimits::text));
    json.close_object();
  }
  json.close_list();
}

void write_region(JsonWriter& json, std::string_view name, const Region& region) {
  json.open_object(name);
  json.member("startLine", region.begin.line);
  if (region.known) {
    json.member("startColumn", region.begin.utf16);
    json.member("endLine", region.end.line);
    json.member("endColumn", region.end.utf16);
  }
  json.close_object();
}

/// `known`: the baseline is why nobody need look at it.
void write_suppressions(JsonWriter& json, const Suppressed* suppressed, bool known) {
  json.open_list("suppressions");
  if (suppressed != nullptr) {
    json.open_object();
    json.member("kind", "inSource");
    if (!suppressed->reason.empty()) json.member("justification", shown_text(suppressed->reason, SarifLimits::text));
    json.close_object();
  }
  if (known) {
    json.open_object();
    json.member("kind", "external");
    json.member("status", "accepted");
    json.member("justification", "in the baseline of djvet");
    json.close_object();
  }
  json.close_list();
}

void write_taxa(JsonWriter& json, Level level) {
  json.open_list("taxa");
  json.open_object();
  json.member("id", to_string(level));
  json.member("index", static_cast<int>(level) - 1);
  json.open_object("toolComponent");
  json.member("name", sarif_taxonomy);
  json.member("index", 0);
  json.close_object();
  json.close_object();
  json.close_list();
}

/// Remembers the hash of each line that a finding begins on, while the file's text is at hand.
Regions::Visitor hash_collector(const Report& report, std::map<std::pair<FileId, std::uint32_t>, LineHash>& hashes) {
  std::vector<std::pair<FileId, Span>> primaries;
  for (const Finding& finding : report.findings) primaries.emplace_back(finding.file, finding.span);
  for (const Suppressed& entry : report.suppressed) primaries.emplace_back(entry.finding.file, entry.finding.span);
  for (const Finding& finding : report.known) primaries.emplace_back(finding.file, finding.span);
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

void write_sarif_artifact(JsonWriter& json, std::string_view path) {
  json.open_object("artifactLocation");
  json.member("uri", uri_of(path));
  json.member("uriBaseId", sarif_base);
  json.close_object();
}

SarifRules::SarifRules(const Report& report, std::span<const Registered> checks) {
  for (const Registered& registered : checks) add(registered);
  for (const Finding& finding : report.findings) add({finding.check, "", ""});
  for (const Suppressed& entry : report.suppressed) add({entry.finding.check, "", ""});
  for (const Finding& finding : report.known) add({finding.check, "", ""});
  for (const AbsentFinding& absent : report.absent) add({absent.check, "", ""});
}

void SarifRules::add(const Registered& registered) {
  if (indices_.emplace(registered.check->id, rules_.size()).second) rules_.push_back(registered);
}

std::size_t SarifRules::index_of(const Check& check) const {
  const auto found = indices_.find(check.id);
  require(found != indices_.end(), "every check of the report is a rule");
  return found->second;
}

SarifResults::SarifResults(const Report& report, const SarifRules& rules, const RenderOptions& options)
    : report_(report), rules_(rules), options_(options), regions_(report, true, hash_collector(report, hashes_)) {
  entries_.reserve(report.findings.size() + report.suppressed.size() + report.known.size());
  for (const Finding& finding : report.findings) entries_.push_back({&finding, nullptr});
  for (const Suppressed& entry : report.suppressed) entries_.push_back({&entry.finding, &entry});
  for (const Finding& finding : report.known) entries_.push_back({&finding, nullptr, true});
  choose(options.max_results);
}

void SarifResults::choose(std::size_t most) {
  if (entries_.size() <= most) return;
  std::vector<std::size_t> order(entries_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto weight = [&](std::size_t i) {
    return entries_[i].suppressed == nullptr && !entries_[i].known ? rank_of(*entries_[i].finding) : -1;
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

void SarifResults::write_place(JsonWriter& json, FileId file, Span span) const {
  json.open_object("physicalLocation");
  write_sarif_artifact(json, path_of(report_, file));
  write_region(json, "region", regions_.at(file, span));
  json.close_object();
}

/// The members of a location; an `id` of 0 is not written.
void SarifResults::write_location(JsonWriter& json, const Place& place, std::size_t id) const {
  if (id != 0) json.member("id", id);
  write_place(json, place.file, place.span);
  if (!place.text.empty()) write_sarif_message(json, "message", unlinked(shown_text(place.text, SarifLimits::text)));
}

void SarifResults::write_primary(JsonWriter& json, const Finding& finding) const {
  json.open_list("locations");
  if (!finding.file.valid()) return json.close_list();
  json.open_object();
  write_place(json, finding.file, finding.span);
  if (!finding.symbol.empty()) {
    json.open_list("logicalLocations");
    json.open_object();
    json.member("fullyQualifiedName", shown_text(finding.symbol, SarifLimits::text));
    json.close_object();
    json.close_list();
  }
  json.close_object();
  json.close_list();
}

void SarifResults::write_related(JsonWriter& json, const Finding& finding) const {
  json.open_list("relatedLocations");
  for (std::size_t i = 0; i < std::min(finding.notes.size(), SarifLimits::locations - 1); ++i) {
    json.open_object();
    write_location(json, finding.notes[i], i + 1);
    json.close_object();
  }
  json.close_list();
}

void SarifResults::write_flow(JsonWriter& json, const Finding& finding) const {
  json.open_list("codeFlows");
  json.open_object();
  json.open_list("threadFlows");
  json.open_object();
  json.open_list("locations");
  for (std::size_t i = 0; i < std::min(finding.flow.size(), SarifLimits::flow_steps); ++i) {
    json.open_object();
    json.open_object("location");
    write_location(json, finding.flow[i], 0);
    json.close_object();
    json.close_object();
  }
  json.close_list();
  json.close_object();
  json.close_list();
  json.close_object();
  json.close_list();
}

void SarifResults::write_fingerprints(JsonWriter& json, const Finding& finding) const {
  json.open_object("partialFingerprints");
  const auto hash = hashes_.find({finding.file, regions_.at(finding.file, finding.span).begin.line});
  if (hash != hashes_.end()) json.member("primaryLocationLineHash", to_string(hash->second));
  json.member("djvet/v1", to_hex(finding.fingerprint));
  json.close_object();
}

void SarifResults::write_properties(JsonWriter& json, const Finding& finding) const {
  json.open_object("properties");
  json.member("escalation", to_string(finding.level));
  json.member("confidence", to_string(finding.confidence));
  json.member("escalationReason", shown_text(reason_of_level(finding), SarifLimits::text));
  if (!finding.triggers.empty()) {
    json.open_list("triggers");
    for (const Trigger trigger : finding.triggers) json.value(to_string(trigger));
    json.close_list();
  }
  const Asked asked = asked_of(finding, options_.checks, options_.addressees, "");
  if (!asked.addressee.empty()) json.member("addressee", shown_text(asked.addressee, SarifLimits::text));
  if (!asked.question.empty()) json.member("question", shown_text(asked.question, SarifLimits::text));
  if (finding.untried != 0) json.member("untriedFixes", finding.untried);
  if (!finding.attempts.empty()) write_attempts(json, finding);
  for (const Property& property : finding.properties)
    if (std::ranges::find(own_properties, property.key) == own_properties.end()) write_property(json, property);
  json.close_object();
}

/// What a reader may apply: only fixes that were tried (SARIF 3.55).
void SarifResults::write_fixes(JsonWriter& json, const Finding& finding) const {
  json.open_list("fixes");
  for (const Fix& fix : finding.fixes) {
    if (!fix.verified) continue;
    json.open_object();
    const std::string_view remark = fix.safety == Safety::unsafe ? " (to be looked at)" : "";
    write_sarif_message(json, "description", unlinked(shown_text(fix.title, title_text)).append(remark));
    json.open_list("artifactChanges");
    for (auto edit = fix.edits.begin(); edit != fix.edits.end();) {
      const FileId file = edit->file;
      json.open_object();
      write_sarif_artifact(json, path_of(report_, file));
      json.open_list("replacements");
      for (; edit != fix.edits.end() && edit->file == file; ++edit) write_replacement(json, *edit);
      json.close_list();
      json.close_object();
    }
    for (const CreatedFile& file : fix.created) write_created(json, file);
    json.close_list();
    json.close_object();
  }
  json.close_list();
}

/// A file that isn't there is an empty one of which nothing is deleted (SARIF 3.57.3).
void SarifResults::write_created(JsonWriter& json, const CreatedFile& file) const {
  json.open_object();
  write_sarif_artifact(json, file.path);
  json.open_list("replacements");
  json.open_object();
  json.open_object("deletedRegion");
  for (const std::string_view member : {"startLine", "startColumn", "endLine", "endColumn"}) json.member(member, 1);
  json.close_object();
  json.open_object("insertedContent");
  json.member("text", file.text);
  json.close_object();
  json.close_object();
  json.close_list();
  json.close_object();
}

void SarifResults::write_replacement(JsonWriter& json, const Edit& edit) const {
  json.open_object();
  write_region(json, "deletedRegion", regions_.at(edit.file, edit.span));
  json.open_object("insertedContent");
  json.member("text", edit.text);
  json.close_object();
  json.close_object();
}

/// Leaves out places in installed packages: they are no files of the repository, so that no URI could name them.
Finding SarifResults::in_tree(const Finding& finding) const {
  Finding kept = finding;
  const auto installed = [&](const Place& place) {
    return place.file.valid() && report_.sources->files[place.file.index()].is_dependency();
  };
  std::erase_if(kept.notes, installed);
  std::erase_if(kept.flow, installed);
  return kept;
}

void SarifResults::write(JsonWriter& json, const Entry& entry, bool in_full) const {
  const Finding finding = in_tree(*entry.finding);
  json.open_object();
  json.member("ruleId", finding.check->id);
  json.member("ruleIndex", rules_.index_of(*finding.check));
  json.member("level", sarif_level(finding.severity));
  write_sarif_message(json, "message", message_of(finding, in_full));
  write_primary(json, finding);
  if (in_full && !finding.notes.empty()) write_related(json, finding);
  if (in_full && !finding.flow.empty()) write_flow(json, finding);
  write_fingerprints(json, finding);
  json.member("rank", rank_of(finding));
  write_taxa(json, finding.level);
  if (in_full && !finding.fixes.empty()) write_fixes(json, finding);
  if (report_.has_baseline) json.member("baselineState", entry.known ? "unchanged" : "new");
  if (has_suppressions()) write_suppressions(json, entry.suppressed, entry.known);
  write_properties(json, finding);
  json.close_object();
}

/// All results have the list of suppressions, or none (SARIF 3.27.23).
bool SarifResults::has_suppressions() const {
  return !report_.suppressed.empty() || !report_.known.empty() || !report_.absent.empty();
}

void SarifResults::write(JsonWriter& json, const AbsentFinding& absent) const {
  json.open_object();
  json.member("ruleId", absent.check->id);
  json.member("ruleIndex", rules_.index_of(*absent.check));
  json.member("level", sarif_level(absent.check->severity));
  write_sarif_message(json, "message",
                      "no longer there: " + unlinked(shown_text(std::string(absent.check->summary), title_text)));
  json.open_list("locations");
  json.open_object();
  json.open_object("physicalLocation");
  write_sarif_artifact(json, absent.path);
  json.close_object();
  json.close_object();
  json.close_list();
  json.open_object("partialFingerprints");
  json.member("djvet/baseline", absent.place);
  json.close_object();
  if (absent.count > 1) json.member("occurrenceCount", absent.count);
  json.member("baselineState", "absent");
  write_suppressions(json, nullptr, true);
  json.close_object();
}

}  // namespace djvet
