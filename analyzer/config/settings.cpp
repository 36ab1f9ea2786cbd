// The table of keys, and how the words of each kind of value are read. The upper bounds hold for everybody: no file of a
// repository can make a run read more than they say. A file is bounded by what facts can point into (max_source_size).
// SPDX-License-Identifier: MIT
#include "analyzer/config/settings.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "analyzer/base/escape.h"
#include "analyzer/base/utf8.h"

namespace djvet {
namespace {

const std::array<Key, 16> keys{{
    {.name = "select",
     .summary = "checks and families that run, instead of those on by default",
     .member = &Settings::select},
    {.name = "extend-select",
     .summary = "checks and families that run besides the others",
     .member = &Settings::extend_select},
    {.name = "ignore", .summary = "checks and families that don't run", .member = &Settings::ignore},
    {.name = "per-file-ignores",
     .summary = "paths (globs), each with the checks and families whose findings there don't count",
     .member = &Settings::per_file_ignores},
    {.name = "query-budget",
     .summary = "entries (globs on name, code or route), each with the queries that it may run",
     .member = &Settings::query_budget},
    {.name = "exclude", .summary = "paths (globs) that are not read", .member = &Settings::exclude, .globs = true},
    {.name = "settings",
     .summary = "settings modules that the project is deployed with; without it, those that their names, wsgi.py and "
                "asgi.py tell",
     .member = &Settings::settings,
     .modules = true},
    {.name = "python",
     .summary = "the interpreter or virtual environment with the project's packages; found in .venv, venv or env",
     .member = &Settings::python},
    {.name = "severity",
     .summary = "the least severity that is shown: note, warning or error",
     .member = &Settings::severity},
    {.name = "confidence",
     .summary = "the least confidence that is shown: low, medium or high",
     .member = &Settings::confidence},
    {.name = "max-findings",
     .summary = "findings that are shown at most",
     .member = &Settings::max_findings,
     .least = 1,
     .most = 100'000},
    {.name = "max-findings-per-check",
     .summary = "findings of one check in one file at most",
     .member = &Settings::max_findings_per_check,
     .least = 1,
     .most = 10'000},
    {.name = "max-file-size",
     .summary = "bytes of a file that is read at most",
     .member = &Settings::max_file_size,
     .least = 1,
     .most = (1U << 24) - 1},
    {.name = "max-files",
     .summary = "files that are read at most",
     .member = &Settings::max_files,
     .least = 1,
     .most = 1'000'000},
    {.name = "max-directory-depth",
     .summary = "folders within folders that are entered at most",
     .member = &Settings::max_directory_depth,
     .least = 1,
     .most = 1'000},
    {.name = "parse-budget-ms",
     .summary = "milliseconds to read one file at most",
     .member = &Settings::parse_budget_ms,
     .least = 1,
     .most = 60'000},
}};

template <class Value>
std::optional<Value> word_of(std::string_view word, std::initializer_list<Value> values) {
  for (const Value value : values)
    if (to_string(value) == word) return value;
  return std::nullopt;
}

}  // namespace

std::span<const Key> setting_keys() { return keys; }

const Key* find_key(std::string_view name) {
  const auto* found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found == keys.end() ? nullptr : found;
}

std::optional<Severity> severity_of(std::string_view word) {
  return word_of(word, {Severity::note, Severity::warning, Severity::error});
}

std::optional<Confidence> confidence_of(std::string_view word) {
  return word_of(word, {Confidence::low, Confidence::medium, Confidence::high});
}

Result<std::uint64_t, std::string> number_of(const Key& key, std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number >= key.least && number <= key.most)
    return number;
  return "must be a number from " + std::to_string(key.least) + " to " + std::to_string(key.most) + ", not " +
         in_quotes(text);
}

std::string in_quotes(std::string_view word) {
  const std::string_view kept = utf8_prefix(word, 64);
  return "\"" + escaped(kept) + (kept.size() < word.size() ? "..." : "") + "\"";
}

std::optional<std::string> module_fault(std::string_view name) {
  const bool dotted = std::all_of(name.begin(), name.end(), [](char c) {
    return c == '.' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  const bool whole = !name.empty() && name.front() != '.' && name.back() != '.' && name.find("..") == name.npos;
  if (dotted && whole) return std::nullopt;
  return "must be the dotted name of a module";
}

std::optional<std::string> glob_fault(std::string_view glob) {
  if (glob.empty()) return "is empty";
  if (glob.size() > 1024) return "is longer than 1024 bytes";
  if (glob.front() == '/' || glob.find('\\') != std::string_view::npos || glob.find(':') == 1)
    return "must be relative to the project, with '/' between its parts";
  for (std::size_t begin = 0; begin <= glob.size();) {
    const std::size_t end = std::min(glob.find('/', begin), glob.size());
    if (glob.substr(begin, end - begin) == "..") return "leads outside the project";
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace djvet
