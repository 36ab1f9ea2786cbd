// REST framework's routers: registrations become the patterns that the router's `urls` would be.
// Source: Django REST framework 3.16, rest_framework/routers.py (SimpleRouter.get_urls, DefaultRouter.get_urls).
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "analyzer/django/routers.h"
#include "analyzer/link/url_reader.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = UrlValue::Kind;

std::string replaced(std::string text, char from, char to) {
  std::ranges::replace(text, from, to);
  return text;
}

/// What a decorator `@action(detail=..., url_path=..., url_name=...)` says.
struct ExtraAction {
  std::vector<std::string> methods;  // of the class: its own, and those that `@name.mapping.post` adds
  bool detail = false;
  std::string url_path;
  std::string url_name;
};

NodeId keyword(const FileFacts& facts, NodeId call, std::string_view name) {
  for (const NodeId child : facts.children(call))
    if (facts.kind(child) == NodeKind::keyword && facts.text_of(child) == name) return facts.child(child, 0);
  return 0;
}

/// Reads a literal option; false when it is there and no literal.
bool literal(const FileFacts& facts, NodeId value, std::string& out) {
  if (value == 0 || facts.kind(value) == NodeKind::none_value) return true;
  if (facts.kind(value) != NodeKind::string || facts.node(value).has(flag_clipped)) return false;
  if (!facts.text_of(value).empty()) out = facts.text_of(value);
  return true;
}

/// The extra action that a method is; nothing when it is none. `known` becomes false when its options can't be read.
std::optional<ExtraAction> extra_action(const ProjectModel& model, FileId file, ScopeId scope, bool& known) {
  const FileFacts& facts = model.facts(file);
  const Scope& function = facts.scopes()[scope];
  for (const NodeId child : facts.children(function.node)) {
    if (facts.kind(child) != NodeKind::decorator) break;
    const NodeId call = child + 1;
    if (facts.kind(call) != NodeKind::call || facts.node(call).size() < 2) continue;
    const Symbol callee = model.resolve(file, facts.scopes()[function.parent].parent, call + 1);
    if (!callee.is_external(action_decorator)) continue;
    ExtraAction action;
    action.methods.emplace_back(facts.text(function.name));
    const NodeId detail = keyword(facts, call, "detail");
    const bool is_literal =
        detail != 0 && (facts.kind(detail) == NodeKind::true_value || facts.kind(detail) == NodeKind::false_value);
    action.detail = is_literal && facts.kind(detail) == NodeKind::true_value;
    action.url_path = facts.text(function.name);
    action.url_name = replaced(action.url_path, '_', '-');
    if (is_literal && literal(facts, keyword(facts, call, "url_path"), action.url_path) &&
        literal(facts, keyword(facts, call, "url_name"), action.url_name))
      return action;
    known = false;
    return std::nullopt;
  }
  return std::nullopt;
}

/// The extra action that a method extends by `@name.mapping.post`; empty when it does not.
std::string_view extended_action(const FileFacts& facts, ScopeId function) {
  for (const NodeId child : facts.children(facts.scopes()[function].node)) {
    if (facts.kind(child) != NodeKind::decorator) break;
    const NodeId mapping = child + 2;
    if (facts.node(child).size() == 4 && facts.kind(child + 1) == NodeKind::attribute &&
        facts.kind(mapping) == NodeKind::attribute && facts.text_of(mapping) == "mapping" &&
        facts.kind(mapping + 1) == NodeKind::name)
      return facts.text_of(mapping + 1);
  }
  return {};
}

/// The extra actions of a viewset by method name, as the class sees its methods: the first class of the order decides.
std::map<std::string_view, std::optional<ExtraAction>> extra_actions(const ProjectModel& model, ClassId viewset,
                                                                     bool& known) {
  std::map<std::string_view, std::optional<ExtraAction>> out;
  std::vector<std::pair<std::string_view, std::string_view>> more;  // action, method
  for (const ClassId base : model.cls(viewset).mro) {
    const Class& cls = model.cls(base);
    const FileFacts& facts = model.facts(cls.file);
    for (const Binding& binding : model.tables().scopes.of(cls.file, cls.scope).all()) {
      const std::string_view name = facts.text(binding.name);
      if (binding.kind != Binding::Kind::function) {
        out.try_emplace(name, std::nullopt);
      } else if (!out.contains(name)) {
        known = known && !binding.conditional();
        out.emplace(name, extra_action(model, cls.file, binding.index, known));
        if (const std::string_view of = extended_action(facts, binding.index); !of.empty()) more.emplace_back(of, name);
      }
    }
  }
  for (const auto& [action, method] : more)
    if (const auto at = out.find(action); at != out.end() && at->second) at->second->methods.emplace_back(method);
  return out;
}

}  // namespace

std::optional<UrlValue> UrlReader::make_router(Frame& frame, NodeId call, const Symbol& cls, int depth) {
  RouterClass kind = RouterClass::none;
  if (cls.kind == Symbol::Kind::external) kind = router_class(cls.external);
  if (cls.kind == Symbol::Kind::cls && cls.cls.valid())
    for (const std::string& base : model_.cls(cls.cls).external_bases) kind = std::max(kind, router_class(base));
  if (kind == RouterClass::none) return std::nullopt;
  const FileFacts& facts = model_.facts(frame.file);
  const Arguments given = arguments(frame.file, call);
  Router router;
  router.standard = kind == RouterClass::standard;
  router.file = frame.file;
  router.span = facts.span(call);
  router.root_class.kind = Symbol::Kind::external;
  router.root_class.external = router_root_view;
  if (cls.kind == Symbol::Kind::cls) read_router_class(router, cls.cls);
  router.known = router.known && !given.more;
  const auto flag = [&](std::size_t position, std::string_view name, bool& value) {
    const NodeId argument = given.get(position, name);
    if (argument == 0) return;
    const NodeKind of = facts.kind(argument);
    if (of == NodeKind::true_value || of == NodeKind::false_value) value = of == NodeKind::true_value;
    else router.known = false;
  };
  bool slash = router.slash == "/";
  flag(0, "trailing_slash", slash);
  if (given.get(0, "trailing_slash") != 0) router.slash = slash ? "/" : "";
  flag(1, "use_regex_path", router.regex);
  router.known = router.known && router.regex;
  UrlValue value(Kind::router);
  value.index = static_cast<std::uint32_t>(routers_.size());
  routers_.push_back(std::move(router));
  (void)depth;
  return value;
}

void UrlReader::read_router_class(Router& router, ClassId id) {
  const Class& cls = model_.cls(id);
  router.known = router.known && !cls.open;
  for (const ClassId base : cls.mro) {
    const Class& owner = model_.cls(base);
    const FileFacts& facts = model_.facts(owner.file);
    for (const Binding& binding : model_.tables().scopes.of(owner.file, owner.scope).all())
      if (changes_routes(facts.text(binding.name))) router.known = false;
  }
  const auto flag = [&](std::string_view name, bool& value) {
    const Symbol member = model_.member(id, name);
    if (member.kind == Symbol::Kind::unknown) return;
    const NodeKind kind =
        member.kind == Symbol::Kind::value ? model_.facts(member.file).kind(member.node) : NodeKind::unknown;
    if (kind == NodeKind::true_value || kind == NodeKind::false_value) value = kind == NodeKind::true_value;
    else router.known = false;
  };
  flag("include_root_view", router.root_view);
  flag("include_format_suffixes", router.format_suffixes);
  if (const Symbol view = model_.member(id, "APIRootView"); view.kind != Symbol::Kind::unknown)
    router.root_class = view;
  if (model_.member(id, "get_api_root_view").kind != Symbol::Kind::unknown) router.root_class = {};
  const Symbol name = model_.member(id, "root_view_name");
  if (name.kind == Symbol::Kind::unknown) return;
  if (name.kind != Symbol::Kind::value || !literal(model_.facts(name.file), name.node, router.root_name))
    router.known = false;
}

void UrlReader::register_viewset(Frame& frame, Router& router, NodeId call, int depth) {
  const Arguments given = arguments(frame.file, call);
  const std::size_t index = static_cast<std::size_t>(&router - routers_.data());
  Registration registration;
  registration.file = frame.file;
  registration.span = model_.facts(frame.file).span(call);
  registration.conditional = frame.conditional != 0;
  UrlValue prefix = evaluate(frame, given.get(0, "prefix"), depth + 1);
  const UrlValue viewset = evaluate(frame, given.get(1, "viewset"), depth + 1);
  NodeId basename = given.get(2, "basename");
  if (basename == 0) basename = given.get(2, "base_name");
  if (viewset.is(Kind::symbol) && viewset.symbol.kind == Symbol::Kind::cls && viewset.symbol.cls.valid())
    registration.viewset = viewset.symbol;
  if (prefix.is(Kind::text)) registration.prefix = std::move(prefix.text);
  if (basename == 0) {
    registration.basename = basename_of(registration.viewset);
  } else if (UrlValue name = evaluate(frame, basename, depth + 1); name.is(Kind::text)) {
    registration.basename = std::move(name.text);
  }
  Router& target = routers_[index];  // evaluating may have made more routers
  if (given.more || registration.viewset.kind == Symbol::Kind::unknown) target.known = false;
  else target.registrations.push_back(std::move(registration));
}

UrlValue UrlReader::router_urls(const Router& router) {
  UrlValue out(Kind::sequence);
  out.known = router.known;
  if (!router.known) return out;
  const Router copy = router;
  for (const Registration& registration : copy.registrations) add_routes(copy, registration, out);
  if (!copy.standard) return out;
  if (copy.root_view) {
    UrlEntry root;
    root.kind = UrlKind::path;
    root.name = copy.root_name;
    root.callback = copy.root_class;
    root.file = copy.file;
    root.span = copy.span;
    out.elements.push_back(entry_value(add(std::move(root))));
  }
  return copy.format_suffixes ? with_suffixes(out) : out;
}

bool UrlReader::answers(const Symbol& viewset, std::string_view action) const {
  if (model_.member(viewset.cls, action).kind != Symbol::Kind::unknown) return true;
  const std::vector<std::string>& bases = model_.cls(viewset.cls).external_bases;
  return std::ranges::any_of(bases, [&](const std::string& base) { return has_action(base, action); });
}

void UrlReader::add_routes(const Router& router, const Registration& registration, UrlValue& out) {
  const Symbol& viewset = registration.viewset;
  bool known = !model_.cls(viewset.cls).open;
  bool lookup_known = registration.prefix.has_value();
  const std::optional<std::string> field = viewset_text(viewset, "lookup_field", lookup_known);
  std::optional<std::string> keyword = viewset_text(viewset, "lookup_url_kwarg", lookup_known);
  if (!keyword || keyword->empty()) keyword = field;
  const std::string pattern =
      viewset_text(viewset, "lookup_value_regex", lookup_known).value_or(std::string(any_lookup_value));
  const std::string lookup = "(?P<" + keyword.value_or("pk") + ">" + pattern + ")";
  const std::string prefix = registration.prefix.value_or("");
  const auto emit = [&](bool detail, const std::string& tail, const std::string& suffix,
                        std::vector<std::string> actions) {
    UrlEntry entry;
    entry.kind = UrlKind::regex;
    entry.route_known = registration.prefix.has_value() && (!detail || lookup_known);
    entry.route = "^" + prefix + (detail ? "/" + lookup : "") + (tail.empty() ? "" : "/") + tail + router.slash + "$";
    if (prefix.empty() && entry.route[1] == '/') entry.route.erase(1, 1);
    entry.name_known = registration.basename.has_value();
    entry.name = registration.basename.value_or("") + suffix;
    entry.callback = viewset;
    entry.actions = std::move(actions);
    std::ranges::sort(entry.actions);
    entry.actions.erase(std::ranges::unique(entry.actions).begin(), entry.actions.end());
    entry.file = registration.file;
    entry.span = registration.span;
    out.elements.push_back(entry_value(add(std::move(entry))));
    out.elements.back().conditional = registration.conditional;
  };
  const auto extra = extra_actions(model_, viewset.cls, known);
  for (const RouterRoute& route : router_routes()) {
    std::vector<std::string> actions;
    for (const std::string_view action : route.actions)
      if (answers(viewset, action)) actions.emplace_back(action);
    const auto emit_extra = [&] {
      for (const auto& [name, action] : extra)
        if (action && action->detail == route.detail)
          emit(route.detail, action->url_path, "-" + action->url_name, action->methods);
    };
    if (!actions.empty()) emit(route.detail, "", std::string(route.suffix), std::move(actions));
    emit_extra();
  }
  out.known = out.known && known;
}

/// A text that the class or a base binds; nothing when none does. `known` becomes false for what is no literal, and where
/// an unknown base may bind it.
std::optional<std::string> UrlReader::viewset_text(const Symbol& viewset, std::string_view name, bool& known) const {
  const Symbol member = model_.member(viewset.cls, name);
  std::string out;
  if (member.kind == Symbol::Kind::unknown) {
    known = known && !model_.cls(viewset.cls).open;
    return std::nullopt;
  }
  if (member.kind != Symbol::Kind::value || !literal(model_.facts(member.file), member.node, out)) known = false;
  return out;
}

/// The lower-case name of the model whose manager `queryset` starts with.
std::optional<std::string> UrlReader::basename_of(const Symbol& viewset) const {
  if (viewset.kind == Symbol::Kind::unknown) return std::nullopt;
  const Symbol member = model_.member(viewset.cls, "queryset");
  if (member.kind != Symbol::Kind::value) return std::nullopt;
  const FileFacts& facts = model_.facts(member.file);
  NodeId at = member.node;
  while (facts.node(at).size() > 1 && (facts.kind(at) == NodeKind::call || facts.kind(at) == NodeKind::attribute)) {
    if (facts.kind(at) == NodeKind::attribute && facts.text_of(at) == "objects") {
      const Symbol model = resolver_.expression(member.file, member.scope, at + 1);
      if (model.kind != Symbol::Kind::cls || !model.cls.valid() || !model_.cls(model.cls).model.valid())
        return std::nullopt;
      std::string name = model_.model(model_.cls(model.cls).model).name;
      for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
      return name;
    }
    ++at;
  }
  return std::nullopt;
}

}  // namespace djvet
