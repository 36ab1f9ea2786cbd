// Puts layers together key by key, by the table of keys; only lists of checks and globs have rules of their own.
// SPDX-License-Identifier: MIT
#include "analyzer/config/configure.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "analyzer/base/escape.h"
#include "analyzer/base/utf8.h"
#include "analyzer/config/selection.h"

namespace djvet {
namespace {

bool adds_up(const Key& key) { return key.name == "ignore" || key.name == "extend-select" || key.name == "exclude"; }

void append(Strings& out, const Strings& more) {
  if (!more) return;
  if (!out) out.emplace();
  out->insert(out->end(), more->begin(), more->end());
}

/// A basic string of TOML that is harmless to print and reads back as the same text, where that is UTF-8.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char character = utf8_at(text, at);
    if (character.value == '"' || character.value == '\\') out += '\\';
    if (is_unsafe(character) || !character.valid) {
      std::array<char, 11> escape{};
      std::snprintf(escape.data(), escape.size(), "\\U%08x", static_cast<unsigned>(character.value));
      out += escape.data();
    } else {
      out += text.substr(at, character.size);
    }
    at += character.size;
  }
  return out + '"';
}

std::string rendered(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + quoted(item);
  return out + "]";
}
std::string rendered(const std::vector<PerFileIgnore>& rows) {
  std::string out = "{";
  for (const PerFileIgnore& row : rows)
    out += (out.size() > 1 ? ", " : " ") + quoted(row.pattern) + " = " + rendered(row.checks);
  return out + (rows.empty() ? "}" : " }");
}
std::string rendered(const std::vector<QueryBudget>& rows) {
  std::string out = "{";
  for (const QueryBudget& row : rows)
    out += (out.size() > 1 ? ", " : " ") + quoted(row.pattern) + " = " + quoted(row.text);
  return out + (rows.empty() ? "}" : " }");
}
std::string rendered(const std::string& text) { return quoted(text); }
std::string rendered(Severity severity) { return quoted(to_string(severity)); }
std::string rendered(Confidence confidence) { return quoted(to_string(confidence)); }
std::string rendered(std::uint64_t number) { return std::to_string(number); }

std::string origin_of(const Settings& settings, std::string_view key) {
  const auto found = settings.origins.find(key);
  return found == settings.origins.end() ? "default" : found->second;
}

/// Where the choice of checks comes from: one place, or several that say different keys.
std::string origin_of_selection(const Settings& settings) {
  std::string out;
  for (const std::string_view key : {"select", "extend-select", "ignore"})
    if (settings.origins.contains(key))
      out += (out.empty() ? "" : ", ") + std::string(key) + " in " + origin_of(settings, key);
  return out.empty() ? "default" : out;
}

std::uint32_t narrow(const std::optional<std::uint64_t>& number) { return static_cast<std::uint32_t>(number.value()); }

}  // namespace

Settings default_settings() {
  const Configuration initial;
  Settings settings;
  settings.severity = initial.threshold;
  settings.confidence = initial.confidence;
  settings.max_findings = initial.max_findings;
  settings.max_findings_per_check = initial.max_findings_per_check;
  settings.max_file_size = initial.max_file_size;
  settings.max_files = initial.max_files;
  settings.max_directory_depth = initial.max_directory_depth;
  settings.parse_budget_ms = initial.parse_budget_ms;
  return settings;
}

Settings layered(const Settings& below, const Settings& above) {
  Settings out = below;
  if (above.select) {
    for (Strings* dropped : {&out.ignore, &out.extend_select}) dropped->reset();
    for (const char* key : {"ignore", "extend-select"}) out.origins.erase(key);
  }
  for (const Key& key : setting_keys()) {
    const bool said = std::visit(
        [&](auto member) {
          const auto& value = above.*member;
          if (!value) return false;
          if constexpr (std::is_same_v<decltype(member), Strings Settings::*>) {
            if (adds_up(key)) return append(out.*member, value), true;
          }
          out.*member = value;
          return true;
        },
        key.member);
    if (!said) continue;
    std::string& origin = out.origins[std::string(key.name)];
    const std::string added = origin_of(above, key.name);
    origin = adds_up(key) && !origin.empty() ? origin + ", " + added : added;
  }
  for (const auto& [role, name] : above.addressees) {
    out.addressees[role] = name;
    out.origins["escalation." + role] = above.origins.at("escalation." + role);
  }
  for (const auto& [option, value] : above.options) {
    out.options[option] = value;
    out.origins[option] = origin_of(above, option);
  }
  return out;
}

std::vector<std::string> selected_checks(const Settings& settings, std::span<const Registered> checks) {
  std::vector<std::string> ids;
  if (settings.select) {
    ids = ids_of(checks, *settings.select);
  } else {
    for (const Registered& row : checks)
      if (row.check->enabled) ids.emplace_back(row.check->id);
  }
  if (settings.extend_select)
    for (std::string& id : ids_of(checks, *settings.extend_select)) ids.push_back(std::move(id));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (settings.ignore) {
    const std::vector<std::string> ignored = ids_of(checks, *settings.ignore);
    std::erase_if(ids, [&](const std::string& id) { return std::binary_search(ignored.begin(), ignored.end(), id); });
  }
  return ids;
}

Configuration configuration_of(const Settings& settings, std::span<const Registered> checks) {
  Configuration configuration;
  configuration.checks = selected_checks(settings, checks);
  if (settings.per_file_ignores) configuration.per_file_ignores = *settings.per_file_ignores;
  if (settings.query_budget) configuration.query_budget = *settings.query_budget;
  if (settings.settings) {
    configuration.settings = *settings.settings;
    const std::string origin = origin_of(settings, "settings");
    configuration.settings_said = origin == "command line" ? "--settings" : origin + ": settings";
  }
  if (settings.exclude) configuration.exclude = *settings.exclude;
  configuration.options = settings.options;
  for (const AddresseeRole& role : addressee_roles)
    if (const auto set = settings.addressees.find(role.name); set != settings.addressees.end())
      configuration.addressees.*role.member = set->second;
  configuration.threshold = settings.severity.value();
  configuration.confidence = settings.confidence.value();
  configuration.max_findings = narrow(settings.max_findings);
  configuration.max_findings_per_check = narrow(settings.max_findings_per_check);
  configuration.max_file_size = settings.max_file_size.value();
  configuration.max_files = settings.max_files.value();
  configuration.max_directory_depth = narrow(settings.max_directory_depth);
  configuration.parse_budget_ms = narrow(settings.parse_budget_ms);
  return configuration;
}

std::string render_configuration(const Settings& settings, std::span<const Registered> checks) {
  std::string out =
      "select = " + rendered(selected_checks(settings, checks)) + "  # " + origin_of_selection(settings) + "\n";
  for (const Key& key : setting_keys()) {
    if (key.name == "select" || key.name == "extend-select" || key.name == "ignore") continue;
    if (key.name == "python" && !settings.python) continue;  // nothing can be written for "the one that is found"
    const std::string value = std::visit(
        [&](auto member) {
          return rendered((settings.*member).value_or(typename std::decay_t<decltype(settings.*member)>::value_type{}));
        },
        key.member);
    out += std::string(key.name) + " = " + value + "  # " + escaped(origin_of(settings, key.name)) + "\n";
  }
  out += "\n[escalation]\n";
  for (const AddresseeRole& role : addressee_roles) {
    const auto set = settings.addressees.find(role.name);
    out += std::string(role.name) + " = " +
           rendered(set == settings.addressees.end() ? Addressees{}.*role.member : set->second) + "  # " +
           escaped(origin_of(settings, "escalation." + std::string(role.name))) + "\n";
  }
  for (const Registered& row : checks) {
    if (row.check->options.empty()) continue;
    out += "\n[checks." + std::string(row.check->id) + "]\n";
    for (const Option& option : row.check->options) {
      const std::string full = std::string(row.check->id) + "." + std::string(option.name);
      const auto set = settings.options.find(full);
      out += std::string(option.name) + " = " +
             std::to_string(set == settings.options.end() ? option.initial : set->second) + "  # " +
             escaped(origin_of(settings, full)) + "\n";
    }
  }
  return out;
}

}  // namespace djvet
