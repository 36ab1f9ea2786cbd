// What the variables of a URLconf hold while it is read: lists of patterns, includes, views, routers, texts.
// Invariant: `unknown` stands for anything; a sequence that isn't `known` may have more elements than it holds.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/model/project_model.h"
#include "analyzer/model/urls.h"

namespace djvet {

struct UrlValue {
  enum class Kind : std::uint8_t {
    unknown,
    none,
    text,
    sequence,   // list or tuple
    entry,      // a pattern; index: in entries
    include,    // what include() gives
    symbol,     // a module, class, function or name outside the tree; elements: what a bound method is bound to
    view,       // X.as_view(), a decorated function; symbol: the class or function, which may be unknown
    instance,   // of the class `symbol`; `after`: super() in that class's order
    router,     // index: in routers
    decorator,  // called with a view it is the view
  };

  UrlValue() = default;
  explicit UrlValue(Kind of) : kind(of) {}
  [[nodiscard]] bool is(Kind of) const { return kind == of; }

  Kind kind = Kind::unknown;
  bool conditional = false;  // as an element of a sequence: only sometimes there
  bool known = true;         // sequences, and the namespace of includes
  bool translated = false;   // texts
  std::uint32_t index = 0;
  NodeId origin = 0;     // variables: the expression that was assigned last
  std::string text;      // texts; includes: the dotted path of what is outside the tree
  std::string app_name;  // includes
  std::string space;     // includes
  UrlListId list;        // includes
  Symbol symbol;
  ClassId after;
  std::vector<std::string> actions;  // views
  std::vector<UrlValue> elements;    // sequences
};

/// The variables of a module or of a call, in the order in which they were first bound.
class UrlEnvironment {
 public:
  [[nodiscard]] UrlValue* find(std::string_view name);
  void set(std::string_view name, UrlValue value);
  /// The variable that was last assigned this expression, or nothing.
  [[nodiscard]] const UrlValue* by_origin(NodeId expression) const;
  [[nodiscard]] std::vector<std::pair<std::string_view, UrlValue>>& all() { return values_; }

 private:
  std::vector<std::pair<std::string_view, UrlValue>> values_;  // names view the facts
};

/// Two values of which either may be: what both have stays; elements that only one has are conditional.
[[nodiscard]] UrlValue either(const UrlValue& a, const UrlValue& b);
/// What holds after branches that end like this. At least one.
[[nodiscard]] UrlEnvironment either(std::vector<UrlEnvironment> ends);
/// Elements that a loop or a branch may have changed: those that are new are conditional, and there may be more of them.
void repeat(UrlEnvironment& after, UrlEnvironment& before);

}  // namespace djvet
