// The facts table is copied: it views the run's blocks, but for the files that changed.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/trial.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analyzer/cache/block_arena.h"
#include "analyzer/discover/classify.h"
#include "analyzer/driver/check_all.h"
#include "analyzer/driver/languages.h"
#include "analyzer/driver/workers.h"
#include "analyzer/findings/settle.h"
#include "analyzer/fix/edits.h"
#include "analyzer/link/link.h"

namespace djvet {
namespace {

/// Whatever the user wants to see of them, findings count.
Configuration widened(const Configuration& configuration) {
  Configuration wide = configuration;
  wide.paths.clear();
  wide.threshold = Severity::note;
  wide.confidence = Confidence::low;
  return wide;
}

std::size_t gaps_of(const Inference& inference, std::size_t files) {
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < files; ++i) gaps += inference.gaps(FileId(i)).size();
  return gaps;
}

}  // namespace

/// The run's files with the changes in their places. New files stand in path order among the project's, so that the files
/// behind them have other ids here than in the run.
struct Trials::Overlay {
  Overlay(const Sources& of, const FactsTable& table) : sources(of), facts(table) {
    for (std::size_t i = 0; i < sources.files.size(); ++i) before.emplace_back(i);
  }

  /// The run's id; none for a new file.
  [[nodiscard]] FileId original(FileId file) const { return file.valid() ? before[file.index()] : file; }

  /// In path order; false where the path is taken.
  bool insert(SourceFile file) {
    const auto behind = std::ranges::find_if(
        sources.files, [&](const SourceFile& other) { return other.is_dependency() || other.path >= file.path; });
    if (behind != sources.files.end() && behind->path == file.path) return false;
    const std::ptrdiff_t at = behind - sources.files.begin();
    sources.files.insert(behind, std::move(file));
    before.insert(before.begin() + at, FileId());
    facts.python.insert(facts.python.begin() + at, FileFacts());
    facts.templates.insert(facts.templates.begin() + at, TemplateFacts());
    facts.manifests.insert(facts.manifests.begin() + at, nullptr);
    facts.text_bytes.insert(facts.text_bytes.begin() + at, 0);
    facts.stamps.insert(facts.stamps.begin() + at, Stamp());
    return true;
  }

  Sources sources;
  FactsTable facts;
  BlockArena arena;
  LanguageExtractor extractor;
  std::vector<FileId> before;                    // by the index of a file here
  std::map<FileId, std::string> changed;         // texts, by the run's ids
  std::map<std::string, std::string> new_texts;  // by path
};

std::vector<Finding> Trials::judge(const ProjectModel& model, const Inference& inference, const Sources& sources,
                                   const FactsTable& facts, const std::function<std::string(FileId)>& text_of) const {
  const Configuration wide = widened(configuration_);
  Checked checked = check_all(model, inference, wide, checks_, {});
  Report report = settle(std::move(checked.findings), {sources, facts.python, facts.templates, wide, checks_, text_of},
                         worker_count(wide));
  return std::move(report.findings);
}

std::size_t Trials::gaps_now() const { return gaps_of(*run_.inference, run_.sources->files.size()); }

std::vector<Finding> Trials::findings_now() const {
  return judge(*run_.model, *run_.inference, *run_.sources, *run_.facts,
               [&](FileId file) { return texts_[file].text; });
}

/// False where a file can't be changed so, or less of it is understood than before.
bool Trials::change(std::span<const Edit> edits, Overlay& overlay, std::vector<FileId>& broken) const {
  for (std::span<const Edit> left = edits; !left.empty();) {
    const FileId file = left.front().file;
    const std::span<const Edit> own = edits_of(left, file);
    left = left.subspan(own.size());
    const SourceFile& source = run_.sources->files[file.index()];
    const OriginalTexts::Original& original = texts_[file];
    const Result<std::string, NotEdited> bytes = edited_bytes(source.language, original.bytes, own);
    FileFacts& facts = overlay.facts.python[file.index()];
    const std::size_t gaps = facts.gaps().size();
    const auto understood = [&] {
      if (!bytes) return false;
      const Extracted extracted = overlay.extractor.extract(source, *bytes, configuration_);
      return put_facts(source, file, extracted.outcome, overlay.arena.add(extracted.block), overlay.facts) &&
             (source.language == Language::manifest || !facts.nodes().empty()) && facts.gaps().size() <= gaps;
    };
    if (understood()) overlay.changed.emplace(file, edited_text(original.text, own).value_or(""));
    else broken.push_back(file);
  }
  return broken.empty();
}

/// False where one of them can't be, or isn't understood whole.
bool Trials::create(std::span<const CreatedFile> created, Overlay& overlay) const {
  for (const CreatedFile& file : created) {
    SourceFile source;
    source.path = file.path;
    source.role = role_of(file.path);
    if (!overlay.insert(source)) return false;
    overlay.new_texts.emplace(file.path, file.text);
    const auto at = std::ranges::find(overlay.sources.files, file.path, &SourceFile::path);
    const FileId id(static_cast<std::size_t>(at - overlay.sources.files.begin()));
    const Extracted extracted = overlay.extractor.extract(source, file.text, configuration_);
    if (!put_facts(source, id, extracted.outcome, overlay.arena.add(extracted.block), overlay.facts)) return false;
    const FileFacts& facts = overlay.facts.python[id.index()];
    if (facts.nodes().empty() || !facts.gaps().empty()) return false;
  }
  return true;
}

Trials::Outcome Trials::findings_after(std::span<const Edit> edits, std::span<const CreatedFile> created) const {
  Outcome outcome;
  Overlay overlay(*run_.sources, *run_.facts);
  if (!change(edits, overlay, outcome.broken)) return outcome;
  outcome.lost = !create(created, overlay);
  if (outcome.lost) return outcome;
  // Every changed file is understood as well as before, and every new one is whole.
  const ProjectModel model =
      link(overlay.sources, overlay.facts.python, &overlay.facts.templates, &overlay.facts.manifests);
  const Inference inference = infer(model, worker_count(configuration_));
  outcome.gaps = gaps_of(inference, overlay.sources.files.size());
  outcome.findings = judge(model, inference, overlay.sources, overlay.facts, [&](FileId file) {
    const FileId original = overlay.original(file);
    if (!original.valid()) return overlay.new_texts.at(overlay.sources.files[file.index()].path);
    const auto found = overlay.changed.find(original);
    return found != overlay.changed.end() ? found->second : texts_[original].text;
  });
  for (Finding& finding : outcome.findings) {
    finding.file = overlay.original(finding.file);
    for (std::vector<Place>* places : {&finding.notes, &finding.flow})
      for (Place& place : *places) place.file = overlay.original(place.file);
  }
  return outcome;
}

}  // namespace djvet
