// `djvet config`.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/config/configure.h"
#include "analyzer/findings/registry.h"

namespace djvet {

int execute(const ConfigArguments& arguments) {
  const Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) {
    print_problem(setup.error());
    return exit_usage;
  }
  return write_output(render_configuration(setup->settings, registry())) ? exit_clean : exit_usage;
}

}  // namespace djvet
