// One task for each check of the project, then one for each file that runs all checks of files on it. Each task writes to a
// place of its own; the places are read in order.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/check_all.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>
#include <string>

#include "analyzer/base/parallel.h"
#include "analyzer/driver/guard.h"
#include "analyzer/driver/workers.h"
#include "analyzer/findings/check.h"
#include "analyzer/migrations/history.h"

namespace djvet {
namespace {

struct FileCheck {
  const Check* check = nullptr;
  bool reads_templates = false;
};

ReleaseScope scope_of(const Configuration& configuration) {
  using Kind = ReleaseScope::Kind;
  return {configuration.every_migration ? Kind::every
          : configuration.knows_changes ? Kind::files
                                        : Kind::last,
          configuration.added_files, configuration.edited_files, configuration.tracked_migrations};
}

class Checking {
 public:
  Checking(const ProjectModel& model, const Inference& inference, const Configuration& configuration,
           std::span<const Registered> checks, FileId only)
      : model_(model),
        inference_(inference),
        migrations_(model, scope_of(configuration)),
        configuration_(configuration),
        only_(only) {
    for (const Registered& row : checks) {
      if (!std::binary_search(configuration.checks.begin(), configuration.checks.end(), row.check->id)) continue;
      if (std::holds_alternative<ProjectCheckFn*>(row.check->run)) of_project_.push_back(row.check);
      else
        of_files_.push_back({row.check, std::find(row.check->reads.begin(), row.check->reads.end(), Topic::templates) !=
                                            row.check->reads.end()});
    }
  }

  /// What drift leaves unsaid, at places of the project, if some check has asked for it.
  [[nodiscard]] std::vector<Place> gaps() const {
    std::vector<Place> gaps;
    const Changes* const drift = migrations_.drift_if_known();
    if (drift == nullptr) return gaps;
    for (const Unsaid& unsaid : drift->unsaid) {
      const FileId file = unsaid.place.file;
      if (!file.valid() || model_.sources().files[file.index()].is_dependency()) continue;
      gaps.push_back(
          {file, unsaid.place.span, "which migration is missing isn't known: " + std::string(unsaid.reason())});
    }
    return gaps;
  }

  [[nodiscard]] std::size_t tasks() const { return of_project_.size() + model_.sources().files.size(); }

  [[nodiscard]] Checked run(std::size_t task) const {
    Checked checked;
    if (task < of_project_.size()) run_on_project(*of_project_[task], checked);
    else run_on_file(FileId(task - of_project_.size()), checked);
    return checked;
  }

 private:
  void run_on_project(const Check& check, Checked& checked) const {
    guard(check, {}, checked, [&](const CheckContext& context, FindingSink& sink) {
      (*std::get_if<ProjectCheckFn*>(&check.run))(context, sink);
    });
  }

  void run_on_file(FileId file, Checked& checked) const {
    if (only_.valid() && only_ != file) return;
    const SourceFile& source = model_.sources().files[file.index()];
    if (source.is_dependency()) return;
    const bool is_template = source.language == Language::django_template;
    if (source.language == Language::manifest) return;
    if (!is_template && model_.facts(file).nodes().empty()) return;
    for (const FileCheck& one : of_files_) {
      if (is_template && !one.reads_templates) continue;
      guard(*one.check, source.path, checked, [&](const CheckContext& context, FindingSink& sink) {
        (*std::get_if<FileCheckFn*>(&one.check->run))(context, file, sink);
      });
    }
  }

  /// Runs a check and takes its findings. When it fails, its sink is in no defined state: it is left to itself, and what it
  /// had found is given up.
  template <class Body>
  void guard(const Check& check, const std::string& path, Checked& checked, const Body& body) const {
    auto sink = std::make_unique<FindingSink>(check);
    const CheckContext context(model_, inference_, migrations_, check, configuration_.options);
    if (run_guarded(check.id, path, [&] { body(context, *sink); })) {
      std::vector<Finding> found = sink->take();
      std::move(found.begin(), found.end(), std::back_inserter(checked.findings));
      return;
    }
    (void)sink.release();
    const std::string place = path.empty() ? "" : " on this file";
    checked.notifications.push_back(
        {NotificationKind::check_failed, path,
         "the check " + std::string(check.id) + " failed" + place + " and its findings are missing: a bug in djvet",
         true});
  }

  const ProjectModel& model_;
  const Inference& inference_;
  const MigrationHistory migrations_;
  const Configuration& configuration_;
  const FileId only_;
  std::vector<const Check*> of_project_;
  std::vector<FileCheck> of_files_;
};

}  // namespace

Checked check_all(const ProjectModel& model, const Inference& inference, const Configuration& configuration,
                  std::span<const Registered> checks, const Progress& progress, FileId only) {
  const Checking checking(model, inference, configuration, checks, only);
  std::vector<Checked> done(checking.tasks());
  std::atomic<std::size_t> count{0};
  parallel_for(done.size(), worker_count(configuration), [&](unsigned, std::size_t task) {
    done[task] = checking.run(task);
    constexpr std::size_t step = 256;
    if (const std::size_t so_far = ++count; progress && so_far % step == 0) progress("checking", so_far, done.size());
  });
  Checked all;
  for (Checked& some : done) {
    std::move(some.findings.begin(), some.findings.end(), std::back_inserter(all.findings));
    std::move(some.notifications.begin(), some.notifications.end(), std::back_inserter(all.notifications));
  }
  all.gaps = checking.gaps();
  return all;
}

}  // namespace djvet
