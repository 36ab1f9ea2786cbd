// Text for people, JSON for programs, Graphviz and Mermaid for pictures. In pictures an arrow leads from what runs first to
// what runs after it.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string_view>

#include "analyzer/base/escape.h"
#include "analyzer/cli/migrations_report.h"
#include "reporters/json_writer.h"

namespace djvet {
namespace {

std::string dotted(const MigrationKey& key) { return key.first + "." + key.second; }

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string_view name_of(EdgeEnd end) {
  return end == EdgeEnd::known ? "known" : end == EdgeEnd::outside ? "outside" : "missing";
}

/// "0001_initial, auth.__first__ (outside)": the own app's without its label.
std::string listed(const std::vector<EdgeRow>& edges, const std::string& app) {
  std::string out;
  for (const EdgeRow& edge : edges) {
    out += (out.empty() ? "" : ", ") + escaped(edge.to.first == app ? edge.to.second : dotted(edge.to));
    if (edge.end != EdgeEnd::known) out.append(" (").append(name_of(edge.end)) += ")";
  }
  return out;
}

/// Without those that are missing: the files that a squashed migration replaces may be gone.
std::string names(const std::vector<EdgeRow>& edges) {
  std::string out;
  for (const EdgeRow& edge : edges) out += (out.empty() ? "" : ", ") + escaped(edge.to.second);
  return out;
}

std::string text_of(const MigrationRow& row) {
  const Migration& migration = *row.migration;
  std::string out = "  " + escaped(migration.key.second);
  if (row.last) out += "  (last)";
  if (!row.replaced_by.empty()) out += "  (replaced by " + escaped(row.replaced_by) + ")";
  out += '\n';
  const std::string after = listed(row.dependencies, migration.key.first);
  if (!after.empty() || !migration.edges_known)
    out += "    after " + after + (migration.edges_known ? "" : after.empty() ? "?" : ", ?") + "\n";
  if (!row.run_before.empty()) out += "    before " + listed(row.run_before, migration.key.first) + "\n";
  if (!row.replaces.empty()) out += "    replaces " + names(row.replaces) + "\n";
  return out;
}

std::string conflict_of(const AppRow& app) {
  std::string out;
  for (const MigrationRow& row : app.migrations)
    if (row.last) out += (out.empty() ? "" : ", ") + escaped(row.migration->key.second);
  return out;
}

void write_edges(JsonWriter& json, std::string_view name, const std::vector<EdgeRow>& edges) {
  json.open_list(name);
  for (const EdgeRow& edge : edges) {
    json.open_object();
    json.member("app", edge.to.first);
    json.member("name", edge.to.second);
    json.member("end", name_of(edge.end));
    if (edge.target != nullptr && edge.target->key != edge.to) json.member("resolved", edge.target->key.second);
    json.member("line", edge.line);
    json.close_object();
  }
  json.close_list();
}

void write(JsonWriter& json, const MigrationRow& row) {
  json.open_object();
  json.member("name", row.migration->key.second);
  json.member("path", row.path);
  json.member("line", row.line);
  json.member("last", row.last);
  json.member("edges_known", row.migration->edges_known);
  if (!row.replaced_by.empty()) json.member("replaced_by", row.replaced_by);
  write_edges(json, "dependencies", row.dependencies);
  write_edges(json, "run_before", row.run_before);
  write_edges(json, "replaces", row.replaces);
  json.close_object();
}

/// What pictures share: a number for each migration and each end of an edge outside, and how one may be quoted.
class Picture {
 public:
  enum class Language : std::uint8_t { dot, mermaid };
  Picture(const MigrationsReport& report, Language language) : report_(report), dot_(language == Language::dot) {
    for (const AppRow& app : report.apps)
      for (const MigrationRow& row : app.migrations) numbers_.emplace(row.migration->key, numbers_.size());
  }

  std::string draw() {
    std::string out = dot_ ? "digraph migrations {\n  rankdir=LR;\n  node [shape=box];\n" : "flowchart LR\n";
    for (const AppRow& app : report_.apps) out += cluster(app);
    std::string arrows;
    for (const AppRow& app : report_.apps)
      for (const MigrationRow& row : app.migrations) arrows += arrows_of(row);
    for (const auto& [key, end] : ends_) out += "  " + end_node(key, end) + "\n";
    return out + arrows + (dot_ ? "}\n" : "");
  }

 private:
  [[nodiscard]] std::string quoted(std::string_view text) const {
    std::string out = "\"";
    for (const char c : escaped(text)) {
      if (dot_ && (c == '"' || c == '\\')) out += '\\';
      if (!dot_ && (c == '"' || c == '#' || c == '<' || c == '>' || c == '&'))
        out += "#" + std::to_string(static_cast<int>(c)) + ";";
      else out += c;
    }
    return out += '"';
  }

  std::string cluster(const AppRow& app) {
    const std::string number = std::to_string(clusters_++);
    std::string out = dot_ ? "  subgraph cluster_" + number + " {\n    label=" + quoted(app.label) + ";\n"
                           : "  subgraph a" + number + "[" + quoted(app.label) + "]\n";
    for (const MigrationRow& row : app.migrations) {
      const std::string node = "    m" + std::to_string(numbers_.at(row.migration->key));
      const std::string name = quoted(row.migration->key.second);
      const bool conflict = row.last && app.conflict;
      if (dot_) {
        out += node + " [label=" + name + (row.last ? ", peripheries=2" : "") + (conflict ? ", color=red" : "") +
               (row.replaced_by.empty() ? "" : ", style=dashed") + "];\n";
      } else {
        out += node + (row.last ? "[[" + name + "]]" : "[" + name + "]") + "\n";
      }
    }
    return out + (dot_ ? "  }\n" : "  end\n");
  }

  /// The node of an edge's end; one outside the picture gets a number when it is first met.
  std::string node(const EdgeRow& edge) {
    const MigrationKey& key = edge.target != nullptr ? edge.target->key : edge.to;
    if (const auto known = numbers_.find(key); known != numbers_.end()) return "m" + std::to_string(known->second);
    ends_.emplace(key, edge.end);
    return "e" + std::to_string(end_numbers_.emplace(key, end_numbers_.size()).first->second);
  }

  [[nodiscard]] std::string end_node(const MigrationKey& key, EdgeEnd end) const {
    const std::string number = "e" + std::to_string(end_numbers_.at(key));
    const bool missing = end == EdgeEnd::missing;
    if (dot_)
      return number + " [label=" + quoted(dotted(key) + (missing ? " (missing)" : "")) + ", style=dotted" +
             (missing ? ", color=red" : "") + "];";
    return number + "([" + quoted(dotted(key) + (missing ? " (missing)" : "")) + "])";
  }

  std::string arrows_of(const MigrationRow& row) {
    const std::string own = "m" + std::to_string(numbers_.at(row.migration->key));
    const std::string_view arrow = dot_ ? " -> " : " --> ";
    const std::string_view end = dot_ ? ";\n" : "\n";
    std::string out;
    for (const EdgeRow& edge : row.dependencies) ((out += "  " + node(edge)).append(arrow) += own).append(end);
    for (const EdgeRow& edge : row.run_before) ((out += "  " + own).append(arrow) += node(edge)).append(end);
    for (const EdgeRow& edge : row.replaces)
      if (edge.target != nullptr && edge.target->key == edge.to && edge.target != row.migration)
        out +=
            "  " + node(edge) +
            (dot_ ? " -> " + own + " [style=dashed, label=\"replaced by\"];\n" : " -. replaced by .-> " + own + "\n");
    return out;
  }

  const MigrationsReport& report_;
  bool dot_;
  std::size_t clusters_ = 0;
  std::map<MigrationKey, std::size_t> numbers_;
  std::map<MigrationKey, std::size_t> end_numbers_;
  std::map<MigrationKey, EdgeEnd> ends_;
};

}  // namespace

std::string render_migrations_text(const MigrationsReport& report) {
  std::string out;
  std::size_t migrations = 0, conflicts = 0, replaced = 0, unknown = 0;
  for (const AppRow& app : report.apps) {
    out += escaped(app.label) + "  " + escaped(app.folder) + "\n";
    for (const MigrationRow& row : app.migrations) {
      out += text_of(row);
      replaced += row.replaced_by.empty() ? 0 : 1;
    }
    if (!app.known) out += "  ? its migrations can't be told without running the project\n";
    if (app.conflict) out += "  conflict: " + conflict_of(app) + " are all last\n";
    migrations += app.migrations.size();
    conflicts += app.conflict ? 1 : 0;
    unknown += app.known ? 0 : 1;
  }
  out += counted(report.apps.size(), "app") + ", " + counted(migrations, "migration");
  if (replaced != 0) out += ", " + std::to_string(replaced) + " of them replaced";
  if (conflicts != 0) out += ", " + counted(conflicts, "conflict");
  if (unknown != 0) out += ", " + std::to_string(unknown) + " unknown";
  return out + "\n";
}

std::string render_migrations_json(const MigrationsReport& report) {
  JsonWriter json;
  json.open_object();
  json.line();
  json.member("schema_version", 1);
  json.line();
  json.open_list("apps");
  for (const AppRow& app : report.apps) {
    json.line();
    json.open_object();
    json.member("label", app.label);
    json.member("folder", app.folder);
    json.member("known", app.known);
    json.member("conflict", app.conflict);
    json.open_list("migrations");
    for (const MigrationRow& row : app.migrations) {
      json.line();
      write(json, row);
    }
    json.close_lines();
    json.close_object();
  }
  json.close_lines();
  json.line();
  json.open_list("plan");
  for (const MigrationKey& key : report.plan) {
    json.line();
    json.value(dotted(key));
  }
  json.close_lines();
  return json.take() + "\n}\n";
}

std::string render_migrations_dot(const MigrationsReport& report) {
  return Picture(report, Picture::Language::dot).draw();
}

std::string render_migrations_mermaid(const MigrationsReport& report) {
  return Picture(report, Picture::Language::mermaid).draw();
}

}  // namespace djvet
