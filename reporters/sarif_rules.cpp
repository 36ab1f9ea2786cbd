// GitHub reads shortDescription, fullDescription, help, defaultConfiguration.level, and the properties tags, precision,
// problem.severity and, of checks tagged "security" alone, security-severity.
// SPDX-License-Identifier: MIT
#include "reporters/sarif_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/findings/escalation.h"
#include "reporters/places.h"

namespace djvet {

namespace {

/// The text of the page's section `## title` up to its first blank line, on one line. Empty where there is none.
std::string first_paragraph(std::string_view page, std::string_view title) {
  const std::string heading = "\n## " + std::string(title) + "\n";
  const std::size_t found = page.find(heading);
  if (found == std::string_view::npos) return {};
  std::string_view rest = page.substr(found + heading.size());
  rest.remove_prefix(std::min(rest.find_first_not_of('\n'), rest.size()));
  rest = rest.substr(0, rest.find("\n\n"));
  if (rest.starts_with("#") || rest.starts_with("```")) return {};
  std::string paragraph(rest);
  std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
  while (!paragraph.empty() && paragraph.back() == ' ') paragraph.pop_back();
  return paragraph;
}

std::vector<std::string> tags_of(const Check& check, std::string_view family) {
  std::vector<std::string> tags{"escalation-" + std::string(to_string(floor_of(check))), "django"};
  if (!family.empty()) tags.emplace_back(family);
  for (const std::string_view tag : check.tags)
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.emplace_back(tag);
  if (tags.size() > SarifLimits::rule_tags) tags.resize(SarifLimits::rule_tags);
  return tags;
}

/// GitHub ranks security alerts by a score: an error is "high" there, a warning "medium", a note "low".
std::string_view security_score(Severity severity) {
  if (severity == Severity::error) return "8.0";
  return severity == Severity::warning ? "5.0" : "3.0";
}

void write_properties(JsonWriter& json, const Check& check, std::string_view family) {
  json.open_object("properties");
  json.open_list("tags");
  for (const std::string& tag : tags_of(check, family)) json.value(tag);
  json.close_list();
  json.member("precision", to_string(check.confidence));
  json.member("problem.severity", check.severity == Severity::note ? "recommendation" : to_string(check.severity));
  json.member("escalation", to_string(floor_of(check)));
  json.member("since", check.since);
  if (std::find(check.tags.begin(), check.tags.end(), "security") != check.tags.end())
    json.member("security-severity", security_score(check.severity));
  json.close_object();
}

std::string help_text(const Check& check) {
  std::string text =
      shown_text(check.summary, SarifLimits::text) + ". djvet explain " + std::string(check.id) + " says more.";
  for (const Reference& reference : check.references)
    text.append(" ").append(reference.title).append(": ").append(reference.url);
  return text;
}

}  // namespace

std::string_view sarif_level(Severity severity) { return to_string(severity); }

void write_sarif_message(JsonWriter& json, std::string_view name, std::string_view text) {
  json.open_object(name);
  json.member("text", text);
  json.close_object();
}

void write_sarif_rule(JsonWriter& json, const Registered& registered) {
  const Check& check = *registered.check;
  std::string full = first_paragraph(registered.page, "What it finds");
  if (full.empty()) full = check.summary;
  json.open_object();
  json.member("id", check.id);
  write_sarif_message(json, "shortDescription", shown_text(check.summary, SarifLimits::text));
  write_sarif_message(json, "fullDescription", shown_text(full, SarifLimits::text));
  if (!check.references.empty()) json.member("helpUri", check.references.front().url);
  json.open_object("help");
  json.member("text", help_text(check));
  if (!registered.page.empty()) json.member("markdown", registered.page);
  json.close_object();
  json.open_object("defaultConfiguration");
  json.member("enabled", check.enabled);
  json.member("level", sarif_level(check.severity));
  json.close_object();
  if (!check.former_ids.empty()) {
    json.open_list("deprecatedIds");
    for (const std::string_view id : check.former_ids) json.value(id);
    json.close_list();
  }
  write_properties(json, check, registered.family);
  json.close_object();
}

}  // namespace djvet
