// Calls in URLconfs: what makes patterns, includes others, wraps views; functions of the tree are run with their arguments.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/class_loaders.h"
#include "analyzer/django/names.h"
#include "analyzer/django/routers.h"
#include "analyzer/link/url_reader.h"
#include "analyzer/model/symbol_names.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = UrlValue::Kind;

constexpr std::size_t max_calls = 20;          // functions of the tree that call each other
constexpr std::uint32_t max_function = 2'000;  // nodes of a function that is run

}  // namespace

NodeId UrlReader::Arguments::get(std::size_t position, std::string_view name) const {
  if (position < positional.size()) return positional[position];
  for (const auto& [key, value] : named)
    if (key == name) return value;
  return 0;
}

UrlReader::Arguments UrlReader::arguments(FileId file, NodeId call) const {
  const FileFacts& facts = model_.facts(file);
  Arguments out;
  for (const NodeId child : facts.children(call)) {
    if (child == call + 1) continue;
    const NodeKind kind = facts.kind(child);
    if (kind == NodeKind::keyword) out.named.emplace_back(facts.text_of(child), facts.child(child, 0));
    else if (kind == NodeKind::star || kind == NodeKind::double_star) out.more = true;
    else out.positional.push_back(child);
  }
  return out;
}

UrlValue UrlReader::call(Frame& frame, NodeId call, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  if (facts.node(call).size() < 2) return {};
  if (facts.kind(call + 1) == NodeKind::attribute && facts.node(call + 1).size() > 1) {
    UrlValue value = method(frame, call, depth);
    if (!value.is(Kind::unknown)) return value;
  }
  const UrlValue callee = evaluate(frame, call + 1, depth + 1);
  if (callee.is(Kind::view)) return callee;  // wraps(view)(wrapper)
  if (callee.is(Kind::decorator)) return wrapped(frame, call, UrlFunction::keeps_view, depth);
  if (!callee.is(Kind::symbol)) return {};
  const Symbol& symbol = callee.symbol;
  if (const std::string_view package = class_loader_package(symbol_name(model_, symbol)); !package.empty())
    return loaded_class(frame, call, package, depth);
  if (symbol.kind == Symbol::Kind::function) return call_function(frame, call, callee, depth);
  if (symbol.is_external("builtins.super")) return super_of(frame);
  const UrlFunction function =
      symbol.kind == Symbol::Kind::external ? url_function(symbol.external) : UrlFunction::none;
  if (function != UrlFunction::none) return call_framework(frame, call, function, depth);
  if (symbol.is_external("builtins.list") || symbol.is_external("builtins.tuple")) {
    const NodeId argument = arguments(frame.file, call).get(0, "");
    return argument == 0 ? UrlValue(Kind::sequence) : evaluate(frame, argument, depth + 1);
  }
  if (std::optional<UrlValue> router = make_router(frame, call, symbol, depth)) return std::move(*router);
  if (symbol.kind != Symbol::Kind::cls && symbol.kind != Symbol::Kind::external) return {};
  UrlValue instance(Kind::instance);
  instance.symbol = symbol;
  if (is_kind_of(symbol, admin_site_class)) {
    const Arguments given = arguments(frame.file, call);
    const NodeId name = given.get(0, "name");
    instance.text = name == 0 && !given.more ? "admin" : evaluate(frame, name, depth + 1).text;
  }
  return instance;
}

/// `"{}/{}".format(x, y)` for known texts and empty braces alone.
UrlValue UrlReader::formatted(const UrlValue& format, Frame& frame, const Arguments& given, int depth) {
  if (!format.is(Kind::text)) return {};
  UrlValue out(Kind::text);
  std::size_t next = 0;
  for (std::size_t at = 0; at < format.text.size(); ++at) {
    const char c = format.text[at];
    const bool doubled = at + 1 < format.text.size() && format.text[at + 1] == c;
    if (c != '{' && c != '}') {
      out.text += c;
    } else if (doubled) {
      out.text += c;
      ++at;
    } else {
      const NodeId argument = given.get(next++, "");
      const UrlValue part = argument == 0 ? UrlValue() : evaluate(frame, argument, depth + 1);
      if (format.text.substr(at, 2) != "{}" || !part.is(Kind::text)) return {};
      out.text += part.text;
      ++at;
    }
  }
  return out;
}

/// X.as_view(), router.register(), list.copy(); nothing for other methods.
UrlValue UrlReader::method(Frame& frame, NodeId call, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  const std::string_view name = facts.text_of(call + 1);
  if (name != "as_view" && name != "register" && name != "copy" && name != "format") return {};
  const UrlValue object = evaluate(frame, call + 2, depth + 1);
  if (name == "format") return formatted(object, frame, arguments(frame.file, call), depth);
  if (name == "copy") return object.is(Kind::sequence) ? object : UrlValue();
  if (name == "register") {
    if (!object.is(Kind::router)) return {};
    register_viewset(frame, routers_[object.index], call, depth);
    return {};
  }
  UrlValue view(Kind::view);
  const bool is_class = object.symbol.kind == Symbol::Kind::cls || object.symbol.kind == Symbol::Kind::external;
  if (object.is(Kind::symbol) && is_class) view.symbol = object.symbol;
  const NodeId actions = arguments(frame.file, call).get(0, "actions");
  if (actions == 0 || facts.kind(actions) != NodeKind::dict) return view;
  for (const NodeId pair : facts.children(actions))
    if (facts.kind(pair) == NodeKind::pair && facts.kind(facts.last_child(pair)) == NodeKind::string)
      view.actions.emplace_back(facts.text_of(facts.last_child(pair)));
  std::ranges::sort(view.actions);
  view.actions.erase(std::ranges::unique(view.actions).begin(), view.actions.end());
  return view;
}

UrlValue UrlReader::call_framework(Frame& frame, NodeId call, UrlFunction function, int depth) {
  switch (function) {
    case UrlFunction::path: return pattern(frame, call, UrlKind::path, depth);
    case UrlFunction::regex: return pattern(frame, call, UrlKind::regex, depth);
    case UrlFunction::include: return include(frame, call, depth);
    case UrlFunction::language_patterns:
    case UrlFunction::patterns: return group(frame, call, function, depth);
    case UrlFunction::debug_only: return UrlValue(Kind::sequence);
    case UrlFunction::format_suffixes:
      return with_suffixes(evaluate(frame, arguments(frame.file, call).get(0, "urlpatterns"), depth + 1));
    case UrlFunction::text: {
      UrlValue text = evaluate(frame, arguments(frame.file, call).get(0, "message"), depth + 1);
      text.translated = true;
      return text.is(Kind::text) ? text : UrlValue();
    }
    case UrlFunction::makes_decorator: return UrlValue(Kind::decorator);
    case UrlFunction::app_config: {
      const UrlValue label = evaluate(frame, arguments(frame.file, call).get(0, "app_label"), depth + 1);
      return label.is(Kind::text) ? app_config(label.text) : UrlValue();
    }
    default: return wrapped(frame, call, function, depth);
  }
}

/// The view that a value is when it is called; unknown for values that are none.
UrlValue UrlReader::view_of(const UrlValue& value) {
  UrlValue view(Kind::view);
  switch (value.kind) {
    case Kind::view: return value;
    case Kind::symbol:
      if (value.symbol.kind == Symbol::Kind::module) return {};
      view.symbol = value.symbol;
      return view;
    case Kind::instance: view.symbol = value.symbol; return view;
    default: return {};
  }
}

UrlValue UrlReader::wrapped(Frame& frame, NodeId call, UrlFunction function, int depth) {
  const Arguments given = arguments(frame.file, call);
  const std::size_t position = function == UrlFunction::wraps && given.positional.size() == 2 ? 1 : 0;
  const NodeId argument = given.get(position, "function");
  UrlValue view = argument == 0 ? UrlValue() : view_of(evaluate(frame, argument, depth + 1));
  if (function == UrlFunction::keeps_view && view.is(Kind::unknown)) return UrlValue(Kind::decorator);
  return view;
}

UrlEntryId UrlReader::add(UrlEntry entry) {
  const UrlEntryId id(out_.entries_.size());
  out_.entries_.push_back(std::move(entry));
  return id;
}

UrlValue UrlReader::entry_value(UrlEntryId id) {
  UrlValue value(Kind::entry);
  value.index = id.value;
  return value;
}

UrlValue UrlReader::pattern(Frame& frame, NodeId call, UrlKind kind, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  const Arguments given = arguments(frame.file, call);
  UrlEntry entry;
  entry.kind = kind;
  entry.file = frame.file;
  entry.span = facts.span(call);
  const UrlValue route = evaluate(frame, given.get(0, kind == UrlKind::path ? "route" : "regex"), depth + 1);
  UrlValue regex_route;  // re_path(route=...)
  if (kind == UrlKind::regex && !route.is(Kind::text)) regex_route = evaluate(frame, given.get(0, "route"), depth + 1);
  const UrlValue& text = route.is(Kind::text) ? route : regex_route;
  entry.route_known = text.is(Kind::text) && !given.more;
  entry.route = text.text;
  entry.translated = text.translated;
  if (const NodeId name = given.get(3, "name"); name != 0 && facts.kind(name) != NodeKind::none_value) {
    UrlValue value = evaluate(frame, name, depth + 1);
    entry.name_known = value.is(Kind::text);
    entry.name = std::move(value.text);
  }
  if (given.more) entry.name_known = false;
  set_view(frame, given.get(1, "view"), entry, depth);
  return entry_value(add(std::move(entry)));
}

/// What a route leads to: an include, a view, or something that may be either.
void UrlReader::set_view(Frame& frame, NodeId expression, UrlEntry& entry, int depth) {
  UrlValue value = evaluate(frame, expression, depth + 1);
  if (value.is(Kind::text)) {  // a dotted path, until Django 1.10
    const std::string prefix = frame.values.find("") == nullptr ? std::string() : frame.values.find("")->text;
    value = from_symbol(resolver_.dotted_path(prefix + value.text, frame.file), depth);
  }
  const bool is_include = value.is(Kind::include) || value.is(Kind::sequence);
  if (value.is(Kind::sequence)) value = include_of(frame.file, std::move(value));
  if (is_include) {
    entry.is_include = true;
    entry.app_name = std::move(value.app_name);
    entry.space = std::move(value.space);
    entry.namespace_known = value.known;
    entry.includes = value.list;
    entry.outside = std::move(value.text);
    return;
  }
  UrlValue view = view_of(value);
  entry.callback = std::move(view.symbol);
  entry.actions = std::move(view.actions);
  entry.callback_node = expression;
  // Whether something without a name and of unknown value is a view or an include can't be told.
  entry.is_include = view.is(Kind::unknown) && entry.name.empty() && entry.name_known;
  entry.namespace_known = !entry.is_include;
}

UrlValue UrlReader::include(Frame& frame, NodeId call, int depth) {
  const Arguments given = arguments(frame.file, call);
  UrlValue value = include_of(frame.file, evaluate(frame, given.get(0, "arg"), depth + 1));
  const NodeId space = given.get(1, "namespace");
  if (given.more) value.known = false;
  if (space == 0 || model_.facts(frame.file).kind(space) == NodeKind::none_value) return value;
  UrlValue text = evaluate(frame, space, depth + 1);
  value.known = value.known && text.is(Kind::text);
  value.space = std::move(text.text);
  return value;
}

/// What include() makes of its first argument, which path() takes as well when it is a tuple of three.
UrlValue UrlReader::include_of(FileId from, UrlValue what) {
  UrlValue out(Kind::include);
  if (what.is(Kind::include)) return what;
  if (what.is(Kind::text)) return include_module(from, what.text);
  if (what.is(Kind::symbol) && what.symbol.kind == Symbol::Kind::external) return outside(what.symbol.external);
  if (what.is(Kind::symbol) && what.symbol.kind == Symbol::Kind::module) {
    read(what.symbol.file);
    const UrlConf& included = conf(what.symbol.file);
    out.list = included.list;
    out.app_name = out.space = included.app_name;
    out.known = std::ranges::find(reading_, what.symbol.file) == reading_.end();
    return out;
  }
  if (!what.is(Kind::sequence)) {
    out.known = false;
    return out;
  }
  const bool is_tuple = what.elements.size() >= 2 && what.elements.size() <= 3 && !what.elements[0].is(Kind::entry) &&
                        (what.elements[1].is(Kind::text) || what.elements[1].is(Kind::none));
  const bool of_patterns = std::ranges::all_of(what.elements, [](const UrlValue& e) { return e.is(Kind::entry); });
  if (!is_tuple) {
    out.known = of_patterns;
    out.list = list_of(what);
    return out;
  }
  if (what.text.empty()) out = include_of(from, what.elements[0]);
  else out.text = what.text + ".urls";
  if (out.app_name.empty()) out.app_name = what.elements[1].text;
  out.space = out.app_name;
  if (what.elements.size() < 3) return out;
  out.known = what.elements[2].is(Kind::text) || what.elements[2].is(Kind::none);
  out.space = what.elements[2].text;
  return out;
}

UrlValue UrlReader::include_module(FileId from, const std::string& dotted) {
  const std::string_view top = std::string_view(dotted).substr(0, dotted.find('.'));
  ModulePlace place;
  if (!is_always_external(top)) place = model_.tables().modules.absolute(dotted, from);
  if (!place.file.valid()) return outside(dotted);
  UrlValue module(Kind::symbol);
  module.symbol.kind = Symbol::Kind::module;
  module.symbol.file = place.file;
  return include_of(from, std::move(module));
}

UrlValue UrlReader::outside(std::string_view dotted) {
  UrlValue out(Kind::include);
  out.text = dotted;
  const DescribedUrlConf* described = described_urlconf(dotted);
  if (described == nullptr) {
    out.known = false;
    return out;
  }
  out.app_name = out.space = described->app_name;
  const auto [slot, fresh] = outside_.try_emplace(out.text, UrlListId());
  if (fresh) {
    UrlValue list(Kind::sequence);
    for (const DescribedUrl& url : described->urls) {
      UrlEntry entry;
      entry.kind = url.regex ? UrlKind::regex : UrlKind::path;
      entry.route = url.route;
      entry.name = url.name;
      entry.callback.kind = Symbol::Kind::external;
      entry.callback.external = url.callback;
      list.elements.push_back(entry_value(add(std::move(entry))));
    }
    slot->second = list_of(list);
  }
  out.list = slot->second;
  return out;
}

/// i18n_patterns(*patterns) is one include below a prefix; patterns(prefix, *patterns) is the list of its patterns, whose
/// callbacks may be texts that continue the prefix.
UrlValue UrlReader::group(Frame& frame, NodeId call, UrlFunction function, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  UrlValue list(Kind::sequence);
  bool first = function == UrlFunction::patterns;
  for (const NodeId child : facts.children(call)) {
    if (child == call + 1 || facts.kind(child) == NodeKind::keyword) continue;
    if (first) {
      first = false;
      UrlValue prefix = evaluate(frame, child, depth + 1);
      if (prefix.is(Kind::text) && !prefix.text.empty()) prefix.text += '.';
      frame.values.set("", std::move(prefix));  // a name that no variable has
      continue;
    }
    if (facts.kind(child) != NodeKind::star) {
      list.elements.push_back(evaluate(frame, child, depth + 1));
      continue;
    }
    const UrlValue more = evaluate(frame, child + 1, depth + 1);
    list.known = list.known && more.known && more.is(Kind::sequence);
    list.elements.insert(list.elements.end(), more.elements.begin(), more.elements.end());
  }
  if (function == UrlFunction::patterns) {
    frame.values.set("", {});
    return list;
  }
  UrlEntry entry;
  entry.kind = UrlKind::language;
  entry.is_include = true;
  entry.includes = list_of(list);
  entry.file = frame.file;
  entry.span = facts.span(call);
  UrlValue out(Kind::sequence);
  out.elements.push_back(entry_value(add(std::move(entry))));
  return out;
}

UrlValue UrlReader::with_suffixes(const UrlValue& sequence) {
  if (!sequence.is(Kind::sequence)) return {};
  UrlValue out(Kind::sequence);
  out.known = sequence.known;
  for (const UrlValue& element : sequence.elements) {
    out.elements.push_back(element);
    if (!element.is(Kind::entry)) continue;
    UrlEntry entry = out_.entries_[element.index];
    if (entry.is_include) {
      out.known = false;  // an include has its patterns suffixed as well
      continue;
    }
    const bool regex = entry.kind == UrlKind::regex;
    while (entry.route.ends_with('$')) entry.route.pop_back();
    while (entry.route.ends_with('/')) entry.route.pop_back();
    entry.route += regex ? format_suffix : format_suffix_route;
    out.elements.push_back(entry_value(add(std::move(entry))));
    out.elements.back().conditional = element.conditional;
  }
  return out;
}

UrlValue UrlReader::call_function(Frame& frame, NodeId call, const UrlValue& callee, int depth) {
  const Symbol& function = callee.symbol;
  const FileFacts& facts = model_.facts(function.file);
  const Arguments given = arguments(frame.file, call);
  Frame inner;
  inner.file = function.file;
  inner.scope = function.scope;
  std::size_t position = 0;
  bool self = !callee.elements.empty();
  for (const NodeId child : facts.children(facts.scopes()[function.scope].node)) {
    const Node& node = facts.node(child);
    if (node.kind() != NodeKind::parameter) continue;
    UrlValue value;
    if (self) {
      value = callee.elements[0];
      self = false;
    } else if (node.has(flag_star)) {
      value = UrlValue(Kind::sequence);
      value.known = !given.more;
      for (; position < given.positional.size(); ++position)
        value.elements.push_back(evaluate(frame, given.positional[position], depth + 1));
    } else if (!node.has(flag_double_star) && !given.more) {
      const std::size_t place = node.has(flag_keyword_only) ? given.positional.size() : position++;
      if (const NodeId argument = given.get(place, facts.text_of(child))) value = evaluate(frame, argument, depth + 1);
    }
    inner.values.set(facts.text_of(child), std::move(value));
  }
  return run_function(callee, std::move(inner), depth);
}

/// What a function returns with the variables that `inner` holds.
UrlValue UrlReader::run_function(const UrlValue& callee, Frame inner, int depth) {
  const Symbol& function = callee.symbol;
  const FileFacts& facts = model_.facts(function.file);
  const Scope& scope = facts.scopes()[function.scope];
  const NodeId body = facts.body(scope.node);
  const Call key{function.file, function.scope, callee.elements.empty() ? ClassId() : callee.elements[0].symbol.cls};
  if (body == 0 || scope.is(scope_async) || facts.node(scope.node).size() > max_function ||
      calls_.size() >= max_calls || std::ranges::find(calls_, key) != calls_.end())
    return {};
  for (NodeId at = body; at < body + facts.node(body).size(); ++at)
    if (facts.kind(at) == NodeKind::yield_expr) return {};
  calls_.push_back(key);
  run(inner, body + 1, body + facts.node(body).size(), depth + 1);
  UrlValue out = returned(function, inner, depth);
  calls_.pop_back();
  return out;
}

/// A returned function that is defined inside, below @wraps(view), is that view.
UrlValue UrlReader::returned(const Symbol& function, Frame& inner, int depth) {
  if (inner.returned.empty()) return {};
  UrlValue out = inner.returned.front();
  for (std::size_t i = 1; i < inner.returned.size(); ++i) out = either(out, inner.returned[i]);
  if (!out.is(Kind::symbol) || out.symbol.kind != Symbol::Kind::function || out.symbol.file != function.file ||
      model_.facts(function.file).scopes()[out.symbol.scope].parent != function.scope)
    return out;
  const FileFacts& facts = model_.facts(function.file);
  const NodeId definition = facts.scopes()[out.symbol.scope].node;
  for (const NodeId child : facts.children(definition)) {
    if (facts.kind(child) != NodeKind::decorator) break;
    UrlValue decorator = evaluate(inner, child + 1, depth + 1);
    if (decorator.is(Kind::view)) return decorator;
  }
  return out;
}

}  // namespace djvet
