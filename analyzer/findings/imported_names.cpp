// Imports of the module's own scope only; those below `if TYPE_CHECKING` or in a try don't count.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/imported_names.h"

#include <algorithm>

#include "analyzer/findings/loop_code.h"

namespace djvet {
namespace {

bool is_settled(const Import& import) {
  return import.scope == 0 && (import.flags & (import_type_checking | import_guarded | import_conditional)) == 0;
}

/// The first name, bound by an import of the file, that `gives` something for; empty without one.
template <class Function>
std::string first_spelling(const ProjectModel& model, FileId file, ScopeId scope, const Function& gives) {
  const FileFacts& facts = model.facts(file);
  for (const Import& import : facts.imports()) {
    const std::string_view bound = facts.text(import.bound);
    if (!is_settled(import) || bound.empty()) continue;
    std::string text = gives(bound, model.resolve_name(file, scope, bound));
    if (!text.empty()) return text;
  }
  return {};
}

/// The absolute name of the module that an import names: "..models" in shop.views.lists is shop.models.
std::string absolute(const ProjectModel& model, FileId file, std::string_view module) {
  const std::size_t dots = std::min(module.find_first_not_of('.'), module.size());
  if (dots == 0) return std::string(module);
  const Module* const own = model.module_of(file);
  if (own == nullptr) return {};
  std::string_view around = own->dotted;
  for (std::size_t up = own->is_package ? 1 : 0; up < dots; ++up) {
    const std::size_t dot = around.rfind('.');
    if (dot == std::string_view::npos) return {};
    around = around.substr(0, dot);
  }
  const std::string_view rest = module.substr(dots);
  return rest.empty() ? std::string(around) : std::string(around) + "." + std::string(rest);
}

/// Whether a module that a file imports names of has a class, too.
bool offers(const ProjectModel& model, FileId file, const Import& import, std::string_view name, ClassId cls) {
  const FileFacts& facts = model.facts(file);
  const bool of_names = (import.flags & import_from) != 0 && (import.flags & import_star) == 0;
  if (!is_settled(import) || !of_names || facts.text(import.name).empty()) return false;
  const std::string dotted = absolute(model, file, facts.text(import.module));
  const auto module = std::ranges::find(model.modules(), dotted, &Module::dotted);
  if (dotted.empty() || module == model.modules().end()) return false;
  const Symbol symbol = model.resolve_name(module->file, 0, name);
  return symbol.kind == Symbol::Kind::cls && symbol.cls == cls;
}

/// The class that a file defines at its top, in its own module.
bool is_top_level(const ProjectModel& model, const Class& cls) {
  return cls.scope != 0 && model.facts(cls.file).scopes()[cls.scope].parent == 0;
}

}  // namespace

std::optional<Spelling> spell_django(const ProjectModel& model, FileId file, ScopeId scope, std::string_view module,
                                     std::string_view name) {
  const std::string dotted = std::string(module) + "." + std::string(name);
  const auto known = [&](std::string_view bound, const Symbol& symbol) -> std::string {
    if (symbol.kind != Symbol::Kind::external) return {};
    if (symbol.external == dotted) return std::string(bound);
    return symbol.external == module ? std::string(bound) + "." + std::string(name) : std::string();
  };
  if (std::string text = first_spelling(model, file, scope, known); !text.empty()) return Spelling{std::move(text), {}};
  if (says(model.facts(file), name)) return std::nullopt;
  return Spelling{std::string(name), Strategy::Import{std::string(module), std::string(name)}};
}

std::optional<Spelling> spell_model(const ProjectModel& model, FileId file, ScopeId scope, ModelId of) {
  const ClassId id = model.model(of).cls;
  if (!id.valid()) return std::nullopt;
  const Class& cls = model.cls(id);
  const FileFacts& facts = model.facts(file);
  const std::string name = model.model(of).name;
  // A class of the same file may be defined further down, which only code of a function needn't care for.
  if (!is_top_level(model, cls) || (cls.file == file && !facts.scopes()[scope].is(scope_function))) return std::nullopt;
  if (const Symbol symbol = model.resolve_name(file, scope, name); symbol.kind == Symbol::Kind::cls && symbol.cls == id)
    return Spelling{name, {}};
  const auto known = [&](std::string_view bound, const Symbol& symbol) -> std::string {
    if (symbol.kind == Symbol::Kind::cls && symbol.cls == id) return std::string(bound);
    return symbol.kind == Symbol::Kind::module && symbol.file == cls.file ? std::string(bound) + "." + name
                                                                          : std::string();
  };
  if (std::string text = first_spelling(model, file, scope, known); !text.empty()) return Spelling{std::move(text), {}};
  if (says(facts, name)) return std::nullopt;
  const auto found = std::ranges::find_if(facts.imports(),
                                          [&](const Import& import) { return offers(model, file, import, name, id); });
  if (found == facts.imports().end()) return std::nullopt;
  return Spelling{name, Strategy::Import{std::string(facts.text(found->module)), name}};
}

}  // namespace djvet
