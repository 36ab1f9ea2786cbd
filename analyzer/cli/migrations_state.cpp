// The state behind a migration as JSON.
// SPDX-License-Identifier: MIT
#include <string_view>

#include "analyzer/cli/file_lines.h"
#include "analyzer/cli/migrations_report.h"
#include "reporters/json_writer.h"

namespace djvet {
namespace {

class StateWriter {
 public:
  explicit StateWriter(const Run& run) : run_(run), lines_(run) {}

  std::string write(const ProjectState& state, const std::vector<const Migration*>& plan) {
    json_.open_object();
    json_.line();
    json_.member("schema_version", 1);
    json_.line();
    json_.open_list("plan");
    for (const Migration* each : plan) json_.value(each->key.first + "." + each->key.second);
    json_.close_list();
    json_.line();
    json_.open_list("unknown_apps");
    for (const auto& [app, unknown] : state.unknown_apps)
      if (unknown) json_.value(app);
    json_.close_list();
    json_.line();
    json_.open_list("models");
    for (const auto& [key, model] : state.models) {
      json_.line();
      write(model);
    }
    json_.close_lines();
    return json_.take() + "\n}\n";
  }

 private:
  void write_place(const StatePlace& place) {
    if (!place.migration.empty()) json_.member("migration", place.migration);
    if (!place.file.valid()) return;
    json_.member("path", run_.model->sources().files[place.file.index()].path);
    json_.member("line", lines_.line_of(place.file, place.span.begin));
  }

  void write_known(const ModelState& model) {
    json_.open_list("unknown");
    const auto add = [&](bool known, std::string_view name) {
      if (!known) json_.value(name);
    };
    add(model.fields_known, "fields");
    add(model.options_known, "options");
    add(model.indexes_known, "indexes");
    add(model.constraints_known, "constraints");
    add(model.managers_known, "managers");
    add(model.kind_known, "kind");
    json_.close_list();
  }

  void write(const ModelState& model) {
    json_.open_object();
    json_.member("app", model.app);
    json_.member("name", model.name);
    write_place(model.place);
    write_known(model);
    json_.open_list("fields");
    for (const FieldState& field : model.fields) {
      json_.line();
      write(field);
    }
    json_.close_lines();
    json_.line();
    json_.open_object("options");
    for (const auto& [name, value] : model.options) json_.member(name, write_constant(value));
    json_.close_object();
    write_indexes("indexes", model.indexes);
    write_indexes("constraints", model.constraints);
    json_.open_list("managers");
    for (const ManagerState& manager : model.managers) {
      json_.open_object();
      json_.member("name", manager.name);
      json_.member("value", write_constant(manager.value));
      json_.close_object();
    }
    json_.close_list();
    json_.close_object();
  }

  void write(const FieldState& field) {
    json_.open_object();
    json_.member("name", field.name);
    json_.member("class", field.path.empty() ? std::string("unknown") : field.path);
    json_.open_list("positional");
    for (const Constant& value : field.parts.positional) json_.value(write_constant(value));
    json_.close_list();
    json_.open_object("arguments");
    for (const NamedConstant& argument : field.parts.named) json_.member(argument.name, write_constant(argument.value));
    json_.close_object();
    json_.member("deconstructed", field.deconstructed && !field.parts.open);
    json_.member("certain", field.present);
    write_place(field.place);
    json_.close_object();
  }

  void write_indexes(std::string_view name, const std::vector<IndexState>& indexes) {
    json_.open_list(name);
    for (const IndexState& index : indexes) {
      json_.open_object();
      json_.member("name", index.name.empty() ? std::string("unknown") : index.name);
      json_.member("value", write_constant(index.value));
      json_.close_object();
    }
    json_.close_list();
  }

  const Run& run_;
  FileLines lines_;
  JsonWriter json_;
};

}  // namespace

std::string render_state_json(const Run& run, const ProjectState& state, const std::vector<const Migration*>& plan) {
  return StateWriter(run).write(state, plan);
}

}  // namespace djvet
