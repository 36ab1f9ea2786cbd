// The names that one scope of a file binds, in source order, with the condition under which each is bound.
// A comprehension's targets are its own; `global` names belong to the module (Python reference, 4.2.1 "Binding of names").
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/extract/file_facts.h"

namespace djvet {

struct Binding {
  enum class Kind : std::uint8_t {
    import_name,  // index: in imports()
    function,     // index: its scope
    cls,          // index: its scope
    value,        // index: the expression assigned to it
    annotation,   // `x: int` without a value; index: the annotation
    opaque,       // a parameter, a loop's target, an augmented assignment, ...: its value is not one expression
    global,       // the scope says `global` or `nonlocal`
  };
  /// The part of the innermost if, try or loop that the binding stands in.
  enum class Arm : std::uint8_t { none, if_body, if_else, try_body, try_except, loop };

  std::uint32_t hash = 0;
  std::uint32_t index = 0;
  NodeId node = 0;   // the statement; bindings of a name are in its order
  NodeId guard = 0;  // the innermost if, try or loop; 0: unconditional
  TextId name = 0;
  Kind kind{};
  Arm arm{};
  [[nodiscard]] bool conditional() const { return guard != 0; }
};

class Bindings {
 public:
  Bindings(const FileFacts& facts, ScopeId scope);

  /// The only binding of a name, or nothing when it has none or several.
  [[nodiscard]] const Binding* single(const FileFacts& facts, std::string_view name) const;
  /// Appends the bindings of a name to `out`, in source order.
  void find(const FileFacts& facts, std::string_view name, std::vector<Binding>& out) const;
  [[nodiscard]] bool binds(const FileFacts& facts, std::string_view name) const;
  /// All bindings, ordered by name's hash, then source.
  [[nodiscard]] std::span<const Binding> all() const { return bindings_; }
  /// Indices in imports() of `from x import *`, in source order.
  [[nodiscard]] std::span<const std::uint32_t> stars() const { return stars_; }
  /// Modules: a call like `__all__.append(...)` changes what stars export.
  [[nodiscard]] bool extends_all() const { return extends_all_; }

 private:
  friend class BindingScan;
  std::vector<Binding> bindings_;
  std::vector<std::uint32_t> stars_;
  bool extends_all_ = false;
};

/// The scope whose class_def or function_def this node is, or 0.
[[nodiscard]] ScopeId scope_of_definition(const FileFacts& facts, NodeId definition);

/// Bindings of every scope of every file, each computed when it is first asked for.
/// Threads: any number may ask; one that loses the race to compute throws its result away.
class ScopeCache {
 public:
  ScopeCache() = default;
  explicit ScopeCache(const std::vector<FileFacts>& facts);
  ScopeCache(const ScopeCache&) = delete;
  ScopeCache& operator=(const ScopeCache&) = delete;
  ~ScopeCache();

  [[nodiscard]] const Bindings& of(FileId file, ScopeId scope) const;
  /// Whether some function of the file declares the module's name `global`, so that its value isn't the module's alone.
  [[nodiscard]] bool written_by_functions(FileId file, std::string_view name) const;

 private:
  const std::vector<FileFacts>* facts_ = nullptr;
  std::vector<std::uint32_t> first_;  // by file: index of its module scope's slot
  std::unique_ptr<std::atomic<const Bindings*>[]> slots_;
  std::unique_ptr<std::atomic<const std::vector<TextId>*>[]> globals_;  // by file
};

}  // namespace djvet
