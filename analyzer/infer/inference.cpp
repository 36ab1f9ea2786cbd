// Runs the evaluator over the functions that iterate and query, file by file, and settles what it recorded.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/inference.h"

#include <algorithm>

#include "analyzer/base/parallel.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {
namespace {

bool extends(const std::string& longer, const std::string& path) {
  return longer.size() > path.size() && longer.starts_with(path) && longer.compare(path.size(), 2, "__") == 0;
}

/// Keeps one access for each loop, kind, path and model that is queried, the first in the source; a path that another one goes on from is
/// said with it: loading "author__publisher" loads "author".
std::vector<Access> settle_accesses(std::vector<Access> accesses) {
  std::ranges::stable_sort(accesses, {}, &Access::access);
  std::vector<Access> kept;
  for (Access& access : accesses) {
    const bool told = std::ranges::any_of(kept, [&](const Access& other) {
      return other.queryset == access.queryset && other.iteration == access.iteration && other.kind == access.kind &&
             other.path == access.path && other.queried == access.queried;
    });
    if (!told) kept.push_back(std::move(access));
  }
  std::vector<Access> settled;
  for (const Access& access : kept) {
    const bool part = access.kind != AccessKind::query && std::ranges::any_of(kept, [&](const Access& other) {
                        return other.kind != AccessKind::query && other.queryset == access.queryset &&
                               (access.queryset.node != 0 || other.iteration == access.iteration) &&
                               extends(other.path, access.path);
                      });
    if (!part) settled.push_back(access);
  }
  return settled;
}

/// Tests, migrations and vendored code are read for what they define; what their loops cost is nobody's concern.
bool is_judged(Role role) { return role != Role::test && role != Role::migration && role != Role::vendored; }

}  // namespace

struct Inference::State {
  struct File {
    std::vector<Access> accesses;
    std::vector<InferenceGap> gaps;
  };
  std::vector<File> files;
};

Inference::Inference(const ProjectModel& model) : state_(std::make_unique<State>()) {
  state_->files.resize(model.sources().files.size());
}
Inference::Inference(Inference&&) noexcept = default;
Inference::~Inference() = default;

std::span<const Access> Inference::accesses(FileId file) const { return state_->files[file.index()].accesses; }
std::span<const InferenceGap> Inference::gaps(FileId file) const { return state_->files[file.index()].gaps; }

Inference infer(const ProjectModel& model, unsigned workers) {
  Inference inference(model);
  const std::vector<SourceFile>& files = model.sources().files;
  parallel_for(files.size(), workers, [&](unsigned, std::size_t i) {
    const FileFacts& facts = model.facts(FileId(i));
    if (files[i].language != Language::python || facts.nodes().empty() || !is_judged(files[i].role) ||
        files[i].is_dependency())
      return;
    Evaluator evaluator(model, FileId(i));
    for (ScopeId scope = 0; scope < facts.scopes().size(); ++scope) {
      constexpr std::uint32_t wanted = scope_iterates | scope_queries;
      const Scope& one = facts.scopes()[scope];
      if ((one.flags & wanted) == wanted && !one.is(scope_class)) evaluator.run(scope);
    }
    Inference::State::File& file = inference.state_->files[i];
    file.accesses = settle_accesses(std::move(evaluator.accesses()));
    file.gaps = std::move(evaluator.gaps());
  });
  return inference;
}

}  // namespace djvet
