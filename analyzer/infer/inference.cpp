// Runs the evaluator over every function and module body, file by file, and settles what it recorded.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/inference.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "analyzer/base/parallel.h"
#include "analyzer/infer/evaluator.h"
#include "analyzer/model/components.h"

namespace djvet {
namespace {

bool extends(const std::string& longer, const std::string& path) {
  return longer.size() > path.size() && longer.starts_with(path) && longer.compare(path.size(), 2, "__") == 0;
}

bool same_cost(const Access& one, const Access& other) {
  return one.report == other.report && one.iteration == other.iteration && one.kind == other.kind &&
         one.path == other.path && one.queried == other.queried && one.repeated == other.repeated;
}

/// What is read in the same place of the same loop, for several querysets, is one access that names them all.
void add_queryset(Access& access, const Site& queryset) {
  if (queryset == access.queryset || queryset.node == 0) return;
  if (std::ranges::find(access.other_querysets, queryset) == access.other_querysets.end())
    access.other_querysets.push_back(queryset);
}

/// What one call reads from the same rows in other functions is one access with all paths.
void add_access(std::vector<Access>& settled, const Access& access) {
  const auto same_call = std::ranges::find_if(settled, [&](const Access& other) {
    return !access.calls.empty() && access.report == other.report && access.iteration == other.iteration &&
           access.queryset == other.queryset && access.model == other.model && access.kind == other.kind &&
           access.joins == other.joins && (access.kind != AccessKind::query || access.queried == other.queried) &&
           access.repeated == other.repeated && access.prepared == other.prepared && !access.only_key &&
           !other.only_key;
  });
  if (same_call == settled.end()) settled.push_back(access);
  else if (!access.path.empty()) same_call->more_paths.push_back(access.path);
}

/// Keeps one access for each loop, kind, path and model that is queried, the first in the source that isn't read for some rows only; a path that another one
/// goes on from is said with it: loading "author__publisher" loads "author".
std::vector<Access> settle_accesses(std::vector<Access> accesses) {
  std::ranges::stable_sort(accesses, [](const Access& a, const Access& b) {
    return std::tie(a.report, a.access, a.queryset) < std::tie(b.report, b.access, b.queryset);
  });
  std::vector<Access> kept;
  for (Access& access : accesses) {
    const auto same_place = std::ranges::find_if(kept, [&](const Access& other) { return same_cost(access, other); });
    if (same_place != kept.end()) {
      add_queryset(*same_place, access.queryset);
      same_place->only_key &= access.only_key;
      same_place->asked &= access.asked;
      same_place->conditional &= access.conditional;
      continue;
    }
    const auto told = std::ranges::find_if(kept, [&](const Access& other) {
      return other.queryset == access.queryset && other.iteration == access.iteration && other.kind == access.kind &&
             other.path == access.path && other.queried == access.queried && other.repeated == access.repeated &&
             !access.repeated;
    });
    if (told == kept.end()) {
      kept.push_back(std::move(access));
      continue;
    }
    // Where only some rows are read before, the place is the first one that every row comes by.
    access.only_key = told->only_key = told->only_key && access.only_key;
    if (told->conditional && !access.conditional) std::swap(*told, access);
  }
  std::vector<Access> settled;
  for (const Access& access : kept) {
    const bool part = access.kind != AccessKind::query && std::ranges::any_of(kept, [&](const Access& other) {
                        return other.kind != AccessKind::query && !other.only_key &&
                               other.prepared == access.prepared && other.queryset == access.queryset &&
                               (access.queryset.node != 0 || other.iteration == access.iteration) &&
                               extends(other.path, access.path);
                      });
    if (!part) add_access(settled, access);
  }
  return settled;
}

/// One record for each call: a later walk of the same code may know more names; where walks disagree, nothing is said.
std::vector<QueryCall> settle_calls(std::vector<QueryCall> calls) {
  std::ranges::stable_sort(calls, {}, &QueryCall::call);
  std::vector<QueryCall> settled;
  for (QueryCall& call : calls) {
    if (settled.empty() || settled.back().call != call.call) {
      settled.push_back(std::move(call));
      continue;
    }
    QueryCall& same = settled.back();
    if (same.model != call.model || same.on != call.on || same.values != call.values) same.model = {};
    same.sliced = same.sliced && call.sliced;
    same.related = same.related || call.related;
    same.fetched = same.fetched || call.fetched;
    same.names_open = same.names_open || call.names_open;
    same.prefetches_differ = same.prefetches_differ || call.prefetches_differ || same.prefetched != call.prefetched;
    same.loads_open = same.loads_open || call.loads_open || same.prefetched != call.prefetched ||
                      same.selected != call.selected || same.lists != call.lists;
    same.names.insert(same.names.end(), call.names.begin(), call.names.end());
    same.lists.insert(same.lists.end(), call.lists.begin(), call.lists.end());
  }
  std::erase_if(settled, [](const QueryCall& call) { return !call.model.valid(); });
  return settled;
}

std::vector<InferenceGap> settle_gaps(std::vector<InferenceGap> gaps) {
  std::ranges::sort(gaps);
  gaps.erase(std::ranges::unique(gaps).begin(), gaps.end());
  return gaps;
}

}  // namespace

struct Inference::State {
  struct File {
    std::vector<Access> accesses;
    std::vector<InferenceGap> gaps;
    std::vector<QueryCall> calls;
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
std::span<const QueryCall> Inference::query_calls(FileId file) const { return state_->files[file.index()].calls; }

namespace {

/// What the code of one file costs, by whatever it enters.
struct Entered {
  std::vector<Access> accesses;
  std::vector<InferenceGap> gaps;
  std::vector<QueryCall> calls;
  std::set<PreparedLoop> prepared;
};

Entered enter_file(Evaluator& evaluator, const ProjectModel& model, const Surroundings& around, FileId file) {
  const FileFacts& facts = model.facts(file);
  for (ScopeId scope = 0; scope < facts.scopes().size(); ++scope) {
    const Scope& one = facts.scopes()[scope];
    if (!one.is(scope_class) || one.is(scope_queries)) evaluator.run(file, scope);
    if (const ClassId cls = one.is(scope_class) ? model.class_of(file, scope) : ClassId();
        cls.valid() && !around.is_base(cls))
      evaluator.run_class(cls);
  }
  const auto& registrations = model.components().registrations;  // in the order of files
  for (const AdminRegistration& registration :
       std::ranges::equal_range(registrations, file, {}, &AdminRegistration::file))
    evaluator.run_registration(registration);
  return {std::exchange(evaluator.accesses(), {}), std::exchange(evaluator.gaps(), {}),
          settle_calls(std::exchange(evaluator.calls(), {})), std::exchange(evaluator.prepared(), {})};
}

}  // namespace

// One evaluator enters neighbouring files one after the other and remembers what their code has in common. Which files
// those are depends on the tree alone, not on the workers: what is remembered decides how far the budget of steps goes.
Inference infer(const ProjectModel& model, unsigned workers) {
  constexpr std::size_t files_at_once = 32;
  Inference inference(model);
  const Surroundings around(model);
  const std::vector<SourceFile>& files = model.sources().files;
  std::vector<FileId> entered;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (files[i].language == Language::python && !model.facts(FileId(i)).nodes().empty() && around.is_judged(FileId(i)))
      entered.emplace_back(i);
  std::vector<Entered> found(entered.size());
  std::vector<MemberTable> members(std::max(workers, 1U), MemberTable(around));
  parallel_for((entered.size() + files_at_once - 1) / files_at_once, workers, [&](unsigned worker, std::size_t group) {
    members[worker].forget_many();
    Evaluator evaluator(around, members[worker]);
    for (std::size_t i = group * files_at_once; i < std::min((group + 1) * files_at_once, entered.size()); ++i)
      found[i] = enter_file(evaluator, model, around, entered[i]);
  });
  for (std::size_t i = 0; i < entered.size(); ++i)
    inference.state_->files[entered[i].index()].calls = std::move(found[i].calls);
  std::set<PreparedLoop> prepared;
  for (Entered& one : found) prepared.merge(one.prepared);
  for (Entered& one : found) {
    for (Access& access : one.accesses) {
      access.prepared = access.of_one_row && prepared.contains({access.iteration, access.path});
      inference.state_->files[access.report.file.index()].accesses.push_back(std::move(access));
    }
    for (InferenceGap& gap : one.gaps) inference.state_->files[gap.site.file.index()].gaps.push_back(std::move(gap));
  }
  for (Inference::State::File& file : inference.state_->files) {
    file.accesses = settle_accesses(std::move(file.accesses));
    file.gaps = settle_gaps(std::move(file.gaps));
  }
  return inference;
}

}  // namespace djvet
