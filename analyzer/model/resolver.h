// What names mean: scopes, imports (relative, star, re-exported), attributes of modules and classes.
// Invariant: an answer is exact or unknown. A name bound in several ways that don't agree is unknown, except that the body of
// `try: import` wins over its `except`, as it does where the import works.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

struct Binding;

/// A symbol on its way through imports. For modules: how the code spelt it, and the folder of a namespace package.
struct Referent : Symbol {
  std::string dotted;    // modules: as imported
  std::string folder;    // namespace packages
  bool certain = false;  // modules: a name that the module doesn't have is unknown, not another installed package's
  bool circular =
      false;  // unknown: imports lead only back to where it is being looked up, so that it can't come from there
};

/// Lifetime: as the model. Threads: each its own. Used by ProjectModel's own queries and by link/, which needs positions.
class Resolver {
 public:
  static constexpr NodeId anywhere = 0xffffffffU;

  explicit Resolver(const ProjectModel& model) : model_(model) {}

  /// A bare name in a scope. `before`: only bindings of module and class scopes that stand before this node count, as when
  /// the code runs at import; `anywhere` for code that runs later.
  [[nodiscard]] Symbol name(FileId file, ScopeId scope, std::string_view name, NodeId before = anywhere) const;
  /// A name or a chain of attributes; other expressions are unknown.
  [[nodiscard]] Symbol expression(FileId file, ScopeId scope, NodeId node, NodeId before = anywhere) const;
  /// A name of a module, as another module sees it when everything is imported.
  [[nodiscard]] Symbol module_member(FileId module, std::string_view name) const;
  /// A dotted path as settings and apps spell it: "shop.apps.ShopConfig".
  [[nodiscard]] Symbol dotted_path(std::string_view dotted, FileId from) const;
  /// What a class's own body binds a name to; nothing when it doesn't.
  [[nodiscard]] std::optional<Symbol> own_member(ClassId cls, std::string_view name) const;
  /// What a call of a class loader gives (django/class_loaders.h): the class, or with the labels of models there, the model's;
  /// unknown for other calls. `position`: which one of several that the call gives.
  [[nodiscard]] Symbol loaded(FileId file, ScopeId scope, NodeId call, std::size_t position = 0) const;
  /// What the loader of a package ("oscar.apps") gives for a module of an app ("catalogue.views") and a name.
  [[nodiscard]] Symbol loaded_class(std::string_view package, std::string_view module, std::string_view name,
                                    FileId from) const;
  /// Whether a class loader was met that couldn't be answered as the settings weren't read yet.
  [[nodiscard]] bool lacks_settings() const { return lacks_settings_; }
  /// What an import statement binds.
  [[nodiscard]] Symbol imported(FileId file, const Import& import) const;

 private:
  static constexpr int max_hops = 24;              // imports and aliases followed one after the other
  static constexpr int max_lookups = 2'000;        // names looked up for one answer; beyond, it is unknown
  static constexpr std::size_t max_bindings = 32;  // of one name in one scope that are compared
  static constexpr std::size_t max_stars = 256;    // modules searched for a name that stars bring

  Referent lookup(FileId file, ScopeId scope, std::string_view name, NodeId before, int hops) const;
  Referent evaluate(FileId file, ScopeId scope, NodeId node, NodeId before, int hops) const;
  std::optional<Referent> bound(FileId file, ScopeId scope, std::string_view name, NodeId before, int hops) const;
  Referent from_binding(FileId file, ScopeId scope, const Binding& binding, std::string_view name, int hops) const;
  Referent agreed(FileId file, ScopeId scope, const std::vector<Binding>& bindings, std::string_view name,
                  int hops) const;
  Referent from_loader(FileId file, ScopeId scope, NodeId call, std::size_t position, int hops) const;
  Referent found_by_loader(std::string_view package, std::string_view module, std::string_view name, FileId from,
                           int hops) const;
  Referent dotted(std::string_view path, FileId from, int hops) const;
  Referent follow(FileId file, const Import& import, int hops) const;
  std::optional<Referent> starred(FileId file, std::string_view name, int hops, std::vector<FileId>& seen) const;
  Referent attribute(const Referent& of, std::string_view name, int hops) const;
  Referent imported_name(const Referent& module, std::string_view name, int hops) const;
  Referent module_attribute(const Referent& module, std::string_view name, int hops) const;
  Referent unordered_member(ClassId cls, std::string_view name, int hops) const;
  [[nodiscard]] bool exports(FileId module, std::string_view name) const;
  [[nodiscard]] bool is_dependency(FileId file) const { return model_.sources().files[file.index()].is_dependency(); }
  [[nodiscard]] std::string absolute_name(FileId file, std::string_view relative) const;

  const ProjectModel& model_;
  mutable std::vector<std::pair<FileId, std::string_view>> open_;  // names of modules that are being looked up
  mutable int cuts_ = 0;                                           // lookups that were left out as they went round
  mutable bool lacks_settings_ = false;
  mutable int lookups_ = 0;  // of the answer that is being made
};

}  // namespace djvet
