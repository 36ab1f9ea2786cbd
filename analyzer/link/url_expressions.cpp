// Expressions of URLconfs. Names are variables of the run first, then what the resolver knows.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/names.h"
#include "analyzer/link/url_reader.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = UrlValue::Kind;

constexpr int max_nesting = 48;               // expressions and calls inside each other
constexpr int max_follows = 8;                // values in other modules that lead to others
constexpr std::size_t max_steps = 3'000'000;  // of one project
constexpr std::string_view settings_prefix = "django.conf.settings.";

UrlValue text_value(std::string_view text) {
  UrlValue value(Kind::text);
  value.text = text;
  return value;
}

NodeId root_of(const FileFacts& facts, NodeId expression) {
  while (facts.kind(expression) == NodeKind::attribute && facts.node(expression).size() > 1) ++expression;
  return expression;
}

/// `"^a/%s/%s/$" % (x, y)` for known texts and the conversion %s alone.
UrlValue interpolated(const UrlValue& format, const UrlValue& with) {
  if (!format.is(Kind::text)) return {};
  const std::vector<UrlValue> one{with};
  const std::vector<UrlValue>& parts = with.is(Kind::sequence) ? with.elements : one;
  std::size_t next = 0;
  UrlValue out(Kind::text);
  for (std::size_t at = 0; at < format.text.size(); ++at) {
    if (format.text[at] != '%') {
      out.text += format.text[at];
      continue;
    }
    const char conversion = ++at < format.text.size() ? format.text[at] : '\0';
    if (conversion == '%') out.text += '%';
    else if (conversion == 's' && next < parts.size() && parts[next].is(Kind::text)) out.text += parts[next++].text;
    else return {};
  }
  return next == parts.size() ? out : UrlValue();
}

}  // namespace

UrlValue UrlReader::evaluate(Frame& frame, NodeId expression, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  if (expression == 0 || depth > max_nesting || ++steps_ > max_steps) return {};
  switch (facts.kind(expression)) {
    case NodeKind::string:
      return facts.node(expression).has(flag_clipped) ? UrlValue() : text_value(facts.text_of(expression));
    case NodeKind::f_string:
    case NodeKind::string_concat: {
      UrlValue out(Kind::text);
      for (const NodeId part : facts.children(expression)) {
        const UrlValue value = evaluate(frame, part, depth + 1);
        if (!value.is(Kind::text)) return {};
        out.text += value.text;
      }
      return out;
    }
    case NodeKind::f_text: return text_value(facts.text_of(expression));
    case NodeKind::list:
    case NodeKind::tuple: return items(frame, expression, depth);
    case NodeKind::name: return lookup(frame, expression, depth);
    case NodeKind::attribute: return attribute(frame, expression, depth);
    case NodeKind::binary: return binary(frame, expression, depth);
    case NodeKind::call: return call(frame, expression, depth);
    case NodeKind::none_value: return UrlValue(Kind::none);
    case NodeKind::subscript: {
      const UrlValue list = evaluate(frame, expression + 1, depth + 1);
      const NodeId index = facts.last_child(expression);
      const bool digit = facts.kind(index) == NodeKind::integer && facts.text_of(index).size() == 1;
      const std::size_t at = digit ? static_cast<std::size_t>(facts.text_of(index)[0] - '0') : list.elements.size();
      return list.is(Kind::sequence) && list.known && at < list.elements.size() ? list.elements[at] : UrlValue();
    }
    case NodeKind::lambda: return UrlValue(Kind::view);
    case NodeKind::conditional:
      return either(evaluate(frame, expression + 1, depth + 1),
                    evaluate(frame, facts.last_child(expression), depth + 1));
    default: return {};
  }
}

UrlValue UrlReader::items(Frame& frame, NodeId list, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  UrlValue out(Kind::sequence);
  for (const NodeId child : facts.children(list)) {
    if (facts.kind(child) != NodeKind::star) {
      out.elements.push_back(evaluate(frame, child, depth + 1));
      continue;
    }
    UrlValue more = evaluate(frame, child + 1, depth + 1);
    out.known = out.known && more.known && more.is(Kind::sequence);
    std::ranges::move(more.elements, std::back_inserter(out.elements));
  }
  return out;
}

UrlValue UrlReader::lookup(Frame& frame, NodeId name, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  if (const UrlValue* there = frame.values.find(facts.text_of(name))) return *there;
  return from_symbol(resolver_.expression(frame.file, frame.scope, name, frame.before), depth);
}

UrlValue UrlReader::attribute(Frame& frame, NodeId expression, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  if (facts.node(expression).size() < 2) return {};
  const NodeId root = root_of(facts, expression);
  const bool variable = facts.kind(root) == NodeKind::name && frame.values.find(facts.text_of(root)) != nullptr;
  if (!variable) {
    const Symbol symbol = resolver_.expression(frame.file, frame.scope, expression, frame.before);
    // The default site is an object: what is read from it is no name of a module.
    const bool of_site = symbol.external.starts_with(admin_site) && symbol.external.size() > admin_site.size();
    if (symbol.kind != Symbol::Kind::unknown && !of_site) return from_symbol(symbol, depth);
  }
  return attribute_of(evaluate(frame, expression + 1, depth + 1), facts.text_of(expression));
}

UrlValue UrlReader::attribute_of(const UrlValue& of, std::string_view name) {
  if (of.is(Kind::router)) return name == "urls" ? router_urls(routers_[of.index]) : UrlValue();
  if (of.is(Kind::instance) && is_kind_of(of.symbol, admin_site_class)) {
    if (name == "admin_view") return UrlValue(Kind::decorator);
    if (name != "urls") return {};
    UrlValue urls(Kind::sequence);
    urls.known = false;
    UrlValue out(Kind::sequence);
    UrlValue space = of.text.empty() ? UrlValue() : text_value(of.text);
    out.elements = {std::move(urls), text_value("admin"), std::move(space)};
    out.text = admin_site;
    return out;
  }
  if (of.is(Kind::instance)) return instance_attribute(of, name);
  if (!of.is(Kind::symbol)) return {};
  switch (of.symbol.kind) {
    case Symbol::Kind::module: return from_symbol(resolver_.module_member(of.symbol.file, name), 0);
    case Symbol::Kind::cls: return from_symbol(model_.member(of.symbol.cls, name), 0);
    case Symbol::Kind::external: {
      Symbol member;
      member.kind = Symbol::Kind::external;
      member.external = canonical_name(of.symbol.external + "." + std::string(name));
      return from_symbol(member, 0);
    }
    default: return {};
  }
}

UrlValue UrlReader::binary(Frame& frame, NodeId expression, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  const Operator op = facts.node(expression).op();
  UrlValue left = evaluate(frame, expression + 1, depth + 1);
  const UrlValue right = evaluate(frame, facts.last_child(expression), depth + 1);
  if (op == Operator::mod) return interpolated(left, right);
  if (op != Operator::add) return {};
  if (left.is(Kind::text) && right.is(Kind::text)) {
    left.text += right.text;
    return left;
  }
  if (!left.is(Kind::sequence) && !right.is(Kind::sequence)) return {};
  UrlValue out(Kind::sequence);
  out.known = left.is(Kind::sequence) && right.is(Kind::sequence) && left.known && right.known;
  out.elements = std::move(left.elements);
  out.elements.insert(out.elements.end(), right.elements.begin(), right.elements.end());
  return out;
}

UrlValue UrlReader::from_symbol(const Symbol& symbol, int depth) {
  if (symbol.kind == Symbol::Kind::unknown) return {};
  if (symbol.is_external(admin_site)) {
    UrlValue site(Kind::instance);
    site.symbol.kind = Symbol::Kind::external;
    site.symbol.external = admin_site_class;
    site.text = "admin";
    return site;
  }
  if (symbol.kind == Symbol::Kind::external && symbol.external.starts_with(settings_prefix))
    return setting(std::string_view(symbol.external).substr(settings_prefix.size()));
  if (symbol.kind == Symbol::Kind::value) return from_value(symbol, depth);
  if (symbol.kind == Symbol::Kind::function) return bound(symbol, {});
  UrlValue value(Kind::symbol);
  value.symbol = symbol;
  return value;
}

UrlValue UrlReader::from_value(const Symbol& symbol, int depth) {
  if (following_ >= max_follows) return {};
  ++following_;
  UrlValue value;
  const UrlValue* there = symbol.scope == 0 ? module(symbol.file).by_origin(symbol.node) : nullptr;
  if (there != nullptr) {
    value = *there;
  } else {
    Frame frame;
    frame.file = symbol.file;
    frame.scope = symbol.scope;
    const FileFacts& facts = model_.facts(symbol.file);
    for (const Binding& binding : model_.tables().scopes.of(symbol.file, symbol.scope).all())
      if (binding.kind == Binding::Kind::value && binding.index == symbol.node &&
          !facts.scopes()[symbol.scope].is(scope_function))
        frame.before = binding.node;
    value = evaluate(frame, symbol.node, depth + 1);
  }
  --following_;
  return value;
}

/// A text that every settings module which has the name binds to the same literal.
UrlValue UrlReader::setting(std::string_view name) const {
  UrlValue value;
  for (const SettingsModule& settings : model_.settings()) {
    const auto found = settings.strings.find(std::string(name));
    if (found == settings.strings.end()) {
      const FileFacts& facts = model_.facts(settings.file);
      if (model_.tables().scopes.of(settings.file, 0).binds(facts, name)) return {};
    } else if (value.is(Kind::text) && value.text != found->second) {
      return {};
    } else {
      value = text_value(found->second);
    }
  }
  return value;
}

bool UrlReader::is_kind_of(const Symbol& cls, std::string_view external) const {
  if (cls.kind == Symbol::Kind::external) return cls.external == external;
  if (cls.kind != Symbol::Kind::cls || !cls.cls.valid()) return false;
  return std::ranges::find(model_.cls(cls.cls).external_bases, external) != model_.cls(cls.cls).external_bases.end();
}

}  // namespace djvet
