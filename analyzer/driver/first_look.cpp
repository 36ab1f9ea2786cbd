// The facts table is copied, but for the file: it views the blocks of the run. What has changed of the text is taken for one
// piece, from the first to the last byte that differ.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/first_look.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/cache/block_arena.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/driver/check_all.h"
#include "analyzer/driver/languages.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/settle.h"
#include "analyzer/link/link.h"

namespace djvet {
namespace {

struct LookMemory {
  std::shared_ptr<void> of_run;
  BlockArena arena;
};

/// Where the places of a text are in another one.
class Moved {
 public:
  Moved(std::string_view from, std::string_view to) : from_(from.size()), to_(to.size()) {
    const std::size_t most = std::min(from.size(), to.size());
    while (before_ < most && from[before_] == to[before_]) ++before_;
    while (behind_ < most - before_ && from[from_ - behind_ - 1] == to[to_ - behind_ - 1]) ++behind_;
  }

  /// Nothing where the place, or a part of it, is no longer what it was.
  [[nodiscard]] std::optional<Span> operator()(Span span) const {
    if (span.end <= before_) return span;
    if (span.begin < from_ - behind_) return std::nullopt;
    const auto there = [&](std::uint32_t offset) { return static_cast<std::uint32_t>(offset + to_ - from_); };
    return Span{there(span.begin), there(span.end)};
  }

 private:
  std::size_t from_, to_;   // bytes of the texts
  std::size_t before_ = 0;  // equal bytes at their beginnings
  std::size_t behind_ = 0;  // and at their ends
};

bool reads(const Check& check, Topic topic) { return std::ranges::find(check.reads, topic) != check.reads.end(); }

/// Whether a check looks at what the facts and the model say, and at nothing that takes following queries or replaying
/// migrations. Those of settings alone have nothing to say of other files.
bool is_quick(const Check& check, const SourceFile& file) {
  if (check.id == "unused-suppression" || reads(check, Topic::accesses) || reads(check, Topic::migrations))
    return false;
  return file.role == Role::settings || reads(check, Topic::model) || !reads(check, Topic::settings);
}

bool move_places(std::vector<Place>& places, FileId file, const Moved& moved) {
  return std::ranges::all_of(places, [&](Place& place) {
    if (place.file != file) return true;
    const std::optional<Span> span = moved(place.span);
    if (span) place.span = *span;
    return span.has_value();
  });
}

/// Findings of the run that stand, each in its new place.
void add_standing(const Report& last, FileId file, const Moved& moved, std::vector<Finding>& findings) {
  for (const Finding& old : last.findings) {
    if (old.file != file || is_quick(*old.check, last.sources->files[file.index()])) continue;
    const std::optional<Span> span = moved(old.span);
    if (!span) continue;
    Finding finding = old;
    finding.span = *span;
    if (move_places(finding.flow, file, moved) && move_places(finding.notes, file, moved))
      findings.push_back(std::move(finding));
  }
}

/// Takes the file's facts anew; false where it can't be read.
bool extract(Run& run, FileId file, const SourceReader& reader, const Configuration& configuration) {
  SourceFile& source = run.sources->files[file.index()];
  const Result<RawSource, Notification> raw = reader.read(source, configuration.max_file_size);
  if (!raw) return false;
  source.stamp = raw->stamp;
  auto memory = std::make_shared<LookMemory>();
  memory->of_run = std::exchange(run.facts->memory, nullptr);
  LanguageExtractor extractor;
  const Extracted extracted = extractor.extract(source, raw->bytes, configuration);
  if (!put_facts(source, file, extracted.outcome, memory->arena.add(extracted.block), *run.facts)) return false;
  run.facts->stamps[file.index()] = raw->stamp;
  run.facts->memory = std::move(memory);
  return true;
}

/// With such checks alone.
Configuration narrowed(const Configuration& configuration, std::span<const Registered> checks, const SourceFile& file) {
  Configuration narrow = configuration;
  std::erase_if(narrow.checks, [&](std::string_view id) {
    const auto row = std::ranges::find_if(checks, [&](const Registered& one) { return one.check->id == id; });
    return row == checks.end() || !is_quick(*row->check, file);
  });
  return narrow;
}

}  // namespace

std::optional<Run> first_look(const Run& last, FileId file, std::shared_ptr<const OpenFiles> open_files,
                              const Configuration& configuration, std::span<const Registered> checks) {
  const std::string before = last.report.text_of(file);
  Run run;
  run.sources = std::make_unique<Sources>(*last.sources);
  run.sources->open_files = std::move(open_files);
  run.facts = std::make_unique<FactsTable>(*last.facts);
  Result<SourceReader> opened = SourceReader::open(*run.sources);
  if (!opened || !extract(run, file, *opened, configuration)) return std::nullopt;
  const std::string now = opened->decoded(run.sources->files[file.index()], max_source_size).value_or(std::string());
  const std::function<std::string(FileId)> text_of = [file, now, &last](FileId of) {
    return of == file ? now : last.report.text_of(of);
  };
  if (before.empty() || now.empty()) return std::nullopt;

  // The file's facts are those of now.
  run.model = std::make_unique<ProjectModel>(
      link(*run.sources, run.facts->python, &run.facts->templates, &run.facts->manifests));
  run.inference = std::make_unique<Inference>(*run.model);
  const Configuration narrow = narrowed(configuration, checks, run.sources->files[file.index()]);
  Checked checked = check_all(*run.model, *run.inference, narrow, checks, {}, file);
  run.report = settle(std::move(checked.findings),
                      {*run.sources, run.facts->python, run.facts->templates, narrow, checks, text_of}, 1);

  // What this file says of itself is settled.
  run.report.text_of = text_of;
  std::vector<Finding>& findings = run.report.findings;
  std::erase_if(findings, [&](const Finding& finding) { return finding.file != file; });
  add_standing(last.report, file, Moved(before, now), findings);
  std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
    return std::tie(a.span, a.check->id, a.message) < std::tie(b.span, b.check->id, b.message);
  });
  return run;
}

}  // namespace djvet
