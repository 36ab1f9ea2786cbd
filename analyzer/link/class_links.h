// Classes and their bases: each class's method resolution order over the classes of the tree and the names of those outside.
// Python: "The Python 2.3 Method Resolution Order" (C3). Where C3 fails the class is open and its order is by depth.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"

namespace djvet {

/// A class of the tree, or the canonical name of one outside.
struct Ancestor {
  ClassId cls;
  std::string_view external;
  friend bool operator==(const Ancestor&, const Ancestor&) = default;
};

struct Lineage {
  std::vector<Ancestor> bases;     // as the class statement lists them, without `object`
  std::vector<Ancestor> order;     // the method resolution order, the class itself first
  std::vector<ClassId> behaviour;  // the order once more, of classes of the tree and descriptions of those outside
  bool open = false;               // some base of the order is unknown, or outside and not described
};

/// Lifetime: the views in lineages are into this object.
class ClassLinks {
 public:
  /// `model` needs its modules and classes (without their orders).
  explicit ClassLinks(const ProjectModel& model);

  /// What a call like get_model("shop", "Book") or get_user_model() gives as a class; empty for other calls.
  using Loader = std::function<std::optional<Ancestor>(FileId file, std::string_view function, std::string_view label)>;
  /// Links once more now that the settings are read, where some base is what a class loader gives. `loader` is asked for the
  /// classes of models, by label, from now on: it must live as long. Whether any base is another one than before.
  bool link_loaded(const Loader& loader);

  [[nodiscard]] const Lineage& of(ClassId cls) const { return lineages_[cls.index()]; }
  /// All classes, bases before the classes that have them.
  [[nodiscard]] const std::vector<ClassId>& bases_first() const { return bases_first_; }
  /// The classes that a class expression stands for, in order: one for a name, two for `Manager.from_queryset(QuerySet)`.
  /// False when some part of it is unknown.
  bool evaluate(FileId file, ScopeId scope, NodeId expression, NodeId before, std::vector<Ancestor>& out);

 private:
  bool link_all();
  void add_bases(ClassId cls, Lineage& lineage);
  bool evaluate_loader(FileId file, ScopeId scope, NodeId call, std::vector<Ancestor>& out);
  bool evaluate_call(FileId file, ScopeId scope, NodeId call, NodeId before, std::vector<Ancestor>& out);
  bool add_symbol(const Symbol& symbol, std::vector<Ancestor>& out);
  void order_all();
  void order(ClassId cls);
  void order_behaviour(ClassId cls);
  [[nodiscard]] ClassId code_of(const Ancestor& ancestor) const;
  std::string_view keep(const std::string& external) { return *externals_.insert(external).first; }

  const ProjectModel& model_;
  Resolver resolver_;
  const Loader* loader_ = nullptr;
  bool lacks_loader_ = false;  // some base is the class of a model by label
  std::vector<Lineage> lineages_;
  std::vector<ClassId> bases_first_;
  std::unordered_set<std::string> externals_;  // stable addresses; never iterated
};

}  // namespace djvet
