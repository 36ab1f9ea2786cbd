// Reads one value at a time in the order of its lines, so that the first problem told is the first in the file.
// SPDX-License-Identifier: MIT
#include "analyzer/config/config_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>

#include "analyzer/base/escape.h"
#include "analyzer/base/suggest.h"
#include "analyzer/base/utf8.h"
#include "analyzer/config/selection.h"
#include "analyzer/config/toml_document.h"

namespace djvet {
namespace {

namespace fs = std::filesystem;
using Fault = std::optional<Problem>;

/// Fills settings from one table of a file.
class Reader {
 public:
  Reader(const std::string& shown, std::span<const Registered> checks) : shown_(shown), checks_(checks) {}

  Fault read(const TomlValue& table) {
    if (table.kind != TomlValue::Kind::table) return fault(table.line, "[tool.djvet] must be a table");
    for (std::size_t i = 0; i < table.items.size(); ++i) {
      const std::string& name = table.keys[i];
      line_ = table.key_lines[i];
      const Key* key = find_key(name);
      if (Fault problem = name == "checks"       ? read_checks(table.items[i])
                          : name == "escalation" ? read_escalation(table.items[i])
                          : key                  ? read_key(*key, table.items[i])
                                                 : unknown(name))
        return problem;
    }
    return std::nullopt;
  }
  [[nodiscard]] Settings take() { return std::move(settings_); }

 private:
  [[nodiscard]] Problem fault(std::uint32_t line, std::string detail) const {
    return {ProblemKind::configuration, shown_ + (line ? ":" + std::to_string(line) : ""), std::move(detail)};
  }

  [[nodiscard]] Problem unknown(std::string_view name) const {
    std::vector<std::string_view> names{"checks"};
    for (const Key& key : setting_keys()) names.push_back(key.name);
    return fault(line_, "unknown key " + in_quotes(name) + did_you_mean(name, names));
  }

  [[nodiscard]] Problem wrong_type(std::string_view name, std::string_view wanted, const TomlValue& value) const {
    return fault(value.line ? value.line : line_, "\"" + std::string(name) + "\" must be " + std::string(wanted) +
                                                      ", not " + std::string(to_string(value.kind)));
  }

  Fault read_key(const Key& key, const TomlValue& value) {
    const Fault problem =
        std::visit([&](auto member) { return read_member(key, value, settings_.*member); }, key.member);
    if (!problem) settings_.origins.emplace(key.name, shown_ + ":" + std::to_string(line_));
    return problem;
  }

  Fault read_member(const Key& key, const TomlValue& value, Strings& out) {
    std::vector<std::string> items;
    if (Fault problem = read_strings(key.name, value, items)) return problem;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::uint32_t line = value.items[i].line;
      if (key.modules) {
        if (const auto wrong = module_fault(items[i]))
          return fault(line, "\"" + std::string(key.name) + "\": " + in_quotes(items[i]) + " " + *wrong);
      } else if (!key.globs) {
        if (const auto wrong = selector_fault(checks_, items[i])) return fault(line, *wrong);
      } else if (const auto wrong = glob_fault(items[i])) {
        return fault(line, "\"exclude\": " + in_quotes(items[i]) + " " + *wrong);
      }
    }
    out = std::move(items);
    return std::nullopt;
  }

  Fault read_member(const Key& key, const TomlValue& value, std::optional<std::vector<PerFileIgnore>>& out) {
    if (value.kind != TomlValue::Kind::table) return wrong_type(key.name, "a table of paths", value);
    std::vector<PerFileIgnore> rows;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      PerFileIgnore row{value.keys[i], {}};
      if (const auto wrong = glob_fault(row.pattern))
        return fault(value.key_lines[i], "\"per-file-ignores\": " + in_quotes(row.pattern) + " " + *wrong);
      std::vector<std::string> selectors;
      if (Fault problem = read_strings(key.name, value.items[i], selectors)) return problem;
      for (const std::string& selector : selectors)
        if (const auto wrong = selector_fault(checks_, selector)) return fault(value.key_lines[i], *wrong);
      row.checks = ids_of(checks_, selectors);
      rows.push_back(std::move(row));
    }
    out = std::move(rows);
    return std::nullopt;
  }

  Fault read_member(const Key& key, const TomlValue& value, std::optional<std::vector<QueryBudget>>& out) const {
    if (value.kind != TomlValue::Kind::table) return wrong_type(key.name, "a table of entries", value);
    std::vector<QueryBudget> rows;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      const TomlValue& said = value.items[i];
      const bool number = said.kind == TomlValue::Kind::integer;
      if (!number && said.kind != TomlValue::Kind::string)
        return wrong_type(value.keys[i], "a number or a formula", said);
      const std::string text = number ? std::to_string(said.integer) : said.text;
      std::optional<QueryBudget> budget = query_budget_of(value.keys[i], text);
      if (!budget)
        return fault(value.key_lines[i],
                     "\"query-budget\": " + in_quotes(text) + " is no formula such as \"5 + 2N\" or \"5 + any\"");
      rows.push_back(std::move(*budget));
    }
    out = std::move(rows);
    return std::nullopt;
  }

  Fault read_member(const Key& key, const TomlValue& value, std::optional<std::string>& out) const {
    if (value.kind != TomlValue::Kind::string) return wrong_type(key.name, "a string", value);
    if (value.text.empty()) return fault(value.line, "\"" + std::string(key.name) + "\" is empty");
    if (value.text.find('\0') != std::string::npos)
      return fault(value.line, "\"" + std::string(key.name) + "\" is no path");
    out = value.text;
    return std::nullopt;
  }

  Fault read_member(const Key& key, const TomlValue& value, std::optional<Severity>& out) {
    if (value.kind == TomlValue::Kind::string) out = severity_of(value.text);
    return out ? Fault{} : wrong_type_or_word(key, value, "note, warning or error");
  }

  Fault read_member(const Key& key, const TomlValue& value, std::optional<Confidence>& out) {
    if (value.kind == TomlValue::Kind::string) out = confidence_of(value.text);
    return out ? Fault{} : wrong_type_or_word(key, value, "low, medium or high");
  }

  Fault read_member(const Key& key, const TomlValue& value, std::optional<std::uint64_t>& out) {
    if (value.kind != TomlValue::Kind::integer) return wrong_type(key.name, "an integer", value);
    const Result<std::uint64_t, std::string> number = number_of(key, std::to_string(value.integer));
    if (!number) return fault(value.line, "\"" + std::string(key.name) + "\" " + number.error());
    out = *number;
    return std::nullopt;
  }

  [[nodiscard]] Problem wrong_type_or_word(const Key& key, const TomlValue& value, std::string_view words) const {
    if (value.kind != TomlValue::Kind::string) return wrong_type(key.name, "a string", value);
    return fault(value.line,
                 "\"" + std::string(key.name) + "\" must be " + std::string(words) + ", not " + in_quotes(value.text));
  }

  Fault read_strings(std::string_view name, const TomlValue& value, std::vector<std::string>& out) const {
    if (value.kind != TomlValue::Kind::array) return wrong_type(name, "a list of strings", value);
    for (const TomlValue& item : value.items) {
      if (item.kind != TomlValue::Kind::string) return wrong_type(name, "a list of strings", item);
      out.push_back(item.text);
    }
    return std::nullopt;
  }

  /// [tool.djvet.checks.<id>]: the options of that check.
  Fault read_checks(const TomlValue& table) {
    if (table.kind != TomlValue::Kind::table) return wrong_type("checks", "a table of checks", table);
    std::vector<std::string_view> ids;
    for (const Registered& row : checks_) ids.push_back(row.check->id);
    for (std::size_t i = 0; i < table.items.size(); ++i) {
      const std::string& id = table.keys[i];
      const Registered* row = find_check(checks_, id);
      line_ = table.key_lines[i];
      if (!row) return fault(line_, "no check is named " + in_quotes(id) + did_you_mean(id, ids));
      if (table.items[i].kind != TomlValue::Kind::table)
        return wrong_type(row->check->id, "a table of options", table.items[i]);
      if (Fault problem = read_options(*row->check, table.items[i])) return problem;
    }
    return std::nullopt;
  }

  /// [tool.djvet.escalation]: a name for each role.
  Fault read_escalation(const TomlValue& table) {
    if (table.kind != TomlValue::Kind::table) return wrong_type("escalation", "a table of names", table);
    std::vector<std::string_view> roles;
    for (const AddresseeRole& role : addressee_roles) roles.push_back(role.name);
    for (std::size_t i = 0; i < table.items.size(); ++i) {
      const std::string& name = table.keys[i];
      line_ = table.key_lines[i];
      if (std::ranges::find(roles, name) == roles.end())
        return fault(line_, "escalation has no role " + in_quotes(name) + did_you_mean(name, roles));
      if (table.items[i].kind != TomlValue::Kind::string || table.items[i].text.empty())
        return wrong_type(name, "a name", table.items[i]);
      settings_.addressees[name] = table.items[i].text;
      settings_.origins["escalation." + name] = shown_ + ":" + std::to_string(line_);
    }
    return std::nullopt;
  }

  Fault read_options(const Check& check, const TomlValue& table) {
    std::vector<std::string_view> names;
    for (const Option& option : check.options) names.push_back(option.name);
    for (std::size_t i = 0; i < table.items.size(); ++i) {
      const std::string& name = table.keys[i];
      const TomlValue& value = table.items[i];
      line_ = table.key_lines[i];
      const auto option = std::find_if(check.options.begin(), check.options.end(),
                                       [&](const Option& candidate) { return candidate.name == name; });
      if (option == check.options.end())
        return fault(line_, std::string(check.id) +
                                (names.empty() ? " has no options" : " has no option " + in_quotes(name)) +
                                did_you_mean(name, names));
      if (value.kind != TomlValue::Kind::integer) return wrong_type(name, "an integer", value);
      if (value.integer < option->least || value.integer > option->most)
        return fault(line_, "\"" + name + "\" must be from " + std::to_string(option->least) + " to " +
                                std::to_string(option->most));
      const std::string full = std::string(check.id) + "." + name;
      settings_.options[full] = static_cast<int>(value.integer);
      settings_.origins[full] = shown_ + ":" + std::to_string(line_);
    }
    return std::nullopt;
  }

  const std::string& shown_;
  std::span<const Registered> checks_;
  Settings settings_;
  std::uint32_t line_ = 0;  // of the key being read
};

Problem unreadable(const std::string& shown, std::string detail) {
  return {ProblemKind::configuration, shown, std::move(detail)};
}

/// The bytes of a regular file, at most one more than a configuration may have.
Result<std::string> bytes_of(const fs::path& path, const std::string& shown) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return unreadable(shown, "is not a regular file");
  std::ifstream stream(path, std::ios::binary);
  std::string text(max_toml_size + 1, '\0');
  if (!stream || !stream.read(text.data(), static_cast<std::streamsize>(text.size())).eof()) {
    if (!stream) return unreadable(shown, "can't be read");
  }
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

/// As the user would write it: relative to the working directory where that is no longer than three steps up.
std::string shown_path(const fs::path& path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const fs::path relative = error ? fs::path() : path.lexically_normal().lexically_relative(here);
  return relative.empty() ? path.filename().string() : relative.string();
}

bool is_below(const fs::path& path, const fs::path& top) {
  const auto [at_top, at_path] = std::mismatch(top.begin(), top.end(), path.begin(), path.end());
  return at_top == top.end() && at_path != path.end();
}

}  // namespace

Result<ConfigurationFile> parse_configuration(std::string_view text, const std::string& shown, ConfigurationStyle style,
                                              std::span<const Registered> checks, bool quote) {
  constexpr std::array<std::string_view, 2> table{"tool", "djvet"};
  const std::span<const std::string_view> path = style == ConfigurationStyle::pyproject
                                                     ? std::span<const std::string_view>(table)
                                                     : std::span<const std::string_view>();
  const Result<std::optional<TomlValue>, TomlError> document = parse_toml(text, path);
  if (!document) {
    const TomlError& error = document.error();
    return Problem{ProblemKind::configuration, shown + (error.line ? ":" + std::to_string(error.line) : ""),
                   "can't be read as TOML" + (quote ? ": " + escaped(utf8_prefix(error.description, 200)) : "")};
  }
  ConfigurationFile file{shown, {}, document->has_value()};
  if (!document->has_value()) return file;
  Reader reader(shown, checks);
  if (Fault problem = reader.read(**document)) return std::move(*problem);
  file.settings = reader.take();
  return file;
}

std::string repository_top(const std::string& root) {
  std::error_code error;
  for (fs::path at = root;; at = at.parent_path()) {
    if (fs::exists(at / ".git", error)) return at.string();
    if (at == at.parent_path()) return root;
  }
}

Result<ConfigurationFile> find_configuration(const std::string& root, std::span<const Registered> checks) {
  std::error_code error;
  const fs::path bottom(root);
  const fs::path top = repository_top(root);
  const fs::path inside = fs::canonical(top, error);
  for (fs::path at = bottom;; at = at.parent_path()) {
    for (const char* name : {"djvet.toml", "pyproject.toml"}) {
      const fs::path path = at / name;
      if (!fs::exists(fs::symlink_status(path, error))) continue;
      const std::string shown = shown_path(path);
      const fs::path target = fs::canonical(path, error);
      if (error || !is_below(target, inside))
        return unreadable(shown, "is a link that leads nowhere, or out of the repository");
      const Result<std::string> text = bytes_of(target, shown);
      if (!text) return text.error();
      const bool own = std::string_view(name) == "djvet.toml";
      Result<ConfigurationFile> file = parse_configuration(
          *text, shown, own ? ConfigurationStyle::djvet_toml : ConfigurationStyle::pyproject, checks);
      if (!file || file->has_settings) return file;
    }
    if (at == top) return ConfigurationFile{};
  }
}

Result<ConfigurationFile> read_configuration(const std::string& path, std::span<const Registered> checks) {
  std::error_code error;
  if (!fs::exists(path, error)) return unreadable(path, "no such file");
  const Result<std::string> text = bytes_of(path, path);
  if (!text) return text.error();
  const bool pyproject = fs::path(path).filename() == "pyproject.toml";
  return parse_configuration(*text, path, pyproject ? ConfigurationStyle::pyproject : ConfigurationStyle::djvet_toml,
                             checks,
                             /*quote=*/false);
}

}  // namespace djvet
