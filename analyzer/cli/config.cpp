// `djvet config`, `djvet config env` and `djvet config schema`.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/base/escape.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/file_lines.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/config/configure.h"
#include "analyzer/config/schema.h"
#include "analyzer/findings/registry.h"
#include "analyzer/link/environment_reads.h"
#include "reporters/json_writer.h"

namespace djvet {

namespace {

bool is_required(const EnvironmentVariable& variable) {
  return std::ranges::none_of(variable.places, &EnvironmentVariable::Place::has_default);
}

std::string_view path_of(const EnvironmentVariable::Place& place, const Run& run) {
  return run.sources->files[place.file.index()].path;
}

/// The name, whether it must be set or what it is otherwise, and below them each place.
std::string as_text(const std::vector<EnvironmentVariable>& variables, const Run& run, FileLines& lines) {
  std::string out;
  for (const EnvironmentVariable& variable : variables) {
    out += escaped(variable.name) + (is_required(variable) ? "  required\n" : "\n");
    for (const EnvironmentVariable::Place& place : variable.places) {
      out += "  " + escaped(path_of(place, run)) + ":" + std::to_string(lines.line_of(place.file, place.span.begin));
      out += place.has_default ? "  default " + escaped(place.fallback) + "\n" : "  no default\n";
    }
  }
  return out;
}

std::string as_json(const std::vector<EnvironmentVariable>& variables, const Run& run, FileLines& lines) {
  JsonWriter json;
  json.open_object();
  json.open_list("variables");
  for (const EnvironmentVariable& variable : variables) {
    json.line();
    json.open_object();
    json.member("name", variable.name);
    json.member("required", is_required(variable));
    json.open_list("settings");
    for (const std::string& module : variable.settings) json.value(module);
    json.close_list();
    json.open_list("places");
    for (const EnvironmentVariable::Place& place : variable.places) {
      json.open_object();
      json.member("path", path_of(place, run));
      json.member("line", lines.line_of(place.file, place.span.begin));
      if (place.has_default) json.member("default", place.fallback);
      json.close_object();
    }
    json.close_list();
    json.close_object();
  }
  json.close_lines();
  json.close_object();
  return json.take() + "\n";
}

int print_environment(const ConfigArguments& arguments, const ProjectSetup& setup) {
  Configuration configuration = setup.configuration;
  configuration.checks.clear();
  const Result<Run> run = djvet::run(configuration, {}, Needs::everything);
  if (!run) {
    print_problem(run.error());
    return exit_usage;
  }
  const std::vector<EnvironmentVariable> variables = environment_variables(*run->model);
  FileLines lines(*run);
  return write_output(arguments.format == "json" ? as_json(variables, *run, lines) : as_text(variables, *run, lines))
             ? exit_clean
             : exit_usage;
}

}  // namespace

int execute(const ConfigArguments& arguments) {
  if (arguments.schema) return write_output(configuration_schema(registry())) ? exit_clean : exit_usage;
  const Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) {
    print_problem(setup.error());
    return exit_usage;
  }
  if (arguments.environment) return print_environment(arguments, *setup);
  return write_output(render_configuration(setup->settings, registry())) ? exit_clean : exit_usage;
}

}  // namespace djvet
