// The facts table is copied: it views the run's blocks, but for the files that changed.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/trial.h"

#include <map>
#include <utility>

#include "analyzer/cache/block_arena.h"
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

std::vector<Finding> Trials::judge(const ProjectModel& model, const Inference& inference, const FactsTable& facts,
                                   const std::function<std::string(FileId)>& text_of) const {
  const Configuration wide = widened(configuration_);
  Checked checked = check_all(model, inference, wide, checks_, {});
  Report report = settle(std::move(checked.findings),
                         {*run_.sources, facts.python, facts.templates, wide, checks_, text_of}, worker_count(wide));
  return std::move(report.findings);
}

std::vector<Finding> Trials::findings_now() const {
  return judge(*run_.model, *run_.inference, *run_.facts, [&](FileId file) { return texts_[file].text; });
}

Trials::Outcome Trials::findings_after(std::span<const Edit> edits) const {
  Outcome outcome;
  FactsTable facts = *run_.facts;
  BlockArena arena;
  LanguageExtractor extractor;
  std::map<FileId, std::string> changed;  // texts
  for (std::span<const Edit> left = edits; !left.empty();) {
    const FileId file = left.front().file;
    const std::span<const Edit> own = edits_of(left, file);
    left = left.subspan(own.size());
    const SourceFile& source = run_.sources->files[file.index()];
    const OriginalTexts::Original& original = texts_[file];
    const Result<std::string, NotEdited> bytes = edited_bytes(source.language, original.bytes, own);
    const std::size_t gaps = facts.python[file.index()].gaps().size();
    const auto understood = [&] {
      if (!bytes) return false;
      const Extracted extracted = extractor.extract(source, *bytes, configuration_);
      return put_facts(source, file, extracted.outcome, arena.add(extracted.block), facts) &&
             !facts.python[file.index()].nodes().empty() && facts.python[file.index()].gaps().size() <= gaps;
    };
    if (understood()) changed.emplace(file, edited_text(original.text, own).value_or(""));
    else outcome.broken.push_back(file);
  }
  if (!outcome.broken.empty()) return outcome;
  // Every changed file is understood as well as before.
  const ProjectModel model = link(*run_.sources, facts.python, &facts.templates);
  const Inference inference = infer(model, worker_count(configuration_));
  // A finding that is gone because its queryset can't be followed any more isn't fixed.
  const std::size_t files = run_.sources->files.size();
  outcome.lost = gaps_of(inference, files) > gaps_of(*run_.inference, files);
  outcome.findings = judge(model, inference, facts, [&](FileId file) {
    const auto found = changed.find(file);
    return found != changed.end() ? found->second : texts_[file].text;
  });
  return outcome;
}

}  // namespace djvet
