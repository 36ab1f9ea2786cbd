// Reports entries of MIDDLEWARE that Django can't make or call: classes of the style before Django 1.10, factories that
// take or return something else.
// Invariant: nothing is said of a class some of whose bases aren't in sight, and of what a decorator may have changed.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/middleware_lists.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"middleware", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Writing your own middleware",
     "https://docs.djangoproject.com/en/5.2/topics/http/middleware/#writing-your-own-middleware"},
    {"Django: Upgrading pre-Django 1.10-style middleware",
     "https://docs.djangoproject.com/en/5.2/topics/http/middleware/#upgrading-pre-django-1-10-style-middleware"},
};

constexpr std::string_view hooks[] = {"process_request", "process_response"};

struct Problem {
  FileId file;
  Span span;
  std::string message;
  std::string help;
};

/// How many positional arguments a function takes, a method's `self` included.
struct Arity {
  std::size_t least = 0;
  std::size_t most = 0;
};

Arity arity_of(const FileFacts& facts, NodeId function) {
  Arity arity;
  for (const NodeId child : facts.children(function)) {
    if (facts.kind(child) != NodeKind::parameter) continue;
    const Node& parameter = facts.node(child);
    if (parameter.has(flag_star)) arity.most = 1000;
    if (parameter.has(flag_star | flag_double_star | flag_keyword_only)) continue;
    bool has_default = false;
    for (const NodeId part : facts.children(child))
      has_default = has_default || facts.kind(part) != NodeKind::annotation;
    arity.most += 1;
    arity.least += has_default ? 0 : 1;
  }
  return arity;
}

bool is_decorated(const FileFacts& facts, NodeId definition) {
  return facts.kind(facts.child(definition, 0)) == NodeKind::decorator;
}

bool mentions(const FileFacts& facts, NodeId definition, std::string_view name) {
  for (NodeId node = definition + 1; node < definition + facts.node(definition).size(); ++node)
    if (facts.kind(node) == NodeKind::attribute && facts.text_of(node) == name) return true;
  return false;
}

/// Whether a function's own code returns a value, or makes a generator.
bool gives_something(const FileFacts& facts, NodeId function) {
  const NodeId end = function + facts.node(function).size();
  for (NodeId node = facts.body(function) + 1; node < end;) {
    const NodeKind kind = facts.kind(node);
    if (kind == NodeKind::function_def || kind == NodeKind::lambda || kind == NodeKind::class_def) {
      node += facts.node(node).size();
      continue;
    }
    if (kind == NodeKind::return_stmt && facts.child(node, 0) != 0 &&
        facts.kind(facts.child(node, 0)) != NodeKind::none_value)
      return true;
    if (kind == NodeKind::yield_expr || kind == NodeKind::raise_stmt) return true;
    ++node;
  }
  return false;
}

class Looking {
 public:
  Looking(const ProjectModel& model, ClassId id) : model_(model), cls_(model.cls(id)), id_(id) {}

  std::optional<Problem> problem() const {
    const FileFacts& facts = model_.facts(cls_.file);
    const Scope& scope = facts.scopes()[cls_.scope];
    const bool mixin = std::ranges::any_of(cls_.external_bases, is_middleware_mixin);
    const bool in_sight = std::ranges::all_of(cls_.external_bases, [](const std::string& base) {
      return base == "builtins.object" || is_middleware_mixin(base);
    });
    if (!in_sight || is_decorated(facts, scope.node) || has_unknown_base()) return std::nullopt;
    const Symbol init = model_.member(id_, "__init__");
    if (init.kind == Symbol::Kind::function) {
      if (std::optional<Problem> found = of_init(init)) return found;
    } else if (!mixin && init.kind == Symbol::Kind::unknown && !defines("__new__")) {
      return at_class("takes no get_response: Django can't make it", upgrade());
    }
    if (mixin || model_.member(id_, "__call__").kind != Symbol::Kind::unknown || defines("__getattr__"))
      return mixin ? std::nullopt : of_hooks();
    return at_class("has no __call__(): Django can't call it", upgrade());
  }

 private:
  /// Whether a class statement of the order has a base that leads nowhere, a metaclass, or arguments.
  bool has_unknown_base() const {
    std::size_t found = 0;
    for (const ClassId id : cls_.mro) {
      const Class& each = model_.cls(id);
      const FileFacts& facts = model_.facts(each.file);
      for (const NodeId child : facts.children(facts.scopes()[each.scope].node)) {
        const NodeKind kind = facts.kind(child);
        if (kind == NodeKind::keyword || kind == NodeKind::double_star || kind == NodeKind::star) return true;
        if (kind == NodeKind::block) break;
        const Symbol base = model_.resolve(each.file, facts.scopes()[each.scope].parent, child);
        if (base.kind != Symbol::Kind::cls && base.kind != Symbol::Kind::external) return true;
        ++found;
      }
    }
    return found > 100;
  }

  bool defines(std::string_view name) const { return model_.member(id_, name).kind != Symbol::Kind::unknown; }

  std::optional<Problem> of_init(const Symbol& init) const {
    const FileFacts& facts = model_.facts(init.file);
    const NodeId function = facts.scopes()[init.scope].node;
    if (facts.kind(function) != NodeKind::function_def || is_decorated(facts, function)) return std::nullopt;
    const Arity arity = arity_of(facts, function);
    if (arity.least <= 2 && arity.most >= 2) return std::nullopt;
    return Problem{init.file, facts.scopes()[init.scope].name_span,
                   std::string(name()) + ".__init__() can't be called with get_response alone, as Django does",
                   "write `def __init__(self, get_response):`"};
  }

  /// A class that Django calls itself: the old methods are called by nobody but it.
  std::optional<Problem> of_hooks() const {
    for (const std::string_view hook : hooks) {
      const Symbol method = model_.member(id_, hook);
      if (method.kind != Symbol::Kind::function) continue;
      const bool called = std::ranges::any_of(cls_.mro, [&](ClassId each) {
        const Class& cls = model_.cls(each);
        const FileFacts& facts = model_.facts(cls.file);
        return mentions(facts, facts.scopes()[cls.scope].node, hook);
      });
      if (called || mentions_text(hook)) continue;
      const FileFacts& facts = model_.facts(method.file);
      return Problem{
          method.file, facts.scopes()[method.scope].name_span,
          std::string(name()) + "." + std::string(hook) + "() is never called: the class has a __call__() of its own",
          "extend django.utils.deprecation.MiddlewareMixin, or call it from `__call__`"};
    }
    return std::nullopt;
  }

  bool mentions_text(std::string_view text) const {
    const FileFacts& facts = model_.facts(cls_.file);
    for (NodeId node = 1; node < facts.nodes().size(); ++node)
      if (facts.kind(node) == NodeKind::string && facts.text_of(node) == text) return true;
    return false;
  }

  std::string_view name() const { return short_name(cls_.qualified); }

  std::string upgrade() const {
    const bool old = std::ranges::any_of(hooks, [&](std::string_view hook) { return defines(hook); });
    return old ? "extend django.utils.deprecation.MiddlewareMixin"
               : "write `def __init__(self, get_response):` and `def __call__(self, request):`";
  }

  std::optional<Problem> at_class(std::string_view what, std::string help) const {
    const FileFacts& facts = model_.facts(cls_.file);
    return Problem{cls_.file, facts.scopes()[cls_.scope].name_span, std::string(name()) + " " + std::string(what),
                   std::move(help)};
  }

  const ProjectModel& model_;
  const Class& cls_;
  ClassId id_;
};

std::optional<Problem> problem_of_factory(const ProjectModel& model, const Symbol& symbol) {
  const FileFacts& facts = model.facts(symbol.file);
  const Scope& scope = facts.scopes()[symbol.scope];
  const NodeId function = scope.node;
  if (facts.kind(function) != NodeKind::function_def || is_decorated(facts, function)) return std::nullopt;
  const std::string name(facts.text_of(function));
  const Arity arity = arity_of(facts, function);
  if (arity.least > 1 || arity.most < 1)
    return Problem{symbol.file, scope.name_span, name + "() can't be called with get_response alone, as Django does",
                   "write `def " + name + "(get_response):`, which returns a function of the request"};
  if (facts.node(function).has(flag_async) || gives_something(facts, function)) return std::nullopt;
  return Problem{symbol.file, scope.name_span, name + "() returns nothing: Django raises ImproperlyConfigured",
                 "return the inner function"};
}

void run(const CheckContext& context, FindingSink& sink) {
  std::set<std::pair<FileId, std::uint32_t>> reported;
  for (const MiddlewareList& list : middleware_lists(context.model)) {
    if (list.name != "MIDDLEWARE") continue;
    for (const MiddlewareEntry& entry : list.entries) {
      std::optional<Problem> problem;
      if (entry.symbol.kind == Symbol::Kind::cls) problem = Looking(context.model, entry.symbol.cls).problem();
      if (entry.symbol.kind == Symbol::Kind::function) problem = problem_of_factory(context.model, entry.symbol);
      if (!problem || context.model.sources().files[problem->file.index()].is_dependency()) continue;
      if (!reported.emplace(problem->file, problem->span.begin).second) continue;
      Finding& finding = sink.report(problem->file, problem->span, problem->message);
      finding.help = problem->help;
      if (entry.item->file.valid()) finding.notes.push_back({entry.item->file, entry.item->span, "listed here"});
      finding.properties.push_back({"entry", {entry.item->value}});
    }
  }
}

}  // namespace

extern constinit const Check middleware_malformed{
    .id = "middleware-malformed",
    .summary = "A middleware is written in a way that Django can't make or call",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
