// `djvet dump`: what one phase computed, as text, for the paths that are given.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/dump.h"

#include "analyzer/base/escape.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/discover/discover.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/extract/template_dump.h"

namespace djvet {
namespace {

bool is_asked_for(const std::vector<std::string>& paths, const std::string& path) {
  if (paths.empty()) return true;
  for (const std::string& each : paths)
    if (path == each || (path.starts_with(each) && path[each.size()] == '/')) return true;
  return false;
}

Result<std::string> facts_of(const Configuration& configuration) {
  const Result<Sources> sources = discover(configuration);
  if (!sources) return sources.error();
  const FactsTable facts = extract_all(*sources, configuration, {});
  std::string out;
  for (std::size_t i = 0; i < sources->files.size(); ++i) {
    const SourceFile& file = sources->files[i];
    if (!is_asked_for(configuration.paths, file.path)) continue;
    const bool is_python = file.language == Language::python;
    out += "# " + escaped(file.path) + "\n" +
           (is_python ? dump_facts(facts.python[i]) : dump_template(facts.templates[i]));
  }
  return out;
}

}  // namespace

int execute(const DumpArguments& arguments) {
  const Result<ProjectSetup> setup = set_up(arguments.input);
  const Result<std::string> text = setup ? facts_of(setup->configuration) : Result<std::string>(setup.error());
  if (!text) {
    print_problem(text.error());
    return exit_usage;
  }
  return write_output(*text) ? exit_clean : exit_usage;
}

}  // namespace djvet
