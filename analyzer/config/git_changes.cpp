// The only gate to libgit2.
// SPDX-License-Identifier: MIT
#include "analyzer/config/git_changes.h"

#if DJVET_LIBGIT2
#include <dlfcn.h>
#include <git2.h>

#include <algorithm>
#include <memory>
#endif

namespace djvet {
namespace {

Problem problem_of(const std::string& revision, const std::string& what) {
  return {ProblemKind::usage, "--since " + revision, what};
}

[[maybe_unused]] Problem without_library(const std::string& revision, const std::string& why) {
  return problem_of(revision,
                    why + "; pipe it in: git diff --name-status " + revision + "... | djvet check --changes -");
}

}  // namespace

#if DJVET_LIBGIT2
namespace {

/// The functions of the library that is used, by the types of its own headers.
class Library {
 public:
  Library() : handle_(dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr) return;
    complete_ = find(init, "git_libgit2_init") && find(shutdown, "git_libgit2_shutdown") &&
                find(options, "git_libgit2_opts") && find(open, "git_repository_open_ext") &&
                find(set_workdir, "git_repository_set_workdir") && find(close, "git_repository_free") &&
                find(parse, "git_revparse_single") && find(peel, "git_object_peel") && find(id, "git_object_id") &&
                find(free_object, "git_object_free") && find(merge_base, "git_merge_base") &&
                find(diff_options, "git_diff_options_init") && find(diff, "git_diff_tree_to_workdir_with_index") &&
                find(free_diff, "git_diff_free") && find(count, "git_diff_num_deltas") &&
                find(delta, "git_diff_get_delta") && find(lookup, "git_object_lookup");
    if (complete_) init();
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() {
    if (complete_) shutdown();
  }

  [[nodiscard]] bool is_there() const { return complete_; }

  decltype(&git_libgit2_init) init = nullptr;
  decltype(&git_libgit2_shutdown) shutdown = nullptr;
  decltype(&git_libgit2_opts) options = nullptr;
  decltype(&git_repository_open_ext) open = nullptr;
  decltype(&git_repository_set_workdir) set_workdir = nullptr;
  decltype(&git_repository_free) close = nullptr;
  decltype(&git_revparse_single) parse = nullptr;
  decltype(&git_object_peel) peel = nullptr;
  decltype(&git_object_id) id = nullptr;
  decltype(&git_object_free) free_object = nullptr;
  decltype(&git_object_lookup) lookup = nullptr;
  decltype(&git_merge_base) merge_base = nullptr;
  decltype(&git_diff_options_init) diff_options = nullptr;
  decltype(&git_diff_tree_to_workdir_with_index) diff = nullptr;
  decltype(&git_diff_free) free_diff = nullptr;
  decltype(&git_diff_num_deltas) count = nullptr;
  decltype(&git_diff_get_delta) delta = nullptr;

 private:
  template <class Function>
  bool find(Function& out, const char* name) {
    out = reinterpret_cast<Function>(dlsym(handle_, name));
    return out != nullptr;
  }

  void* handle_;  // stays open: the process ends soon
  bool complete_ = false;
};

/// Each step gives nothing where the library says that it failed.
class WorkTree {
 public:
  using Object = std::unique_ptr<git_object, decltype(&git_object_free)>;

  explicit WorkTree(const Library& git) : git_(git), repository_(nullptr, git.close) {
    // Only the repository's own configuration is read, whoever owns it: nothing that it names is ever run.
    for (const int level :
         {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
      git.options(GIT_OPT_SET_SEARCH_PATH, level, "");
    git.options(GIT_OPT_SET_OWNER_VALIDATION, 0);
  }

  [[nodiscard]] bool open(const std::string& top) {
    git_repository* repository = nullptr;
    if (git_.open(&repository, top.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) != 0) return false;
    repository_.reset(repository);
    return git_.set_workdir(repository, top.c_str(), 0) == 0;  // wherever core.worktree leads
  }

  /// The commit that a revision names, perhaps through a tag.
  [[nodiscard]] Object commit(const std::string& revision) const {
    git_object* found = nullptr;
    if (git_.parse(&found, repository_.get(), revision.c_str()) != 0) return none();
    const Object holder(found, git_.free_object);
    return peeled(found, GIT_OBJECT_COMMIT);
  }

  [[nodiscard]] Object tree_of_base(const Object& one, const Object& other) const {
    git_oid base{};
    if (git_.merge_base(&base, repository_.get(), git_.id(one.get()), git_.id(other.get())) != 0) return none();
    git_object* commit = nullptr;
    if (git_.lookup(&commit, repository_.get(), &base, GIT_OBJECT_COMMIT) != 0) return none();
    const Object holder(commit, git_.free_object);
    return peeled(commit, GIT_OBJECT_TREE);
  }

  [[nodiscard]] bool changes(const Object& tree, std::string_view prefix, ChangedFiles& out) const {
    git_diff_options options;
    git_.diff_options(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS | GIT_DIFF_INCLUDE_TYPECHANGE |
                    GIT_DIFF_SKIP_BINARY_CHECK | GIT_DIFF_IGNORE_SUBMODULES;
    git_diff* diff = nullptr;
    if (git_.diff(&diff, repository_.get(), reinterpret_cast<git_tree*>(tree.get()), &options) != 0) return false;
    const std::unique_ptr<git_diff, decltype(&git_diff_free)> holder(diff, git_.free_diff);
    for (std::size_t i = 0; i < git_.count(diff); ++i) add(*git_.delta(diff, i), prefix, out);
    std::ranges::sort(out.added);
    std::ranges::sort(out.edited);
    return true;
  }

 private:
  [[nodiscard]] Object none() const { return {nullptr, git_.free_object}; }

  [[nodiscard]] Object peeled(git_object* object, git_object_t kind) const {
    git_object* out = nullptr;
    if (git_.peel(&out, object, kind) != 0) return none();
    return {out, git_.free_object};
  }

  static void add(const git_diff_delta& delta, std::string_view prefix, ChangedFiles& out) {
    const std::string_view path = delta.new_file.path;
    if (!path.starts_with(prefix)) return;
    const bool is_new = delta.status == GIT_DELTA_ADDED || delta.status == GIT_DELTA_UNTRACKED;
    const bool is_edited = delta.status == GIT_DELTA_MODIFIED || delta.status == GIT_DELTA_TYPECHANGE ||
                           delta.status == GIT_DELTA_CONFLICTED;
    if (is_new || is_edited) (is_new ? out.added : out.edited).emplace_back(path.substr(prefix.size()));
  }

  const Library& git_;
  std::unique_ptr<git_repository, decltype(&git_repository_free)> repository_;
};

}  // namespace

Result<ChangedFiles> changed_since(const std::string& top, const std::string& revision, std::string_view prefix) {
  const Library git;
  if (!git.is_there()) return without_library(revision, "needs the library libgit2.so." LIBGIT2_SOVERSION);
  WorkTree tree(git);
  if (!tree.open(top)) return problem_of(revision, "the project is in no work tree of git");
  const WorkTree::Object from = tree.commit(revision);
  if (!from) return problem_of(revision, "names no commit of this repository; a shallow clone may have to fetch it");
  const WorkTree::Object head = tree.commit("HEAD");
  if (!head) return problem_of(revision, "there is no commit yet");
  const WorkTree::Object base = tree.tree_of_base(from, head);
  if (!base)
    return problem_of(revision, "shares no commit with HEAD; in a shallow clone, `git fetch --unshallow` gets them");
  ChangedFiles out;
  if (!tree.changes(base, prefix, out)) return problem_of(revision, "the work tree can't be compared with it");
  return out;
}
#else
Result<ChangedFiles> changed_since(const std::string&, const std::string& revision, std::string_view) {
  return without_library(revision, "this build of djvet doesn't read git's objects");
}
#endif

}  // namespace djvet
