// `djvet dump`: what one phase computed, as text. Facts are those of the paths that are given; what is linked or inferred is
// shown as a whole, because it belongs to no single file.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/dump.h"

#include "analyzer/base/escape.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/extract/template_dump.h"
#include "analyzer/infer/dump.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/components.h"
#include "analyzer/model/describe.h"
#include "analyzer/model/dump.h"
#include "analyzer/model/requirements.h"
#include "analyzer/model/template_index.h"
#include "analyzer/model/urls.h"

namespace djvet {
namespace {

bool is_asked_for(const std::vector<std::string>& paths, const std::string& path) {
  if (paths.empty()) return true;
  for (const std::string& each : paths)
    if (path == each || (path.starts_with(each) && path[each.size()] == '/')) return true;
  return false;
}

/// One part for each file that has facts: "# path" and the dump of them.
std::string dump_files(const Run& run, const std::vector<std::string>& paths, bool python_too) {
  std::string out;
  for (std::size_t i = 0; i < run.sources->files.size(); ++i) {
    const SourceFile& file = run.sources->files[i];
    const bool is_python = file.language == Language::python;
    if (file.is_dependency()) break;
    if (file.language == Language::manifest) continue;
    if ((is_python && !python_too) || !is_asked_for(paths, file.path)) continue;
    out += "# " + escaped(file.path) + "\n" +
           (is_python ? dump_facts(run.facts->python[i]) : dump_template(run.facts->templates[i]));
  }
  return out;
}

std::string dumped(const Run& run, const std::string& phase, const std::vector<std::string>& paths) {
  if (phase == "model") return dump_model(*run.model);
  if (phase == "django") return describe_models(*run.model);
  if (phase == "settings") return write_settings(run.model->settings());
  if (phase == "urls") return dump_urls(*run.model);
  if (phase == "components") return dump_components(*run.model);
  if (phase == "drift") return write_changes(MigrationHistory(*run.model).drift());
  if (phase == "requirements") return dump_requirements(*run.model);
  if (phase == "loaders") return dump_templates(*run.model);
  if (phase == "accesses") return dump_accesses(*run.model, *run.inference);
  return dump_files(run, paths, phase == "facts");
}

}  // namespace

int execute(const DumpArguments& arguments) {
  Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) {
    print_problem(setup.error());
    return exit_usage;
  }
  setup->configuration.checks.clear();
  setup->configuration.every_test = arguments.phase == "facts";
  const Result<Run> run = djvet::run(setup->configuration, {}, Needs::everything);
  if (!run) {
    print_problem(run.error());
    return exit_usage;
  }
  const std::string text = dumped(*run, arguments.phase, setup->configuration.paths);
  return write_output(text) ? exit_clean : exit_usage;
}

}  // namespace djvet
