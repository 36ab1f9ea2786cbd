// Imports: modules of the tree run once in the same program; of the others only the name is known.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/link/evaluate/interpreter.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

/// Packages that are there wherever Django runs: Django and the parts of the standard library that settings use.
/// Source: docs.python.org/3/py-modindex.html.
constexpr auto always_installed = std::to_array<std::string_view>({
    "__future__",
    "abc",
    "ast",
    "base64",
    "builtins",
    "collections",
    "configparser",
    "contextlib",
    "copy",
    "dataclasses",
    "datetime",
    "decimal",
    "django",
    "enum",
    "email",
    "fnmatch",
    "functools",
    "getpass",
    "glob",
    "hashlib",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "locale",
    "logging",
    "math",
    "mimetypes",
    "multiprocessing",
    "operator",
    "os",
    "pathlib",
    "pkgutil",
    "platform",
    "pprint",
    "random",
    "re",
    "secrets",
    "shutil",
    "signal",
    "site",
    "socket",
    "ssl",
    "stat",
    "string",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "traceback",
    "types",
    "typing",
    "urllib",
    "uuid",
    "warnings",
    "zoneinfo",
});

std::string joined_path(std::string_view left, std::string_view right) {
  return left.empty() ? std::string(right) : std::string(left).append(".").append(right);
}

}  // namespace

bool Interpreter::run(FileId file) {
  state_.live = true;
  return require_module(file) && !exhausted_;
}

const ProgramFrame* Interpreter::frame(std::uint32_t id) const {
  const auto at = state_.frames.find(id);
  return at == state_.frames.end() ? nullptr : at->second.get();
}

const ProgramFrame* Interpreter::frame(FileId file) const { return frame(static_cast<std::uint32_t>(file.index())); }

Datum Interpreter::evaluate_in(FileId file, NodeId expression) {
  state_.live = true;
  return evaluate({file, static_cast<std::uint32_t>(file.index())}, expression);
}

/// Runs a module unless it has begun to run already. False when it certainly fails.
bool Interpreter::require_module(FileId file) {
  const auto id = static_cast<std::uint32_t>(file.index());
  if (state_.frames.contains(id)) return true;
  state_.frames[id] = std::make_shared<ProgramFrame>();
  const DepthGuard depth(*this);
  const FileFacts& facts = model_.facts(file);
  if (!depth.ok || facts.nodes().empty()) {
    writable(id).is_opaque = true;
    return true;
  }
  const Exits outer = exits_;
  exits_ = Exits();
  exits_.raises = outer.raises;
  run_block({file, id}, 1, static_cast<NodeId>(facts.nodes().size()));
  exits_ = outer;
  return state_.live;
}

/// The module of a dotted name as written in a file; unknown where it is relative and isn't in the tree.
Datum Interpreter::import_module(std::string_view dotted, FileId from) {
  Datum out = Datum::of(Kind::module);
  const ModuleIndex& modules = model_.tables().modules;
  const bool relative = dotted.starts_with('.');
  const std::string_view top = dotted.substr(0, dotted.find('.'));
  ModulePlace place;
  if (relative) place = modules.relative(dotted, from);
  else if (std::ranges::find(always_installed, top) == always_installed.end()) place = modules.absolute(dotted, from);
  if (place.file.valid()) out.file = place.file;
  else if (place.found) out.text = place.folder;  // a namespace package
  else if (relative) return {};
  else return Datum::external(std::string(dotted));
  if (!out.file.valid()) out = Datum::external(std::string(relative ? std::string_view() : dotted));
  return out.is(Kind::external) && out.text.empty() ? Datum() : out;
}

/// An import that leads nowhere in the tree. Relative ones and those of the project's own packages fail; whether another
/// package is installed isn't known, unless the import stands outside of any try.
void Interpreter::module_missing(const CodeContext& at, const Import& import) {
  const FileFacts& facts = model_.facts(at.file);
  const std::string_view dotted = facts.text(import.module);
  const std::string_view top = dotted.substr(0, dotted.find('.'));
  const bool installed = std::ranges::find(always_installed, top) != always_installed.end();
  if (installed || exits_.raises == nullptr) return;
  const bool own = dotted.starts_with('.') || model_.tables().modules.absolute(top, at.file).found;
  exits_.raises->push_back(state_);
  if (!own && !charge_copy()) return;
  import_failed_ = true;
  if (own) state_.live = false;
}

void Interpreter::bind_import(const CodeContext& at, const Import& import, const Datum& value) {
  const FileFacts& facts = model_.facts(at.file);
  Datum bound_value = value;
  bound_value.origin = value.origin.file.valid() ? value.origin : Origin{at.file, import.span};
  bind(at, facts.text(import.bound), std::move(bound_value), {at.file, import.span});
}

void Interpreter::run_import(const CodeContext& at, const Import& import) {
  if ((import.flags & import_type_checking) != 0) return;
  if (demand_ != nullptr) {
    if ((import.flags & import_star) != 0) return forget_frame(at.frame);
    return bind_import(at, import, datum_of(demand_->resolver.imported(at.file, import)));
  }
  if ((import.flags & import_star) != 0) return run_star(at, import);
  const FileFacts& facts = model_.facts(at.file);
  const std::string_view dotted = facts.text(import.module);
  const bool from = (import.flags & import_from) != 0;
  const bool whole = from || (import.flags & import_aliased) != 0;
  Datum module = import_module(dotted, at.file);
  const std::string_view name = facts.text(import.name);
  if (!from) {
    if (!module.is(Kind::module)) module_missing(at, import);
    if (!state_.live) return;
    if (module.is(Kind::module) && module.file.valid() && !require_module(module.file)) return;
    if (!whole) module = import_module(dotted.substr(0, dotted.find('.')), at.file);
    return bind_import(at, import, module);
  }
  if (!module.is(Kind::module)) {
    // `from . import x` in a folder without __init__.py, or `from namespace import x`.
    const std::string inner = dotted.ends_with('.') ? std::string(dotted).append(name) : joined_path(dotted, name);
    const Datum submodule = import_module(inner, at.file);
    if (submodule.is(Kind::module)) return bind_import(at, import, submodule);
    module_missing(at, import);
    if (!state_.live) return;
    return bind_import(at, import,
                       module.is(Kind::external) ? Datum::external(joined_path(module.text, name)) : Datum());
  }
  if (!require_module(module.file)) return;
  const auto frame = state_.frames.find(static_cast<std::uint32_t>(module.file.index()));
  const auto found = frame->second->names.find(name);
  if (found != frame->second->names.end()) return bind_import(at, import, bound(found->second.value));
  const std::string inner = dotted.ends_with('.') ? std::string(dotted).append(name) : joined_path(dotted, name);
  const Datum submodule = import_module(inner, at.file);
  if (submodule.is(Kind::module) && submodule.file.valid() && submodule.file != at.file) {
    if (!require_module(submodule.file)) return;
    return bind_import(at, import, submodule);
  }
  bind_import(at, import, {});
}

void Interpreter::run_star(const CodeContext& at, const Import& import) {
  const FileFacts& facts = model_.facts(at.file);
  const Datum module = import_module(facts.text(import.module), at.file);
  if (!module.is(Kind::module) || !module.file.valid()) {
    module_missing(at, import);
    const std::string_view top = facts.text(import.module).substr(0, facts.text(import.module).find('.'));
    if (state_.live && top != "typing") forget_frame(at.frame);
    return;
  }
  if (!require_module(module.file)) return;
  const std::shared_ptr<ProgramFrame> names = state_.frames[static_cast<std::uint32_t>(module.file.index())];
  if (names->is_opaque) forget_frame(at.frame);
  std::optional<std::vector<Datum>> exported;
  const auto all = names->names.find("__all__");
  if (all != names->names.end()) {
    exported = iterated(all->second.value);
    if (!exported) forget_frame(at.frame);
  }
  ProgramFrame& own = writable(at.frame);
  for (const auto& [name, variable] : names->names) {
    if (exported ? std::ranges::none_of(*exported, [&](const Datum& each) { return each.is_text(name); })
                 : name.starts_with('_'))
      continue;
    const auto old = own.names.find(name);
    Variable value = variable;
    const Datum certain = djvet::bound(variable.value);
    if (old != own.names.end() && !same(certain, variable.value)) value.value = either(certain, old->second.value);
    own.names[name] = std::move(value);
  }
}

Datum Interpreter::module_attribute(const Datum& module, std::string_view name) {
  if (!module.file.valid()) return {};
  if (demand_ != nullptr) {
    if (model_.facts(module.file).nodes().empty()) return {};  // it could not be read, or nothing led to it
    if (changed_names(module.file, 0).contains(name)) return bound(made_by_statements(module.file, 0, name));
    const Symbol member = demand_->resolver.module_member(module.file, name);
    if (member.kind != Symbol::Kind::unknown) return datum_of(member);
    const bool binds = model_.tables().scopes.of(module.file, 0).binds(model_.facts(module.file), name);
    return binds ? bound(made_by_statements(module.file, 0, name)) : Datum();
  }
  if (!require_module(module.file)) return {};
  const auto frame = state_.frames.find(static_cast<std::uint32_t>(module.file.index()));
  const auto found = frame->second->names.find(name);
  if (found != frame->second->names.end()) return djvet::bound(found->second.value);
  const CodeContext own{module.file, static_cast<std::uint32_t>(module.file.index())};
  if (name == "__file__" || name == "__name__") return read_name(own, name);
  ModulePlace place;
  place.file = module.file;
  place = model_.tables().modules.submodule(place, name);
  if (!place.file.valid()) return {};
  Datum out = Datum::of(Kind::module);
  out.file = place.file;
  require_module(place.file);
  return out;
}

/// split_settings.tools.include: runs files in the names of the module that calls it. Patterns and files that aren't there
/// leave its names open; `optional` files that aren't there do nothing.
void Interpreter::include_settings(const CodeContext& at, const CallArguments& arguments) {
  const std::string_view folder = ModuleIndex::folder_of(model_.sources().files[at.file.index()].path);
  if (!arguments.exact) return forget_frame(at.frame);
  for (const Datum& argument : arguments.positional) {
    Datum name = argument;
    bool optional = false;
    if (const ObjectBody* body = single_body(argument);
        body != nullptr && body->callee == "split_settings.tools.optional" && !body->items.empty()) {
      name = body->items[0];
      optional = true;
    }
    if (!name.is(Kind::text) || name.text.find_first_of("*?[") != std::string::npos || name.text.starts_with('.')) {
      forget_frame(at.frame);
      continue;
    }
    const std::string path = folder.empty() ? name.text : std::string(folder) + "/" + name.text;
    const FileId file = model_.tables().modules.file_at(path);
    if (file.valid()) include_file(at, file);
    else if (!optional) forget_frame(at.frame);
  }
}

void Interpreter::include_file(const CodeContext& at, FileId file) {
  const DepthGuard depth(*this);
  const FileFacts& facts = model_.facts(file);
  if (!depth.ok || facts.nodes().empty()) return forget_frame(at.frame);
  run_block({file, at.frame}, 1, static_cast<NodeId>(facts.nodes().size()));
}

}  // namespace djvet
