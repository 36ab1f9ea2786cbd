// Each settings module runs once more as a program of its own, with what it reads of the environment written down.
// SPDX-License-Identifier: MIT
#include "analyzer/link/environment_reads.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

struct Found {
  std::map<std::tuple<FileId, std::uint32_t, std::uint32_t>, EnvironmentVariable::Place> places;
  std::set<std::string> settings;
};

EnvironmentVariable::Place place_of(const EnvironmentRead& read) {
  EnvironmentVariable::Place place;
  place.file = read.origin.file;
  place.span = read.origin.span;
  place.has_default = !read.fallback.is(Constant::Kind::absent);
  if (place.has_default) place.fallback = write_constant(read.fallback);
  return place;
}

/// What the attributes of classes of django-configurations read when their class is taken for the settings.
void add_configured(Interpreter& interpreter, FileId file, std::vector<EnvironmentRead>& reads) {
  const ProgramFrame* const frame = interpreter.frame(file);
  if (frame == nullptr) return;
  const std::map<std::string_view, Variable> names = frame->names;
  for (const auto& [name, variable] : names) {
    if (!variable.value.is(Datum::Kind::cls) || variable.value.file != file) continue;
    if (!interpreter.is_configuration(variable.value)) continue;
    for (const auto& [attribute, value] : interpreter.class_names(variable.value)) {
      const bool upper = std::ranges::none_of(attribute, [](char c) { return c >= 'a' && c <= 'z'; });
      if (!upper) continue;
      if (std::optional<EnvironmentRead> read = interpreter.configured_read(attribute, value))
        reads.push_back(std::move(*read));
    }
  }
}

}  // namespace

std::vector<EnvironmentVariable> environment_variables(const ProjectModel& model) {
  std::map<std::string, Found> found;
  EvaluationBudget budget;
  FileId last;
  for (const SettingsModule& module : model.settings()) {
    const Role role = model.sources().files[module.file.index()].role;
    if (module.file == last || role == Role::test || role == Role::vendored) continue;
    last = module.file;
    std::vector<EnvironmentRead> reads;
    Interpreter interpreter(model, budget);
    interpreter.record_environment(reads);
    interpreter.run(module.file);
    add_configured(interpreter, module.file, reads);
    for (const EnvironmentRead& read : reads) {
      const FileId file = read.origin.file;
      if (!file.valid() || model.sources().files[file.index()].is_dependency()) continue;
      Found& of = found[read.variable];
      of.settings.insert(module.dotted);
      of.places.try_emplace({file, read.origin.span.begin, read.origin.span.end}, place_of(read));
    }
  }
  std::vector<EnvironmentVariable> out;
  for (const auto& [name, of] : found) {
    EnvironmentVariable variable;
    variable.name = name;
    variable.settings.assign(of.settings.begin(), of.settings.end());
    for (const auto& [key, place] : of.places) variable.places.push_back(place);
    out.push_back(std::move(variable));
  }
  return out;
}

}  // namespace djvet
