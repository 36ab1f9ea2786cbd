// One task for each check of the project, then one for each file that runs all checks of files on it. Each task writes to a
// place of its own; the places are read in order.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/check_all.h"

#include <algorithm>
#include <atomic>
#include <iterator>

#include "analyzer/base/parallel.h"
#include "analyzer/driver/running_check.h"
#include "analyzer/driver/workers.h"
#include "analyzer/findings/check.h"

namespace djvet {
namespace {

struct FileCheck {
  const Check* check = nullptr;
  bool reads_templates = false;
};

class Checking {
 public:
  Checking(const ProjectModel& model, const Inference& inference, const Configuration& configuration,
           std::span<const Registered> checks)
      : model_(model), inference_(inference), configuration_(configuration) {
    for (const Registered& row : checks) {
      if (!std::binary_search(configuration.checks.begin(), configuration.checks.end(), row.check->id)) continue;
      if (std::holds_alternative<ProjectCheckFn*>(row.check->run)) of_project_.push_back(row.check);
      else
        of_files_.push_back({row.check, std::find(row.check->reads.begin(), row.check->reads.end(), Topic::templates) !=
                                            row.check->reads.end()});
    }
  }

  [[nodiscard]] std::size_t tasks() const { return of_project_.size() + model_.sources().files.size(); }

  [[nodiscard]] std::vector<Finding> run(std::size_t task) const {
    if (task < of_project_.size()) return run_on_project(*of_project_[task]);
    return run_on_file(FileId(task - of_project_.size()));
  }

 private:
  [[nodiscard]] std::vector<Finding> run_on_project(const Check& check) const {
    FindingSink sink(check);
    const CheckContext context(model_, inference_, check, configuration_.options);
    const RunningCheck guard(check.id, {});
    (*std::get_if<ProjectCheckFn*>(&check.run))(context, sink);
    return sink.take();
  }

  [[nodiscard]] std::vector<Finding> run_on_file(FileId file) const {
    const SourceFile& source = model_.sources().files[file.index()];
    const bool is_template = source.language == Language::django_template;
    std::vector<Finding> findings;
    if (!is_template && model_.facts(file).nodes().empty()) return findings;
    for (const FileCheck& one : of_files_) {
      if (is_template && !one.reads_templates) continue;
      FindingSink sink(*one.check);
      const CheckContext context(model_, inference_, *one.check, configuration_.options);
      const RunningCheck guard(one.check->id, source.path);
      (*std::get_if<FileCheckFn*>(&one.check->run))(context, file, sink);
      std::vector<Finding> found = sink.take();
      std::move(found.begin(), found.end(), std::back_inserter(findings));
    }
    return findings;
  }

  const ProjectModel& model_;
  const Inference& inference_;
  const Configuration& configuration_;
  std::vector<const Check*> of_project_;
  std::vector<FileCheck> of_files_;
};

}  // namespace

std::vector<Finding> check_all(const ProjectModel& model, const Inference& inference,
                               const Configuration& configuration, std::span<const Registered> checks,
                               const Progress& progress) {
  const Checking checking(model, inference, configuration, checks);
  std::vector<std::vector<Finding>> found(checking.tasks());
  std::atomic<std::size_t> done{0};
  parallel_for(found.size(), worker_count(configuration), [&](unsigned, std::size_t task) {
    found[task] = checking.run(task);
    constexpr std::size_t step = 256;
    if (const std::size_t so_far = ++done; progress && so_far % step == 0) progress("checking", so_far, found.size());
  });
  std::vector<Finding> all;
  for (std::vector<Finding>& some : found) std::move(some.begin(), some.end(), std::back_inserter(all));
  return all;
}

}  // namespace djvet
