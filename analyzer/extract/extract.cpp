// Parses, walks, adds the suppression comments, and hands the block over.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/extract.h"

#include "analyzer/extract/facts_builder.h"
#include "analyzer/extract/python_walk.h"
#include "analyzer/extract/suppression_scanner.h"
#include "grammars/python.h"

namespace djvet {
namespace {

/// Comments may lie anywhere in the tree, so they are looked for in a pass of their own, and only where one can be.
void add_suppressions(std::string_view source, const PythonParser& parser, FactsBuilder& facts) {
  if (source.find("djvet:") == std::string_view::npos) return;
  PythonCursor cursor(parser);
  bool moved = true;
  while (moved) {
    if (cursor.symbol() == PythonSymbol::comment) {
      const Span span = cursor.span();
      if (const auto text = scan_suppression(source.substr(span.begin, span.size()))) {
        const std::uint32_t flags =
            (text->whole_file ? suppression_file : 0U) | (text->malformed ? suppression_malformed : 0U);
        facts.suppressions.push_back({span, facts.add_text(text->ids), flags});
      }
    }
    if (cursor.first_child()) continue;
    while (!(moved = cursor.next_sibling()))
      if (!cursor.parent()) return;
  }
}

/// Python takes a lone carriage return for the end of a line, the grammar doesn't: the parser sees line feeds instead, so
/// that every offset stays what it is.
std::string_view with_line_feeds(std::string_view source, std::string& copy) {
  bool lone = false;
  for (std::size_t at = source.find('\r'); at != source.npos && !lone; at = source.find('\r', at + 1))
    lone = at + 1 == source.size() || source[at + 1] != '\n';
  if (!lone) return source;
  copy = source;
  for (std::size_t at = 0; at < copy.size(); ++at)
    if (copy[at] == '\r' && (at + 1 == copy.size() || copy[at + 1] != '\n')) copy[at] = '\n';
  return copy;
}

void make_empty(FactsBuilder& facts, std::uint32_t size, GapKind why) {
  facts.add_node(NodeKind::module, {0, size});
  facts.scopes.push_back(Scope{});
  facts.add_gap(why, {0, size});
}

}  // namespace

struct Extractor::State {
  PythonParser parser;
  FactsBuilder facts;
  std::string copy;
  bool out_of_time = false;
};

Extractor::Extractor() : state_(std::make_unique<State>()) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

bool Extractor::ran_out_of_time() const { return state_->out_of_time; }

std::string_view Extractor::extract(std::string_view text, std::uint32_t budget_ms) {
  const std::string_view source = with_line_feeds(text, state_->copy);
  const auto size = static_cast<std::uint32_t>(source.size());
  FactsBuilder& facts = state_->facts;
  facts.start(size);
  state_->out_of_time = !state_->parser.parse(source, budget_ms);
  if (!state_->out_of_time) {
    PythonWalk(source, facts).run(state_->parser);
    add_suppressions(source, state_->parser, facts);
  } else {
    make_empty(facts, size, GapKind::parse_time);
  }
  return facts.finish();
}

}  // namespace djvet
