// GitHub reads shortDescription, fullDescription, help, defaultConfiguration.level, and the properties tags, precision,
// problem.severity and, of checks tagged "security" alone, security-severity.
// SPDX-License-Identifier: MIT
#include "reporters/sarif_rules.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyzer/base/escape.h"

namespace djvet {

namespace {

using Json = nlohmann::ordered_json;

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

Json tags_of(const Check& check, std::string_view family) {
  std::vector<std::string> tags{"escalation-" + std::string(to_string(check.level)), "django"};
  if (!family.empty()) tags.emplace_back(family);
  for (const std::string_view tag : check.tags)
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.emplace_back(tag);
  if (tags.size() > SarifLimits::rule_tags) tags.resize(SarifLimits::rule_tags);
  return tags;
}

Json properties_of(const Check& check, std::string_view family) {
  Json properties{{"tags", tags_of(check, family)},
                  {"precision", to_string(check.confidence)},
                  {"problem.severity", check.severity == Severity::note ? "recommendation" : to_string(check.severity)},
                  {"escalation", to_string(check.level)},
                  {"since", check.since}};
  // GitHub ranks security alerts by a score: an error is "high" there, a warning "medium", a note "low".
  if (std::find(check.tags.begin(), check.tags.end(), "security") != check.tags.end())
    properties["security-severity"] =
        check.severity == Severity::error ? "8.0" : (check.severity == Severity::warning ? "5.0" : "3.0");
  return properties;
}

std::string help_text(const Check& check) {
  std::string text = sarif_text(check.summary) + ". djvet explain " + std::string(check.id) + " says more.";
  for (const Reference& reference : check.references)
    text.append(" ").append(reference.title).append(": ").append(reference.url);
  return text;
}

}  // namespace

std::string sarif_text(std::string_view text, std::size_t most) {
  std::string shown = escaped(text);
  if (shown.size() <= most) return shown;
  constexpr std::string_view ellipsis = "…";
  shown.resize(utf8_prefix(shown, most - ellipsis.size()).size());
  return shown.append(ellipsis);
}

std::string_view sarif_level(Severity severity) { return to_string(severity); }

Json sarif_rule(const Registered& registered) {
  const Check& check = *registered.check;
  std::string full = first_paragraph(registered.page, "What it finds");
  if (full.empty()) full = check.summary;
  Json rule{{"id", check.id},
            {"shortDescription", {{"text", sarif_text(check.summary)}}},
            {"fullDescription", {{"text", sarif_text(full)}}}};
  if (!check.references.empty()) rule["helpUri"] = check.references.front().url;
  rule["help"] = {{"text", help_text(check)}};
  if (!registered.page.empty()) rule["help"]["markdown"] = registered.page;
  rule["defaultConfiguration"] = {{"enabled", check.enabled}, {"level", sarif_level(check.severity)}};
  rule["properties"] = properties_of(check, registered.family);
  if (!check.former_ids.empty())
    rule["deprecatedIds"] = std::vector<std::string_view>(check.former_ids.begin(), check.former_ids.end());
  return rule;
}

}  // namespace djvet
