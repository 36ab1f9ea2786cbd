// The phases in their order. Above each: what holds when it begins.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/pipeline.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/config/settings.h"
#include "analyzer/discover/discover.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/driver/check_all.h"
#include "analyzer/driver/clock.h"
#include "analyzer/driver/dependencies.h"
#include "analyzer/driver/descriptions.h"
#include "analyzer/driver/reach.h"
#include "analyzer/driver/recall.h"
#include "analyzer/driver/workers.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/settle.h"
#include "analyzer/infer/site_text.h"
#include "analyzer/link/link.h"
#include "analyzer/model/module_index.h"

namespace djvet {
namespace {

/// Reads a file again, as it was when its facts were taken; empty when it no longer is.
class TextSource {
 public:
  TextSource(const Sources& sources, const FactsTable& facts, SourceReader reader)
      : sources_(sources),
        facts_(facts),
        reader_(std::make_shared<const SourceReader>(std::move(reader))),
        missed_(std::make_shared<std::atomic<bool>>(false)) {}

  [[nodiscard]] std::string operator()(FileId file) const {
    const SourceFile& source = sources_.files[file.index()];
    std::optional<std::string> text = reader_->decoded(source, max_source_size, &facts_.stamps[file.index()]);
    if (!text) missed_->store(true);
    return std::move(text).value_or(std::string());
  }

  /// Whether a file was asked for that no longer is what it was.
  [[nodiscard]] bool missed() const { return missed_->load(); }

 private:
  const Sources& sources_;
  const FactsTable& facts_;
  std::shared_ptr<const SourceReader> reader_;
  std::shared_ptr<std::atomic<bool>> missed_;  // one for all copies
};

Result<TextSource> open_texts(const Run& run) {
  Result<SourceReader> reader = SourceReader::open(*run.sources);
  if (!reader) return reader.error();
  return TextSource(*run.sources, *run.facts, std::move(*reader));
}

/// Files that are open in an editor have the stamps of what it holds.
void put_before(std::shared_ptr<const OpenFiles> open_files, Sources& sources) {
  if (open_files == nullptr) return;
  for (SourceFile& file : sources.files)
    if (const auto held = open_files->find(file.path); held != open_files->end())
      file.stamp = stamp_of_open(held->second);
  sources.open_files = std::move(open_files);
}

/// What is wrong with the settings modules that the user names, if the project doesn't have one of them.
std::optional<Problem> unknown_settings(const Configuration& configuration, const Sources& sources) {
  if (configuration.settings.empty()) return std::nullopt;
  const ModuleIndex modules(sources);
  std::unordered_set<std::string> all;
  std::vector<std::string> names;  // of settings modules, in path order
  for (std::size_t i = 0; i < sources.files.size(); ++i) {
    if (sources.files[i].language != Language::python) continue;
    std::string dotted = modules.dotted_name(FileId(i));
    if (dotted.empty()) continue;
    if (sources.files[i].role == Role::settings) names.push_back(dotted);
    all.insert(std::move(dotted));
  }
  for (const std::string& name : configuration.settings) {
    if (all.contains(name)) continue;
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    std::string remedy = did_you_mean(name, candidates);
    constexpr std::size_t most_shown = 5;
    if (remedy.empty())
      for (std::size_t i = 0; i < std::min(names.size(), most_shown); ++i)
        remedy += (i == 0 ? "; its settings modules are " : ", ") + names[i];
    return Problem{ProblemKind::configuration, configuration.settings_said,
                   in_quotes(name) + " is no module of the project" + remedy};
  }
  return std::nullopt;
}

/// Phase 1: the project's files, and where those of its packages are.
Result<std::unique_ptr<Sources>> find_sources(const Configuration& configuration, const Standing& standing) {
  Result<Sources> sources = discover(configuration);
  if (!sources) return sources.error();
  Result<std::vector<PackageFolder>> packages = find_packages(configuration, sources->root);
  if (!packages) return packages.error();
  sources->package_folders = std::move(*packages);
  if (std::optional<Problem> problem = unknown_settings(configuration, *sources)) return std::move(*problem);
  put_before(standing.open_files, *sources);
  sources->deployed_settings = configuration.settings;
  return std::make_unique<Sources>(std::move(*sources));
}

/// Whether a check that runs reads a topic.
bool is_read(Topic topic, const Configuration& configuration, std::span<const Registered> checks) {
  return std::any_of(checks.begin(), checks.end(), [&](const Registered& row) {
    return std::binary_search(configuration.checks.begin(), configuration.checks.end(), row.check->id) &&
           std::find(row.check->reads.begin(), row.check->reads.end(), topic) != row.check->reads.end();
  });
}

/// Whether the checks that run look at nothing but migrations, and what these are compared with.
bool is_about_migrations(const Configuration& configuration, std::span<const Registered> checks) {
  return is_read(Topic::migrations, configuration, checks) && std::ranges::none_of(all_topics, [&](Topic topic) {
           return topic != Topic::migrations && is_read(topic, configuration, checks);
         });
}

/// As much of the project as the checks that run look at.
std::unique_ptr<Reach> reach_of(const Sources& sources, const Configuration& configuration,
                                std::span<const Registered> checks, Needs needs) {
  if (configuration.every_test || is_read(Topic::tests, configuration, checks)) return reach_everything(sources);
  if (needs == Needs::report && is_about_migrations(configuration, checks)) return reach_models(sources);
  return reach_without_tests(sources, configuration.paths);
}

Statistics statistics_of(const Run& run) {
  Statistics statistics;
  for (std::size_t i = 0; i < run.sources->files.size(); ++i) {
    if (run.sources->files[i].is_description()) break;
    if (run.sources->files[i].is_dependency()) {
      ++statistics.dependency_files;
      continue;
    }
    if (run.sources->files[i].language == Language::manifest) continue;
    const bool is_python = run.sources->files[i].language == Language::python;
    ++(is_python ? statistics.python_files : statistics.template_files);
    statistics.source_bytes += run.facts->text_bytes[i];
    statistics.gaps += run.facts->python[i].gaps().size() + run.facts->templates[i].gaps().size() +
                       run.inference->gaps(FileId(i)).size();
  }
  statistics.unread_tests = run.facts->unread_tests;
  statistics.unread_others = run.facts->unread_others;
  const auto of_project = [&](const auto& row) {
    return !row.file.valid() || !run.sources->files[row.file.index()].is_dependency();
  };
  statistics.models = static_cast<std::size_t>(std::ranges::count_if(run.model->models(), of_project));
  statistics.relations = static_cast<std::size_t>(std::ranges::count_if(run.model->relations(), of_project));
  return statistics;
}

bool any_imports_django(std::span<const FileFacts> files) {
  return std::ranges::any_of(files, [](const FileFacts& facts) {
    return std::ranges::any_of(facts.imports(), [&](const Import& import) {
      const std::string_view module = facts.text(import.module);
      return module == "django" || module.starts_with("django.");
    });
  });
}

/// Those of the inference and those of checks, in one order.
std::vector<Place> gaps_of(const Run& run, std::vector<Place> gaps) {
  for (std::size_t i = 0; i < run.sources->files.size(); ++i)
    for (const InferenceGap& gap : run.inference->gaps(FileId(i)))
      gaps.push_back({FileId(i), span_of(*run.model, gap.site), gap.reason});
  std::ranges::stable_sort(gaps, [](const Place& a, const Place& b) {
    return std::tie(a.file, a.span.begin, a.span.end) < std::tie(b.file, b.span.begin, b.span.end);
  });
  return gaps;
}

void collect_notifications(const Run& run, const std::vector<Notification>& of_checks, std::vector<Notification>& all) {
  const std::vector<Notification>* const sources[] = {&run.sources->notifications, &run.facts->notifications,
                                                      &of_checks};
  for (const std::vector<Notification>* from : sources) std::copy(from->begin(), from->end(), std::back_inserter(all));
  std::sort(all.begin(), all.end(), [](const Notification& a, const Notification& b) {
    return std::tie(a.path, a.kind, a.message) < std::tie(b.path, b.kind, b.message);
  });
}

}  // namespace

Result<Run> run(const Configuration& configuration, std::span<const Registered> checks, Needs needs,
                const Progress& progress, const Standing& standing) {
  const unsigned workers = worker_count(configuration);
  const std::int64_t started = now_ns();
  Run run;

  // The configuration is valid and names one root.
  Result<std::unique_ptr<Sources>> sources = find_sources(configuration, standing);
  if (!sources) return sources.error();
  run.sources = std::move(*sources);

  // Every file is known, in path order. If none has changed, neither has the report.
  const ReportMemory memory(configuration, checks, *run.sources, started);
  if (needs == Needs::report && memory.recall(run)) {
    Result<TextSource> text_of = open_texts(run);
    if (!text_of) return text_of.error();
    run.report.text_of = std::move(*text_of);
    return run;
  }
  const std::unique_ptr<Reach> reach = reach_of(*run.sources, configuration, checks, needs);

  // It is known which files are read at once, and which when one that is read leads to them.
  run.facts = std::make_unique<FactsTable>(extract_all(*run.sources, *reach, configuration, progress,
                                                       standing.kept == nullptr ? nullptr : &standing.kept->own));

  // Every file that matters and could be read has its facts; no source text is held.
  add_dependencies(*run.sources, *run.facts, *reach, configuration, progress,
                   standing.kept == nullptr ? nullptr : &standing.kept->packages);
  run.imports_django = any_imports_django(run.facts->python);

  // So have the modules of installed packages that those files reach.
  if (reach->reads_descriptions()) add_descriptions(*run.sources, *run.facts, configuration, standing.kept == nullptr);

  // And djvet's descriptions of frameworks; they come last.
  if (progress) progress("linking", 0, 0);
  run.model = std::make_unique<ProjectModel>(
      link(*run.sources, run.facts->python, &run.facts->templates, &run.facts->manifests));

  // Names, models and relations are resolved, or known to be unknown; the model doesn't change any more.
  const bool follows = needs == Needs::everything || is_read(Topic::accesses, configuration, checks);
  if (progress && follows) progress("following queries", 0, 0);
  run.inference = std::make_unique<Inference>(follows ? infer(*run.model, workers) : Inference(*run.model));

  // What every loop reads and queries is known, or counted as a gap; or no check asks for it.
  Checked checked = check_all(*run.model, *run.inference, configuration, checks, progress);

  // Everything that any check reports is there, once or more often, in no particular order.
  Result<TextSource> texts = open_texts(run);
  if (!texts) return texts.error();
  const std::function<std::string(FileId)> text_of = *texts;
  run.report = settle(std::move(checked.findings),
                      {*run.sources, run.facts->python, run.facts->templates, configuration, checks, text_of}, workers);

  // The findings are final.
  run.report.text_of = text_of;
  run.report.statistics = statistics_of(run);
  run.report.statistics.gaps += checked.gaps.size();
  run.report.gaps = gaps_of(run, std::move(checked.gaps));
  collect_notifications(run, checked.notifications, run.report.notifications);

  // So is the report. A check that failed, or a file that changed meanwhile, may do otherwise next time.
  if (needs == Needs::report && checked.notifications.empty() && !texts->missed()) memory.remember(run);
  return run;
}

}  // namespace djvet
