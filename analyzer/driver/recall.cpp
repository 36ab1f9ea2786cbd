// Writes what a run looked at before its report, and compares it with what is there now, in the same order.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/recall.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "analyzer/base/bytes.h"
#include "analyzer/base/version.h"
#include "analyzer/cache/facts_cache.h"
#include "analyzer/cache/location.h"
#include "analyzer/cache/report_cache.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/driver/languages.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/report_bytes.h"

namespace djvet {
namespace {

void write(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const std::string& text : texts) out.text(text);
}

/// Every member but those that say how to run, where the cache is, and what to do with the report; and but for the day, whose
/// answers the report itself tells. A member that is new doesn't compile until it is named here.
void write(ByteWriter& out, const Configuration& configuration) {
  const auto& [root, paths, checks, per_file_ignores, query_budget, addressees, exclude, settings, settings_said,
               python, python_said, options, threshold, confidence, max_file_size, max_files, max_directory_depth,
               max_findings, max_findings_per_check, parse_budget_ms, jobs, use_cache, cache_dir, tracked_migrations,
               every_migration, knows_changes, added_files, edited_files, today, every_test, allow_incomplete,
               exit_zero] = configuration;
  out.text(root);
  write(out, paths);
  write(out, checks);
  out.number(per_file_ignores.size());
  for (const PerFileIgnore& ignore : per_file_ignores) {
    out.text(ignore.pattern);
    write(out, ignore.checks);
  }
  write(out, exclude);
  write(out, settings);
  out.text(python);
  out.number(options.size());
  for (const auto& [option, value] : options) {
    out.text(option);
    out.number(static_cast<std::uint32_t>(value));
  }
  out.number(static_cast<std::uint64_t>(threshold));
  out.number(static_cast<std::uint64_t>(confidence));
  for (const std::uint64_t limit : {max_file_size, max_files, std::uint64_t{max_directory_depth},
                                    std::uint64_t{max_findings_per_check}, std::uint64_t{parse_budget_ms}})
    out.number(limit);
  write(out, tracked_migrations);
  out.number(every_migration ? 1 : 0);
  out.number(knows_changes ? 1 : 0);
  write(out, added_files);
  write(out, edited_files);
  out.number(every_test ? 1 : 0);
}

void write(ByteWriter& out, std::span<const Registered> checks) {
  out.number(checks.size());
  for (const Registered& row : checks) {
    out.text(row.check->id);
    out.text(row.family);
  }
}

void write(ByteWriter& out, const Sources& sources) {
  out.text(sources.root);
  out.number(sources.package_folders.size());
  for (const PackageFolder& folder : sources.package_folders) {
    out.text(folder.shown);
    out.text(folder.path);
    out.number(folder.inside ? 1 : 0);
    write(out, folder.modules);
    out.number(folder.distributions.size());
    for (const Distribution& distribution : folder.distributions) {
      out.text(distribution.name);
      out.text(distribution.version);
    }
  }
  write(out, sources.unread_modules);
  write(out, sources.ignored_names);
  out.number(sources.notifications.size());
  for (const Notification& notification : sources.notifications) {
    out.number(static_cast<std::uint64_t>(notification.kind));
    out.text(notification.path);
    out.text(notification.message);
    out.number(notification.incomplete ? 1 : 0);
  }
}

void write(ByteWriter& out, const Stamp& stamp) {
  for (const std::uint64_t part : {stamp.size, static_cast<std::uint64_t>(stamp.mtime_ns),
                                   static_cast<std::uint64_t>(stamp.ctime_ns), stamp.inode, stamp.device})
    out.number(part);
}

Stamp read_stamp(ByteReader& in) {
  Stamp stamp;
  stamp.size = in.number();
  stamp.mtime_ns = static_cast<std::int64_t>(in.number());
  stamp.ctime_ns = static_cast<std::int64_t>(in.number());
  stamp.inode = in.number();
  stamp.device = in.number();
  return stamp;
}

void write(ByteWriter& out, Hash128 hash) {
  out.number(hash.high);
  out.number(hash.low);
}

Hash128 read_hash(ByteReader& in) {
  const std::uint64_t high = in.number();
  return {high, in.number()};
}

/// The files of the project, with what a run looked at in them.
void write_files(ByteWriter& out, const Run& run) {
  const std::vector<SourceFile>& files = run.sources->files;
  const auto end = std::ranges::find_if(files, &SourceFile::is_dependency);
  const auto count = static_cast<std::size_t>(end - files.begin());
  out.number(count);
  for (std::size_t i = 0; i < count; ++i) {
    out.text(files[i].path);
    out.number(static_cast<std::uint64_t>(files[i].language));
    write(out, files[i].stamp);
    write(out, run.facts->contents[i]);
    out.number(run.facts->stamps[i] == Stamp{} ? 0 : 1);
  }
}

void write_probes(ByteWriter& out, const std::vector<PackageProbe>& probes) {
  out.number(probes.size());
  for (const PackageProbe& probe : probes) {
    out.text(probe.file.path);
    out.number(probe.file.package_folder);
    out.number(static_cast<std::uint64_t>(probe.sought));
    out.number(static_cast<std::uint64_t>(probe.found));
    if (probe.found < PackageProbe::Found::unread) continue;
    write(out, probe.file.stamp);
    write(out, probe.content);
  }
}

/// Reads what a run looked at, and holds it against what is there.
class Comparison {
 public:
  Comparison(ByteReader& in, const Sources& sources, const SourceReader& reader)
      : in_(in), sources_(sources), reader_(reader), looked_ns_(static_cast<std::int64_t>(in.number())) {}

  [[nodiscard]] bool same_files() {
    const std::size_t count = in_.count();
    if (count != sources_.files.size()) return false;
    for (const SourceFile& file : sources_.files) {
      if (in_.text() != file.path || in_.number() != static_cast<std::uint64_t>(file.language)) return false;
      const Stamp stamp = read_stamp(in_);
      const Hash128 content = read_hash(in_);
      const bool has_text = in_.number_up_to(1) == 1;
      if (!in_.ok() || !same_content(file, stamp, content)) return false;
      facts_.contents.push_back(content);
      facts_.stamps.push_back(has_text ? file.stamp : Stamp{});
    }
    return true;
  }

  [[nodiscard]] bool same_packages() {
    const std::size_t count = in_.count();
    for (std::size_t i = 0; i < count; ++i) {
      PackageProbe probe;
      probe.file.path = in_.text();
      probe.file.package_folder = static_cast<std::uint16_t>(in_.number_up_to(sources_.package_folders.size()));
      probe.file.role = Role::vendored;
      probe.sought = static_cast<PackageProbe::Sought>(in_.number_up_to(1));
      probe.found =
          static_cast<PackageProbe::Found>(in_.number_up_to(static_cast<std::uint64_t>(PackageProbe::Found::taken)));
      if (!in_.ok() || !probe.file.is_dependency() || !same_probe(probe)) return false;
      if (probe.found == PackageProbe::Found::taken) dependencies_.push_back(probe.file);
      facts_.probes.push_back(std::move(probe));
    }
    return in_.ok();
  }

  /// Whether a stamp could not say that a file is the same: with new stamps they can next time.
  [[nodiscard]] bool took_reading() const { return took_reading_; }
  [[nodiscard]] std::vector<SourceFile>& dependencies() { return dependencies_; }
  [[nodiscard]] FactsTable& facts() { return facts_; }

 private:
  [[nodiscard]] bool same_content(const SourceFile& file, const Stamp& stamp, Hash128 content) {
    CacheEntry then;
    then.stamp = stamp;
    then.looked_ns = looked_ns_;
    if (file.stamp == stamp && then.settled()) return true;
    took_reading_ = true;
    const Result<RawSource, Notification> source = reader_.read(file, max_source_size);
    return source && source->stamp == file.stamp && hash128(source->bytes, content_seed(file)) == content;
  }

  [[nodiscard]] bool same_probe(PackageProbe& probe) {
    if (probe.sought == PackageProbe::Sought::folder)
      return reader_.is_folder(probe.file) == (probe.found != PackageProbe::Found::nothing);
    const std::optional<Stamp> stamp = reader_.stamp(probe.file);
    if (probe.found < PackageProbe::Found::unread)
      return stamp.has_value() == (probe.found != PackageProbe::Found::nothing);
    const Stamp then = read_stamp(in_);
    const Hash128 content = read_hash(in_);
    if (!in_.ok() || !stamp) return false;
    probe.file.stamp = *stamp;
    probe.content = content;
    return probe.found == PackageProbe::Found::unread ? *stamp == then : same_content(probe.file, then, content);
  }

  ByteReader& in_;
  const Sources& sources_;
  const SourceReader& reader_;
  std::int64_t looked_ns_;
  FactsTable facts_;
  std::vector<SourceFile> dependencies_;
  bool took_reading_ = false;
};

}  // namespace

ReportMemory::ReportMemory(const Configuration& configuration, std::span<const Registered> checks,
                           const Sources& sources, std::int64_t started_ns)
    : configuration_(configuration), checks_(checks), started_ns_(started_ns) {
  ByteWriter out;
  write(out, configuration);
  write(out, checks);
  write(out, sources);
  key_ = hash128(out.bytes());
  path_ = report_cache_file(configuration, analysis_version(), key_);
}

bool ReportMemory::recall(Run& run) const {
  if (!path_) return false;
  const std::unique_ptr<const ReportCache> cache = ReportCache::open(*path_, analysis_version(), key_);
  if (!cache) return false;
  const Result<SourceReader> reader = SourceReader::open(*run.sources);
  if (!reader) return false;
  // The key is the same; each file has yet to be looked at.
  ByteReader in(cache->bytes());
  Comparison comparison(in, *run.sources, *reader);
  if (!comparison.same_files() || !comparison.same_packages()) return false;
  // Nothing has changed.
  const bool imports_django = in.number_up_to(1) == 1;
  const std::size_t files = run.sources->files.size() + comparison.dependencies().size();
  Report report;
  if (!read_report(in, checks_, files, report) || !in.at_end()) return false;
  if (!report.days.contains(configuration_.today)) return false;
  // The report is whole.
  run.facts = std::make_unique<FactsTable>(std::move(comparison.facts()));
  for (SourceFile& file : comparison.dependencies()) {
    run.facts->stamps.push_back(file.stamp);
    run.sources->files.push_back(std::move(file));
  }
  run.imports_django = imports_django;
  run.report = std::move(report);
  run.report.sources = run.sources.get();
  if (comparison.took_reading()) remember(run);
  return true;
}

void ReportMemory::remember(const Run& run) const {
  if (!path_ || !run.facts->lasting) return;
  ByteWriter out;
  out.number(static_cast<std::uint64_t>(started_ns_));
  write_files(out, run);
  write_probes(out, run.facts->probes);
  out.number(run.imports_django ? 1 : 0);
  write_report(run.report, checks_, out);
  (void)write_report_cache(*path_, analysis_version(), key_, out.bytes());
}

}  // namespace djvet
