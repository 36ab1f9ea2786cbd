// The paths to report on stay relative to the root; an empty list of them means all of it.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/project_setup.h"

#include <algorithm>
#include <filesystem>

#include "analyzer/cli/console.h"
#include "analyzer/cli/relocate.h"
#include "analyzer/config/config_file.h"
#include "analyzer/config/configure.h"
#include "analyzer/config/git_index.h"
#include "analyzer/discover/project_root.h"

namespace djvet {
namespace {

namespace fs = std::filesystem;

fs::path common_folder(const fs::path& first, const fs::path& second) {
  fs::path common;
  const auto end = std::mismatch(first.begin(), first.end(), second.begin(), second.end()).first;
  for (auto part = first.begin(); part != end; ++part) common /= *part;
  return common;
}

bool holds(const fs::path& folder, const char* name) {
  std::error_code error;
  return fs::exists(folder / name, error);
}

/// A folder below another project's manage.py, in the same repository, is a part of that project: its models are there.
ProjectRoot enclosing(ProjectRoot given) {
  const fs::path folder(given.root);
  if (!given.path.empty() || holds(folder, "manage.py") || holds(folder, "pyproject.toml")) return given;
  for (fs::path at = folder; !holds(at, ".git") && at != at.parent_path();) {
    at = at.parent_path();
    if (holds(at, "manage.py")) return {at.string(), folder.lexically_relative(at).string()};
  }
  return given;
}

bool is_plausible_project(const fs::path& folder) {
  for (const char* mark : {"manage.py", "pyproject.toml", ".git"})
    if (holds(folder, mark)) return true;
  std::error_code error;
  const fs::path here = fs::canonical(fs::current_path(error), error);
  return common_folder(here, folder) == here;
}

/// The root of several paths, and the paths relative to it.
Result<ProjectRoot> joined(const std::vector<ProjectRoot>& roots, std::vector<std::string>& relative) {
  fs::path root = roots.front().root;
  for (const ProjectRoot& each : roots) root = common_folder(root, each.root);
  const bool named =
      std::any_of(roots.begin(), roots.end(), [&](const ProjectRoot& each) { return each.root == root; });
  if (!named && !is_plausible_project(root))
    return Problem{ProblemKind::usage, "", "the paths belong to different projects; check one project at a time"};
  for (const ProjectRoot& each : roots) {
    const fs::path full = each.path.empty() ? fs::path(each.root) : fs::path(each.root) / each.path;
    const std::string path = full.lexically_relative(root).string();
    relative.push_back(path == "." ? "" : path);
  }
  if (std::find(relative.begin(), relative.end(), "") != relative.end()) relative.clear();
  return ProjectRoot{root.string(), ""};
}

/// Where `python` leads to: what the user says may be anywhere; what a file of the repository says, only in there.
std::optional<Problem> place_environment(const Settings& settings, const InputArguments& arguments,
                                         const std::string& config_file, Configuration& configuration) {
  if (!settings.python) return std::nullopt;
  const bool typed = arguments.settings.python.has_value();
  std::error_code error;
  const fs::path base = typed ? fs::path() : fs::path(config_file).parent_path();
  const fs::path path = fs::absolute(base / *settings.python, error).lexically_normal();
  configuration.python = path.string();
  configuration.python_said =
      typed ? "--python " + *settings.python
            : settings.origins.find("python")->second + ": python = " + in_quotes(*settings.python);
  if (typed || arguments.config_file) return std::nullopt;
  const fs::path top = fs::weakly_canonical(repository_top(configuration.root), error);
  // An interpreter is a link out of its environment, as a rule; what counts is the folder that it is in.
  const fs::path target = fs::is_directory(path, error) ? path : path.parent_path();
  if (common_folder(top, fs::weakly_canonical(target, error)) == top) return std::nullopt;
  return Problem{ProblemKind::configuration, configuration.python_said,
                 "leads out of the repository; give it on the command line with --python"};
}

}  // namespace

Result<ProjectSetup> set_up(const InputArguments& arguments) {
  std::vector<ProjectRoot> roots;
  for (const std::string& path : arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths) {
    if (path.empty()) return Problem{ProblemKind::usage, "\"\"", "is no path"};
    Result<ProjectRoot> root = find_project_root(path);
    if (!root) return root.error();
    roots.push_back(enclosing(std::move(*root)));
  }
  std::vector<std::string> paths;
  const Result<ProjectRoot> root = joined(roots, paths);
  if (!root) return root.error();
  const Result<ConfigurationFile> file = arguments.config_file ? read_configuration(*arguments.config_file, registry())
                                                               : find_configuration(root->root, registry());
  if (!file) return file.error();
  ProjectSetup setup;
  setup.settings = layered(layered(default_settings(), file->settings), arguments.settings);
  setup.configuration = configuration_of(setup.settings, registry());
  setup.configuration.root = root->root;
  if (auto problem = place_environment(setup.settings, arguments, file->path, setup.configuration))
    return std::move(*problem);
  setup.configuration.paths = std::move(paths);
  setup.configuration.today = arguments.today ? *arguments.today : clock_day();
  setup.configuration.jobs = arguments.jobs;
  setup.configuration.use_cache = !arguments.no_cache;
  setup.configuration.cache_dir = arguments.cache_dir.value_or("");
  setup.config_file = file->path;
  if (arguments.verbose) {
    std::error_code error;
    const fs::path here = fs::canonical(fs::current_path(error), error);
    print_note("project: " + fs::path(setup.configuration.root).lexically_relative(here).string());
    print_note(setup.config_file.empty() ? "no configuration file" : "configuration: " + setup.config_file);
  }
  return setup;
}

void follow_version_control(Configuration& configuration) {
  const std::string top = repository_top(configuration.root);
  configuration.tracked_migrations =
      tracked_migrations(top, prefix_of_root(configuration.root, top)).value_or(std::vector<std::string>());
}

}  // namespace djvet
