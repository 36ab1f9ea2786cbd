// SPDX-License-Identifier: MIT
// Scopes are named from the inside out; as in Python, what a function defines stands below its "<locals>".
#include "analyzer/model/symbol_names.h"

#include "analyzer/base/escape.h"

namespace djvet {

std::string scope_name(const ProjectModel& model, FileId file, ScopeId scope) {
  const FileFacts& facts = model.facts(file);
  std::string name;
  for (ScopeId at = scope; at != 0; at = facts.scopes()[at].parent) {
    const std::string_view between = name.empty() ? "" : facts.scopes()[at].is(scope_function) ? ".<locals>." : ".";
    name = std::string(facts.text(facts.scopes()[at].name)).append(between) + name;
  }
  const Module* module = model.module_of(file);
  if (module == nullptr) return name;
  return name.empty() ? module->dotted : module->dotted + "." + name;
}

std::string symbol_name(const ProjectModel& model, const Symbol& symbol) {
  switch (symbol.kind) {
    case Symbol::Kind::module:
    case Symbol::Kind::function: return scope_name(model, symbol.file, symbol.scope);
    case Symbol::Kind::cls:
      return symbol.cls.valid() ? model.cls(symbol.cls).qualified : scope_name(model, symbol.file, symbol.scope);
    case Symbol::Kind::external: return symbol.external;
    default: return {};
  }
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"' || text[at] == '\\') {
      out += '\\';
      out += text[at++];
    } else {
      at += append_escaped_at(out, text, at);
    }
  }
  out += '"';
}

}  // namespace djvet
