// Runs djvet's pipeline on a folder inside a test, and renders what came out.
// SPDX-License-Identifier: MIT
#include "tests/support/project_run.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analyzer/base/require.h"
#include "analyzer/base/version.h"
#include "analyzer/config/changed_files.h"
#include "analyzer/config/config_file.h"
#include "analyzer/config/configure.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "reporters/reporter.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

/// Where each line of a text begins; lines end as Python's do.
std::vector<std::size_t> line_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) starts.push_back(i + 1);
  return starts;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::size_t line_at(const std::vector<std::size_t>& starts, std::size_t offset) {
  return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
}

}  // namespace

Configuration full_configuration(const std::string& root, std::string_view about) {
  Settings settings = default_settings();
  if (const std::string own = read_text(root + "/djvet.toml"); !own.empty()) {
    const auto file = parse_configuration(own, "djvet.toml", ConfigurationStyle::djvet_toml, registry());
    require(file.has_value(), file ? "" : file.error().where + ": " + file.error().detail);
    settings = layered(settings, file->settings);
  }
  Configuration configuration = configuration_of(settings, registry());
  configuration.root = root;
  configuration.checks.clear();
  for (const Registered& row : registry())
    if (row.check->enabled || row.check->id == about) configuration.checks.emplace_back(row.check->id);
  std::sort(configuration.checks.begin(), configuration.checks.end());
  configuration.confidence = Confidence::low;
  configuration.jobs = 1;
  configuration.use_cache = false;
  configuration.today = parse_day("2026-11-23").value();
  if (const std::string list = read_text(root + "/changes.txt"); !list.empty()) {
    ChangedFiles changes = parse_changed_files(list, "");
    configuration.knows_changes = true;
    configuration.added_files = std::move(changes.added);
    configuration.edited_files = std::move(changes.edited);
  }
  return configuration;
}

Run run_project(const Configuration& configuration, Needs needs) {
  Result<Run> result = run(configuration, registry(), needs);
  require(result.has_value(), result ? "" : result.error().where + ": " + result.error().detail);
  return std::move(result).value();
}

std::string rendered_as(const Report& report, std::string_view format) {
  const std::optional<Format> known = format_named(format);
  require(known.has_value(), "no output format is named " + std::string(format));
  RenderOptions options;
  options.checks = registry();
  options.version = version();
  options.show_statistics = true;
  options.show_gaps = true;
  return render(report, *known, options);
}

std::string rendered_by_all(const Report& report) {
  std::string all;
  for (const std::string_view name : format_names())
    all.append("==== ").append(name).append("\n").append(rendered_as(report, name)).append("\n");
  return all;
}

std::vector<Seen> seen_in(const Report& report) {
  std::vector<Seen> all;
  std::map<FileId, std::string> texts;
  for (const Finding& finding : report.findings) {
    const auto [entry, is_new] = texts.emplace(finding.file, "");
    if (is_new) entry->second = report.text_of(finding.file);
    const std::string_view text = entry->second;
    const std::vector<std::size_t> starts = line_starts(text);
    Seen seen;
    seen.path = report.sources->files[finding.file.index()].path;
    seen.line = line_at(starts, finding.span.begin);
    const std::size_t start = starts[seen.line - 1];
    const std::size_t next = seen.line < starts.size() ? starts[seen.line] : text.size();
    const std::size_t end = std::min<std::size_t>(finding.span.end, next);
    seen.begin = characters(text.substr(start, finding.span.begin - start));
    seen.end = characters(trimmed(text.substr(start, end - start)).empty() ? "" : text.substr(start, end - start));
    seen.starts_file = finding.span.begin == 0;
    seen.id = finding.check->id;
    seen.level = static_cast<int>(finding.level);
    seen.message = finding.message;
    seen.help = finding.help;
    all.push_back(std::move(seen));
  }
  return all;
}

std::vector<std::string> places_of(const std::vector<Seen>& findings, bool with_columns) {
  std::vector<std::string> places;
  for (const Seen& seen : findings) {
    std::string place = seen.path + ":" + std::to_string(seen.line);
    if (with_columns) place += ":" + std::to_string(seen.begin + 1);
    places.push_back(place + ": " + seen.id + " L" + std::to_string(seen.level));
  }
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace djvet
