// Nodes are in the order of their keys, so that every walk is deterministic.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/graph.h"

#include <algorithm>
#include <utility>

namespace djvet {

MigrationGraph::MigrationGraph(const std::vector<AppMigrations>& apps, Squashes squashes) {
  add_all(apps);
  for (Node node = 0; node < nodes_.size(); ++node) add_edges(node);
  for (Node node = 0; node < nodes_.size(); ++node) add_missing_edge(node);
  if (squashes == Squashes::replace) replace();
}

void MigrationGraph::add_all(const std::vector<AppMigrations>& apps) {
  for (const AppMigrations& app : apps)
    for (const Migration& migration : app.migrations) nodes_.push_back(&migration);
  std::ranges::sort(nodes_, {}, &Migration::key);
  for (Node node = 0; node < nodes_.size(); ++node) {
    by_key_.emplace(nodes_[node]->key, node);
    // A replaced migration whose file is gone is the one that replaces it.
    for (const MigrationEdge& edge : nodes_[node]->replaces) replaced_by_.emplace(edge.to, node);
    by_app_[nodes_[node]->key.first].push_back(node);
  }
  removed_.assign(nodes_.size(), 0);
  parents_.resize(nodes_.size());
  children_.resize(nodes_.size());
}

std::optional<MigrationGraph::Node> MigrationGraph::node_of(const MigrationKey& to) const {
  if (to.second == "__first__" || to.second == "__latest__") {
    const auto app = by_app_.find(to.first);
    if (app == by_app_.end()) return std::nullopt;
    // The first is the one without a dependency of its own app, the latest the one that none depends on.
    for (const Node node : app->second) {
      const auto own = [&](const MigrationEdge& edge) { return edge.to.first == to.first; };
      const bool root = std::ranges::none_of(nodes_[node]->dependencies, own);
      const bool leaf = std::ranges::none_of(app->second, [&](Node other) {
        return std::ranges::any_of(nodes_[other]->dependencies,
                                   [&](const MigrationEdge& edge) { return edge.to == nodes_[node]->key; });
      });
      if (to.second == "__first__" ? root : leaf) return node;
    }
    return std::nullopt;
  }
  if (const auto own = by_key_.find(to); own != by_key_.end()) return own->second;
  const auto squashed = replaced_by_.find(to);
  return squashed == replaced_by_.end() ? std::nullopt : std::optional(squashed->second);
}

const Migration* MigrationGraph::find(const MigrationKey& key) const {
  const std::optional<Node> node = node_of(key);
  return node ? nodes_[*node] : nullptr;
}

void MigrationGraph::add_parent(Node child, const MigrationKey& to) {
  if (to.second.starts_with("__") && to.first == nodes_[child]->key.first) return;
  const std::optional<Node> parent = node_of(to);
  if (!parent || *parent == child) return;
  parents_[child].insert(*parent);
  children_[*parent].insert(child);
}

void MigrationGraph::add_edges(Node node) {
  for (const MigrationEdge& edge : nodes_[node]->dependencies) add_parent(node, edge.to);
  for (const MigrationEdge& edge : nodes_[node]->run_before) {
    const auto later = by_key_.find(edge.to);
    if (later != by_key_.end()) add_parent(later->second, nodes_[node]->key);
  }
}

/// Where some dependency isn't known and none is on the own app, the migration before is one: names are numbered.
void MigrationGraph::add_missing_edge(Node node) {
  if (nodes_[node]->edges_known || node == 0) return;
  const std::string& app = nodes_[node]->key.first;
  const bool own = std::ranges::any_of(parents_[node], [&](Node parent) { return nodes_[parent]->key.first == app; });
  if (own || nodes_[node - 1]->key.first != app || parents_[node - 1].contains(node)) return;
  parents_[node].insert(node - 1);
  children_[node - 1].insert(node);
}

/// MigrationGraph.remove_replaced_nodes: with no database, none of the replaced has been applied.
void MigrationGraph::replace() {
  for (Node node = 0; node < nodes_.size(); ++node) {
    std::set<Node> replaced;
    for (const MigrationEdge& edge : nodes_[node]->replaces)
      if (const auto at = by_key_.find(edge.to); at != by_key_.end() && at->second != node) replaced.insert(at->second);
    for (const Node old : replaced) {
      if (removed_[old] != 0) continue;
      removed_[old] = 1;
      for (const Node child : children_[old]) {
        parents_[child].erase(old);
        if (replaced.contains(child) || child == node) continue;
        parents_[child].insert(node);
        children_[node].insert(child);
      }
      for (const Node parent : parents_[old]) {
        children_[parent].erase(old);
        if (replaced.contains(parent) || parent == node) continue;
        children_[parent].insert(node);
        parents_[node].insert(parent);
      }
      parents_[old].clear();
      children_[old].clear();
    }
  }
}

/// Appends what `start` waits for, then itself, but for what is there already.
void MigrationGraph::walk(Node start, std::vector<char>& seen, std::vector<const Migration*>& out) const {
  std::vector<std::pair<Node, bool>> stack{{start, false}};
  while (!stack.empty()) {
    const auto [node, done] = stack.back();
    stack.pop_back();
    if (done) {
      if (seen[node] != 2) out.push_back(nodes_[node]);
      seen[node] = 2;
    } else if (seen[node] == 0) {
      seen[node] = 1;
      stack.emplace_back(node, true);
      for (auto parent = parents_[node].rbegin(); parent != parents_[node].rend(); ++parent)
        if (seen[*parent] == 0) stack.emplace_back(*parent, false);
    }
  }
}

std::vector<const Migration*> MigrationGraph::order() const {
  std::vector<const Migration*> out;
  std::vector<char> seen(nodes_.size(), 0);
  for (Node start = 0; start < nodes_.size(); ++start)
    if (removed_[start] == 0 && seen[start] != 2) walk(start, seen, out);
  return out;
}

std::vector<const Migration*> MigrationGraph::plan(const MigrationKey& key) const {
  std::vector<const Migration*> out;
  const auto at = by_key_.find(key);
  if (at == by_key_.end() || removed_[at->second] != 0) return out;
  std::vector<char> seen(nodes_.size(), 0);
  walk(at->second, seen, out);
  return out;
}

/// What is left when migrations that nothing holds back, and those that hold nothing back, are taken out again and again.
std::vector<const Migration*> MigrationGraph::cycle() const {
  std::vector<char> out(removed_);
  const auto within = [&](const std::set<Node>& nodes) {
    return std::ranges::any_of(nodes, [&](Node node) { return out[node] == 0; });
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (Node node = 0; node < nodes_.size(); ++node) {
      if (out[node] != 0 || (within(parents_[node]) && within(children_[node]))) continue;
      out[node] = 1;
      changed = true;
    }
  }
  std::vector<const Migration*> left;
  for (Node node = 0; node < nodes_.size(); ++node)
    if (out[node] == 0) left.push_back(nodes_[node]);
  return left;
}

std::vector<const Migration*> MigrationGraph::leaves(const std::string& label) const {
  std::vector<const Migration*> out;
  const auto app = by_app_.find(label);
  if (app == by_app_.end()) return out;
  for (const Node node : app->second) {
    const bool inner = std::ranges::any_of(
        children_[node], [&](Node child) { return removed_[child] == 0 && nodes_[child]->key.first == label; });
    if (removed_[node] == 0 && !inner) out.push_back(nodes_[node]);
  }
  return out;
}

}  // namespace djvet
