// `djvet server`: gives the language server its standard streams, and the configuration that `djvet check` would go by.
// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "analyzer/base/version.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/baseline_use.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/discover/project_root.h"
#include "reporters/lsp/server.h"

namespace djvet {
namespace {

/// A file that an editor opens somewhere is no reason to read all that lies beside it: its project must have a mark.
Result<std::string> root_of_file(const std::string& path) {
  const Result<ProjectRoot> root = find_project_root(path);
  if (!root) return root.error();
  std::error_code error;
  for (const char* mark : {"manage.py", "pyproject.toml", ".git"})
    if (!root->path.empty() && std::filesystem::exists(std::filesystem::path(root->root) / mark, error))
      return root->root;
  return Problem{ProblemKind::input, path, "belongs to no project"};
}

/// Nor is an editor that was started in no folder of anything.
bool is_everything(const std::string& root) {
  const char* const home = std::getenv("HOME");
  std::error_code error;
  return root == "/" || (home != nullptr && std::filesystem::equivalent(root, home, error));
}

Result<lsp::ProjectSettings> settings_of(const ServerArguments& arguments, const std::string& folder) {
  InputArguments input;
  input.paths = {folder};
  input.settings = arguments.settings;
  input.config_file = arguments.config_file;
  Result<ProjectSetup> setup = set_up(input);
  if (!setup) return setup.error();
  if (is_everything(setup->configuration.root))
    return Problem{ProblemKind::input, folder, "is no project; open the folder of one"};
  follow_version_control(setup->configuration);
  CheckArguments check;
  check.baseline = arguments.baseline;
  check.no_baseline = arguments.no_baseline;
  Result<std::optional<Baseline>> baseline = baseline_for(check, setup->configuration.root);
  if (!baseline) return baseline.error();
  if (*baseline) keep_those_of_run(setup->configuration, **baseline);
  Result<Outcomes> outcomes = read_outcomes(setup->configuration.root);
  if (!outcomes) return outcomes.error();
  return lsp::ProjectSettings{std::move(setup->configuration), std::move(*baseline), std::move(*outcomes)};
}

}  // namespace

int execute(const ServerArguments& arguments) {
  const lsp::Host host{registry(), std::string(version()), root_of_file,
                       [&](const std::string& folder) { return settings_of(arguments, folder); }};
  // The server's threads may be at work: nothing is taken down under them.
  std::_Exit(lsp::serve(host, STDIN_FILENO, STDOUT_FILENO));
}

}  // namespace djvet
