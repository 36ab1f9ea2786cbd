// `djvet graph`.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/model/relation_graph.h"

namespace djvet {

int execute(const GraphArguments& arguments) {
  Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) {
    print_problem(setup.error());
    return exit_usage;
  }
  setup->configuration.checks.clear();
  const Result<Run> run = djvet::run(setup->configuration, {}, Needs::everything);
  if (!run) {
    print_problem(run.error());
    return exit_usage;
  }
  const RelationGraph& graph = run->model->graph();
  const std::string text = arguments.format == "dot"       ? graph.to_dot()
                           : arguments.format == "mermaid" ? graph.to_mermaid()
                                                           : graph.to_json();
  return write_output(text) ? exit_clean : exit_usage;
}

}  // namespace djvet
