// Phase 3 for Python: walks the syntax tree once, in source order, and writes it down as facts.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/extract/facts_builder.h"
#include "grammars/python.h"

namespace djvet {

/// Turns syntax nodes into facts. Invariant: `frames_` holds the syntax nodes that the cursor stands below; each knows the
/// fact node that its children belong to. A transparent frame has its parent's. The walk is a loop: no recursion.
class PythonWalk {
 public:
  PythonWalk(std::string_view source, FactsBuilder& facts) : source_(source), facts_(facts) {}
  void run(const PythonParser& parser);

 private:
  struct Frame {
    NodeId out = 0;
    PythonSymbol symbol{};
    bool transparent = true;
    bool opens_scope = false;
    std::uint16_t depth = 0;
    std::uint32_t count = 0;  // named children entered so far
    std::uint32_t flags = 0;  // parameters: what the next ones are
  };
  struct Item {
    PythonSymbol symbol{};
    Span span;
  };

  bool enter(const PythonCursor& cursor);
  bool ends_here();
  void name_attribute(NodeId id, TextId name);
  bool enter_statement(const Item& item);
  bool enter_definition(const Item& item);
  bool enter_parameter(const Item& item);
  bool enter_expression(const Item& item);
  bool enter_type(const Item& item);
  bool enter_string(const Item& item);
  bool enter_f_text(const Item& item);
  void enter_identifier(const Item& item);
  void enter_import(const Item& item);
  void token(PythonSymbol symbol);
  void leave();

  bool emit(NodeKind kind, const Item& item, std::uint32_t flags = 0);
  void leaf(NodeKind kind, const Item& item, TextId text = 0);
  bool descend(const Item& item);
  void open_scope(NodeId node, std::uint32_t flags);
  [[nodiscard]] std::uint32_t context_flags() const;
  [[nodiscard]] bool is_type_checking(NodeId if_stmt) const;
  [[nodiscard]] std::string_view text_at(Span span) const { return source_.substr(span.begin, span.size()); }
  [[nodiscard]] Frame& top() { return frames_.back(); }
  Node& node(NodeId id) { return facts_.nodes[id]; }

  std::string_view source_;
  FactsBuilder& facts_;
  bool has_errors_ = false;
  std::vector<Frame> frames_;
  std::vector<ScopeId> scopes_{0};  // open scopes, innermost last
};

}  // namespace djvet
