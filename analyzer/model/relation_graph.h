// The relations as a graph: vertices are models, edges are relations. Printed by `djvet graph` and walked by checks.
// Invariant: vertices are in ModelId order and edges in RelationId order, so that everything printed is deterministic.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/ids.h"

namespace djvet {

class ProjectModel;
struct Model;
struct Relation;
struct SourceFile;

/// Lifetime: views the models and relations it was made of. Threads: const, any.
class RelationGraph {
 public:
  /// `files` are those that the models' files mean; they are needed only here.
  RelationGraph(std::span<const SourceFile> files, std::span<const Model> models, std::span<const Relation> relations);
  RelationGraph(RelationGraph&&) noexcept;
  ~RelationGraph();

  /// Models shown: the tree's concrete ones, and those outside (described, or of installed packages) that they point at.
  [[nodiscard]] const std::vector<ModelId>& shown() const { return shown_; }
  /// Relations between shown models whose target is known, in order.
  [[nodiscard]] const std::vector<RelationId>& edges() const { return edges_; }
  /// The fewest relations that lead from one model to another, followed forward or backward; nothing when none do.
  [[nodiscard]] std::optional<std::vector<RelationId>> path(ModelId from, ModelId to) const;

  /// Graphviz: one cluster for each app, arrows from the model that declares to the model it points at.
  [[nodiscard]] std::string to_dot() const;
  /// A Mermaid entity-relationship diagram.
  [[nodiscard]] std::string to_mermaid() const;
  /// {"models": [...], "relations": [...]}, UTF-8, ends with a newline.
  [[nodiscard]] std::string to_json() const;

 private:
  struct Graph;
  std::span<const Model> models_;
  std::span<const Relation> relations_;
  std::vector<ModelId> shown_;
  std::vector<RelationId> edges_;
  std::unique_ptr<Graph> graph_;
};

}  // namespace djvet
