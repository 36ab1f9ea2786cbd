// Counts what a baseline has of each place and takes findings off it, in the order of the report.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/known.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "analyzer/base/hash.h"
#include "analyzer/findings/check.h"

namespace djvet {
namespace {

std::string hash_of(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) key.append(part).push_back('\0');
  return to_hex(hash128(key));
}

BaselineEntry entry_of(const Report& report, const Finding& finding) {
  const std::string& path = report.sources->files[finding.file.index()].path;
  const std::string_view check = finding.check->id;
  return {std::string(check), path, hash_of({check, path, finding.symbol, finding.anchor}),
          hash_of({check, finding.symbol, finding.anchor}), 1};
}

/// Takes one off the first entry with something left among those that a key leads to.
bool take_one(const std::multimap<std::string_view, BaselineEntry*>& entries, std::string_view key) {
  const auto [begin, end] = entries.equal_range(key);
  for (auto at = begin; at != end; ++at) {
    if (at->second->count == 0) continue;
    --at->second->count;
    return true;
  }
  return false;
}

/// Entries of single findings, those of one place put together.
Baseline gathered(const std::vector<BaselineEntry>& entries) {
  std::map<std::string_view, BaselineEntry> by_place;
  for (const BaselineEntry& entry : entries) {
    const auto [at, fresh] = by_place.try_emplace(entry.place, entry);
    if (!fresh) ++at->second.count;
  }
  Baseline baseline;
  for (auto& [place, entry] : by_place) baseline.entries.push_back(std::move(entry));
  std::ranges::sort(baseline.entries);
  return baseline;
}

}  // namespace

Baseline baseline_of(const Report& report) {
  std::vector<BaselineEntry> entries;
  for (const Finding& finding : report.findings) entries.push_back(entry_of(report, finding));
  return gathered(entries);
}

KnownFindings take_known(const Baseline& baseline, Report& report) {
  std::vector<BaselineEntry> left = baseline.entries;
  std::set<std::string_view> paths;
  for (const SourceFile& file : report.sources->files) paths.insert(file.path);
  std::multimap<std::string_view, BaselineEntry*> by_place;
  std::multimap<std::string_view, BaselineEntry*> moved;  // of files that are gone
  for (BaselineEntry& entry : left) {
    by_place.emplace(entry.place, &entry);
    if (!paths.contains(entry.path)) moved.emplace(entry.code, &entry);
  }
  std::vector<BaselineEntry> known;
  const auto take = [&](const auto& entries, std::string BaselineEntry::*key) {
    std::erase_if(report.findings, [&](const Finding& finding) {
      BaselineEntry entry = entry_of(report, finding);
      if (!take_one(entries, entry.*key)) return false;
      known.push_back(std::move(entry));
      report.known.push_back(finding);
      return true;
    });
  };
  take(by_place, &BaselineEntry::place);
  take(moved, &BaselineEntry::code);
  std::ranges::stable_sort(report.known, [](const Finding& a, const Finding& b) {
    return std::tie(a.file, a.span, a.check->id, a.message) < std::tie(b.file, b.span, b.check->id, b.message);
  });
  report.has_baseline = true;
  KnownFindings out{gathered(known), 0, {}};
  for (BaselineEntry& entry : left) {
    out.obsolete += entry.count;
    if (entry.count != 0) out.gone.push_back(std::move(entry));
  }
  return out;
}

}  // namespace djvet
