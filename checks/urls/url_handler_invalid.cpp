// Reports the handlers of a root URLconf that lead to nothing or take other arguments than Django gives them.
// SPDX-License-Identifier: MIT
#include <array>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/findings/url_entries.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"urls", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Customizing error views",
     "https://docs.djangoproject.com/en/5.2/topics/http/views/#customizing-error-views"},
    {"Django: System checks of URLs", "https://docs.djangoproject.com/en/5.2/ref/checks/#urls"},
};

struct Handler {
  std::string_view name;
  std::size_t arguments;
  std::string_view shown;
};
constexpr std::array handlers = std::to_array<Handler>({
    {"handler400", 2, "request, exception"},
    {"handler403", 2, "request, exception"},
    {"handler404", 2, "request, exception"},
    {"handler500", 1, "request"},
});

/// The value that a module binds a name to by its only assignment; 0 for others.
NodeId value_of(const FileFacts& facts, std::string_view name) {
  NodeId found = 0;
  for (const NodeId statement : facts.children(0)) {
    if (facts.kind(statement) != NodeKind::assign || facts.node(statement).has(flag_no_value)) continue;
    const NodeId target = facts.child(statement, 0);
    if (facts.kind(target) != NodeKind::name || facts.text_of(target) != name) continue;
    if (found != 0) return 0;
    found = facts.last_child(statement);
  }
  return found;
}

/// Whether a function of the tree can be called with so many positional arguments; true where that isn't seen.
bool takes(const ProjectModel& model, const Symbol& symbol, std::size_t arguments) {
  const FileFacts& facts = model.facts(symbol.file);
  const NodeId function = facts.scopes()[symbol.scope].node;
  if (facts.kind(function) != NodeKind::function_def) return true;
  std::size_t least = 0;
  std::size_t most = 0;
  for (const NodeId child : facts.children(function)) {
    if (facts.kind(child) == NodeKind::decorator) return true;
    if (facts.kind(child) != NodeKind::parameter) continue;
    const Node& parameter = facts.node(child);
    bool has_default = false;
    for (const NodeId part : facts.children(child))
      has_default = has_default || facts.kind(part) != NodeKind::annotation;
    if (parameter.has(flag_star)) most = 1000;
    if (parameter.has(flag_keyword_only) && !has_default) return false;
    if (parameter.has(flag_star | flag_double_star | flag_keyword_only)) continue;
    ++most;
    least += has_default ? 0 : 1;
  }
  return least <= arguments && arguments <= most;
}

/// Whether a dotted path leads to a module of the tree that has no such name and can't get one from elsewhere.
bool leads_nowhere(const ProjectModel& model, std::string_view path, FileId from) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  const Symbol module = Resolver(model).dotted_path(path.substr(0, dot), from);
  if (module.kind != Symbol::Kind::module || !module.file.valid()) return false;
  if (model.sources().files[module.file.index()].is_dependency()) return false;
  const std::string_view name = path.substr(dot + 1);
  const FileFacts& facts = model.facts(module.file);
  if (Resolver(model).module_member(module.file, name).kind != Symbol::Kind::unknown) return false;
  for (const Import& import : facts.imports())
    if ((import.flags & import_star) != 0 || facts.text(import.bound) == name) return false;
  const std::string_view pool = facts.pool();
  return pool.find(name) == pool.npos && pool.find("__getattr__") == pool.npos && pool.find("globals") == pool.npos;
}

void judge(const CheckContext& context, FileId file, const Handler& handler, FindingSink& sink) {
  const ProjectModel& model = context.model;
  const FileFacts& facts = model.facts(file);
  const NodeId value = value_of(facts, handler.name);
  if (value == 0) return;
  const bool text = facts.kind(value) == NodeKind::string;
  const Symbol symbol = text ? Resolver(model).dotted_path(facts.text_of(value), file) : model.resolve(file, 0, value);
  if (text && leads_nowhere(model, facts.text_of(value), file)) {
    if (Finding* finding = report_system_check(context, sink, "urls.E008", file, facts.span(value),
                                               std::string(handler.name) + " leads to nothing"))
      finding->properties.push_back({"handler", {std::string(handler.name)}});
    return;
  }
  if (symbol.kind != Symbol::Kind::function || takes(model, symbol, handler.arguments)) return;
  Finding* finding = report_system_check(
      context, sink, "urls.E007", file, facts.span(value),
      "The view of " + std::string(handler.name) + " must take the arguments (" + std::string(handler.shown) + ")");
  if (finding == nullptr) return;
  const FileFacts& there = model.facts(symbol.file);
  finding->notes.push_back({symbol.file, there.scopes()[symbol.scope].name_span, "the view"});
  finding->properties.push_back({"handler", {std::string(handler.name)}});
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const UrlConf* conf : root_urlconfs(context.model))
    for (const Handler& handler : handlers) judge(context, conf->file, handler, sink);
}

}  // namespace

extern constinit const Check url_handler_invalid{
    .id = "url-handler-invalid",
    .summary = "An error handler of the root URLconf can't be called as Django does",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
