// Settings: what one place (a configuration file, a command line) decides, and the table of keys that it may use. The
// table is the one declaration of a key: reading files, the command line, messages and `djvet config` all follow it.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/config/configuration.h"

namespace djvet {

/// What isn't said is empty. `origins` tells for each key that is said where ("pyproject.toml:12", "command line").
struct Settings {
  std::optional<std::vector<std::string>> select;         // check ids and families; instead of those on by default
  std::optional<std::vector<std::string>> extend_select;  // likewise; besides the others
  std::optional<std::vector<std::string>> ignore;         // likewise; wins over both
  std::optional<std::vector<PerFileIgnore>> per_file_ignores;
  std::optional<std::vector<QueryBudget>> query_budget;
  std::optional<std::vector<std::string>> exclude;   // globs on relative paths
  std::optional<std::vector<std::string>> settings;  // dotted names of modules
  std::optional<std::string> python;  // a path, relative to the file that says it or the working directory
  std::optional<Severity> severity;
  std::optional<Confidence> confidence;
  std::optional<std::uint64_t> max_findings;
  std::optional<std::uint64_t> max_findings_per_check;
  std::optional<std::uint64_t> max_file_size;
  std::optional<std::uint64_t> max_files;
  std::optional<std::uint64_t> max_directory_depth;
  std::optional<std::uint64_t> parse_budget_ms;
  std::map<std::string, int, std::less<>> options;             // "check-id.option" -> value
  std::map<std::string, std::string, std::less<>> addressees;  // a role of `addressee_roles` -> name
  std::map<std::string, std::string, std::less<>> origins;
};

using Strings = std::optional<std::vector<std::string>>;

/// One key. Which member it sets tells its type; `least` and `most` bound a number, whoever says it.
struct Key {
  std::string_view name;
  std::string_view summary;
  std::variant<Strings Settings::*, std::optional<std::vector<PerFileIgnore>> Settings::*,
               std::optional<std::vector<QueryBudget>> Settings::*, std::optional<std::string> Settings::*,
               std::optional<Severity> Settings::*, std::optional<Confidence> Settings::*,
               std::optional<std::uint64_t> Settings::*>
      member;
  bool globs = false;    // a list of paths, not of checks
  bool modules = false;  // a list of dotted names, likewise
  std::uint64_t least = 0;
  std::uint64_t most = 0;
};

/// One key of [tool.djvet.escalation].
struct AddresseeRole {
  std::string_view name;
  std::string_view summary;
  std::string Addressees::*member;
};
inline constexpr AddresseeRole addressee_roles[] = {
    {"peer", "who is asked at level L2", &Addressees::peer},
    {"architect", "who is asked at level L3", &Addressees::architect},
    {"database", "who is asked at level L3 about queries and the schema", &Addressees::database},
    {"decider", "who decides at level L4", &Addressees::decider}};

/// In the order in which help and `djvet config` show them.
[[nodiscard]] std::span<const Key> setting_keys();
[[nodiscard]] const Key* find_key(std::string_view name);
/// What is wrong with an entry of a list of modules: "config.settings.production" is right.
[[nodiscard]] std::optional<std::string> module_fault(std::string_view name);

/// "note", "warning", "error"; nothing for other words. Likewise for confidence.
[[nodiscard]] std::optional<Severity> severity_of(std::string_view word);
[[nodiscard]] std::optional<Confidence> confidence_of(std::string_view word);

/// A number written in decimal digits only, within the key's bounds. The error says what is allowed.
[[nodiscard]] Result<std::uint64_t, std::string> number_of(const Key& key, std::string_view text);

/// A word of the user's for a message: in quotes, harmless, and cut after 64 bytes.
[[nodiscard]] std::string in_quotes(std::string_view word);

/// What is wrong with a glob, or nothing: empty, absolute, or with a part `..`, so that it could mean a place outside.
[[nodiscard]] std::optional<std::string> glob_fault(std::string_view glob);

}  // namespace djvet
