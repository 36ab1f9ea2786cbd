// The only user of Boost.Graph.
// SPDX-License-Identifier: MIT
#include "analyzer/model/relation_graph.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>

#include "analyzer/model/project_model.h"

namespace djvet {
namespace {

using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, RelationId>;
using Edge = boost::graph_traits<Undirected>::edge_descriptor;

std::string_view kind_name(RelationKind kind) {
  constexpr std::array<std::string_view, 5> names{"foreign_key", "one_to_one", "many_to_many", "generic_foreign_key",
                                                  "generic_relation"};
  return names[static_cast<std::size_t>(kind)];
}

/// A JSON string: also right for Graphviz's quoted strings, whose escapes \" and \\ are the same. Other bytes below 0x20
/// and bytes that are not UTF-8 can't occur in identifiers.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out += '"';
}

/// Mermaid's entity names: letters, digits and '_'.
std::string entity(const Model& model) {
  std::string name = model.label();
  std::ranges::replace_if(
      name,
      [](char c) { return !(c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')); },
      '_');
  return name;
}

std::string_view mermaid_arrow(const Relation& relation) {
  switch (relation.kind) {
    case RelationKind::one_to_one: return relation.nullable ? "|o--o|" : "|o--||";
    case RelationKind::many_to_many: return "}o--o{";
    case RelationKind::generic_relation: return "||--o{";
    default: return relation.nullable ? "}o--o|" : "}o--||";
  }
}

std::string_view dot_style(RelationKind kind) {
  switch (kind) {
    case RelationKind::one_to_one: return ", arrowtail=none";
    case RelationKind::many_to_many: return ", dir=both, arrowtail=crow, arrowhead=crow";
    case RelationKind::generic_relation: return ", style=dashed";
    default: return ", dir=both, arrowtail=crow";
  }
}

}  // namespace

struct RelationGraph::Graph {
  Undirected edges;
};

RelationGraph::RelationGraph(RelationGraph&&) noexcept = default;
RelationGraph::~RelationGraph() = default;

RelationGraph::RelationGraph(std::span<const SourceFile> files, std::span<const Model> models,
                             std::span<const Relation> relations)
    : models_(models), relations_(relations), graph_(std::make_unique<Graph>()) {
  std::vector<char> show(models.size(), 0);
  for (std::size_t i = 0; i < models.size(); ++i) {
    const bool of_tree = models[i].file.valid() && !files[models[i].file.index()].is_dependency();
    show[i] = of_tree && !models[i].abstract ? 1 : 0;
  }
  for (const Relation& relation : relations)
    if (relation.target.valid() && show[relation.source.index()] == 1 && show[relation.target.index()] == 0 &&
        !models[relation.target.index()].abstract)
      show[relation.target.index()] = 2;
  for (std::size_t i = 0; i < models.size(); ++i)
    if (show[i] != 0) shown_.push_back(ModelId(i));
  graph_->edges = Undirected(models.size());
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const Relation& relation = relations[i];
    if (!relation.target.valid() || show[relation.source.index()] == 0 || show[relation.target.index()] == 0) continue;
    edges_.push_back(RelationId(i));
    boost::add_edge(relation.source.index(), relation.target.index(), RelationId(i), graph_->edges);
  }
}

std::optional<std::vector<RelationId>> RelationGraph::path(ModelId from, ModelId to) const {
  const Undirected& graph = graph_->edges;
  std::vector<Edge> came_by(boost::num_vertices(graph));
  std::vector<char> reached(boost::num_vertices(graph), 0);
  reached[from.index()] = 1;
  struct Recorder : boost::default_bfs_visitor {
    std::vector<Edge>* came_by;
    std::vector<char>* reached;
    void tree_edge(const Edge& edge, const Undirected& in) const {
      (*came_by)[boost::target(edge, in)] = edge;
      (*reached)[boost::target(edge, in)] = 1;
    }
  } recorder;
  recorder.came_by = &came_by;
  recorder.reached = &reached;
  boost::breadth_first_search(graph, from.index(), boost::visitor(recorder));
  if (reached[to.index()] == 0) return std::nullopt;
  std::vector<RelationId> steps;
  for (std::size_t at = to.index(); at != from.index(); at = boost::source(came_by[at], graph))
    steps.push_back(graph[came_by[at]]);
  std::ranges::reverse(steps);
  return steps;
}

std::string RelationGraph::to_dot() const {
  std::string out = "digraph models {\n  rankdir=LR;\n  node [shape=box];\n";
  std::vector<ModelId> by_app = shown_;
  std::ranges::stable_sort(by_app, {}, [&](ModelId id) { return models_[id.index()].app_label; });
  std::string_view app;
  std::size_t cluster = 0;
  for (const ModelId id : by_app) {
    const Model& model = models_[id.index()];
    if (cluster == 0 || model.app_label != app) {
      if (cluster != 0) out += "  }\n";
      app = model.app_label;
      out += "  subgraph cluster_" + std::to_string(cluster++) + " {\n    label=" + quoted(app) + ";\n";
    }
    out += "    m" + std::to_string(id.index()) + " [label=" + quoted(model.name) +
           (model.proxy ? ", style=dashed" : "") + "];\n";
  }
  if (cluster != 0) out += "  }\n";
  for (const RelationId id : edges_) {
    const Relation& relation = relations_[id.index()];
    out += "  m" + std::to_string(relation.source.index()) + " -> m" + std::to_string(relation.target.index()) +
           " [label=" + quoted(relation.field);
    out.append(dot_style(relation.kind)) += "];\n";
  }
  return out + "}\n";
}

std::string RelationGraph::to_mermaid() const {
  std::string out = "erDiagram\n";
  std::vector<std::string> lines;
  for (const ModelId id : shown_) lines.push_back("  " + entity(models_[id.index()]) + "\n");
  std::ranges::sort(lines);
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  for (const std::string& line : lines) out += line;
  for (const RelationId id : edges_) {
    const Relation& relation = relations_[id.index()];
    out += "  " + entity(models_[relation.source.index()]) + " ";
    out.append(mermaid_arrow(relation)) +=
        " " + entity(models_[relation.target.index()]) + " : " + quoted(relation.field);
    out += '\n';
  }
  return out;
}

std::string RelationGraph::to_json() const {
  std::string out = "{\n  \"models\": [";
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Model& model = models_[shown_[i].index()];
    out += i == 0 ? "\n" : ",\n";
    out += "    {\"label\": " + quoted(model.label()) + ", \"proxy\": " + (model.proxy ? "true" : "false") +
           ", \"defined\": " + (model.file.valid() ? "true" : "false") + "}";
  }
  out += "\n  ],\n  \"relations\": [";
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    const Relation& relation = relations_[edges_[i].index()];
    out += i == 0 ? "\n" : ",\n";
    out += "    {\"source\": " + quoted(models_[relation.source.index()].label()) +
           ", \"field\": " + quoted(relation.field) + ", \"kind\": " + quoted(kind_name(relation.kind)) +
           ", \"target\": " + quoted(models_[relation.target.index()].label()) +
           ", \"accessor\": " + quoted(relation.accessor) + ", \"query_name\": " + quoted(relation.query_name) +
           ", \"nullable\": " + (relation.nullable ? "true" : "false") + "}";
  }
  return out + "\n  ]\n}\n";
}

}  // namespace djvet
