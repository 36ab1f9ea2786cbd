// From facts to the names that they take from installed packages: first what the project imports and installs, then what each
// module that was read for that takes from others to say what its classes are.
//
// Followed are imports, bases, and the expressions of class bodies (fields with their targets, managers); of functions, what
// they take from their own package. Nothing is resolved here: a name too many costs a file, and changes no answer.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/bindings.h"
#include "analyzer/model/module_index.h"

namespace djvet {

/// "taggit.models.Tag": some module's name, or a module. `whole`: exactly this module, with all that it defines.
struct Wanted {
  std::string name;
  bool whole = false;
  friend auto operator<=>(const Wanted&, const Wanted&) = default;
};

/// What the code of the project wants. Tests, migrations and vendored code want nothing, but settings of tests do.
struct ProjectWants {
  std::vector<Wanted> names;   // sorted, each once
  std::set<std::string> apps;  // top-level packages that settings name: all their modules may matter
};

/// Whether a package of this top-level name is there at all.
using IsInstalled = std::function<bool(std::string_view top)>;

/// Names that are always outside are never wanted.
[[nodiscard]] ProjectWants wants_of_project(const Sources& sources, const std::vector<FileFacts>& facts,
                                            const IsInstalled& is_installed);

/// One module of a package, or of the project. Lifetime: views the facts. Threads: each its own.
class ModuleWants {
 public:
  /// Of the functions that a function calls, either all are followed in turn or none.
  enum class Calls : std::uint8_t { followed, left };

  /// `dotted`: "taggit.models"; a package's is that of its folder.
  ModuleWants(const FileFacts& facts, std::string dotted, bool is_package, Calls calls);

  /// Appends what a name of the module needs ("Tag", "Tag.objects"; only the first part counts). Each thing is told once.
  void take(std::string_view name, std::vector<Wanted>& out);
  /// The same for all its classes, and for what it shows of its own package.
  void take_all(std::vector<Wanted>& out);
  /// The same for all its classes, and whatever modules its stars bring.
  void take_classes(std::vector<Wanted>& out);

 private:
  struct Task {
    ScopeId scope = 0;   // a class or function, or 0
    NodeId node = 0;     // an expression
    bool local = false;  // only names of the same package are wanted
  };

  void drain(std::vector<Wanted>& out);
  void follow(std::string_view name, const std::string& chain, bool local, std::vector<Wanted>& out);
  void visit_class(ScopeId scope, std::vector<Wanted>& out);
  void visit_nodes(NodeId begin, NodeId end, const Bindings* own, bool local, std::vector<Wanted>& out);
  void want(std::string name, bool whole, bool local, std::vector<Wanted>& out) const;
  [[nodiscard]] std::string target_of(const Import& import) const;

  const FileFacts& facts_;
  std::string dotted_;
  std::string_view top_;
  bool is_package_;
  Calls calls_;
  Bindings bindings_;
  std::set<ScopeId> scopes_;
  std::set<NodeId> expressions_;
  std::vector<Task> tasks_;
  bool all_ = false;
};

}  // namespace djvet
