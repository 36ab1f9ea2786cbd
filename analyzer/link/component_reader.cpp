// Expressions are followed through names with a bound; what is computed is not known.
// SPDX-License-Identifier: MIT
#include "analyzer/link/component_reader.h"

#include <algorithm>

#include "analyzer/django/described_models.h"

namespace djvet {
namespace {

constexpr int max_aliases = 6;

Expression expression_of(const Symbol& symbol) { return {symbol.file, symbol.scope, symbol.node}; }

}  // namespace

NodeId argument(const FileFacts& facts, NodeId call, std::size_t position, std::string_view name) {
  std::size_t at = 0;
  for (const NodeId child : facts.children(call)) {
    if (child == call + 1) continue;
    const NodeKind kind = facts.kind(child);
    if (kind == NodeKind::keyword) {
      if (!name.empty() && facts.text_of(child) == name) return facts.child(child, 0);
    } else if (kind == NodeKind::star || kind == NodeKind::double_star) {
      return 0;
    } else if (at++ == position) {
      return child;
    }
  }
  return 0;
}

Symbol ComponentReader::symbol_at(const Expression& place) const {
  return place.valid() ? resolver_.expression(place.file, place.scope, place.node) : Symbol();
}

ClassId ComponentReader::class_at(const Expression& place) const {
  const Symbol symbol = symbol_at(place);
  return symbol.kind == Symbol::Kind::cls ? symbol.cls : ClassId();
}

Expression ComponentReader::member(ClassId cls, std::string_view name) const {
  for (const ClassId base : model_.cls(cls).mro) {
    const Class& owner = model_.cls(base);
    const FileFacts& facts = model_.facts(owner.file);
    const Bindings& bindings = model_.tables().scopes.of(owner.file, owner.scope);
    if (!bindings.binds(facts, name)) continue;
    const Binding* binding = bindings.single(facts, name);
    if (binding == nullptr || binding->conditional() || binding->kind != Binding::Kind::value) return {};
    return {owner.file, owner.scope, binding->index};
  }
  return {};
}

std::optional<std::string> ComponentReader::text(const Expression& place) const {
  Expression at = place;
  for (int alias = 0; alias < max_aliases && at.valid(); ++alias) {
    const FileFacts& facts = model_.facts(at.file);
    if (facts.kind(at.node) == NodeKind::string) {
      if (facts.node(at.node).has(flag_clipped)) return std::nullopt;
      return std::string(facts.text_of(at.node));
    }
    const Symbol symbol = symbol_at(at);
    if (symbol.kind != Symbol::Kind::value) return std::nullopt;
    at = expression_of(symbol);
  }
  return std::nullopt;
}

ModelId ComponentReader::model_of(const Symbol& symbol, FileId from) {
  if (symbol.kind == Symbol::Kind::cls) return symbol.cls.valid() ? model_.cls(symbol.cls).model : ModelId();
  if (symbol.is_external("django.conf.settings.AUTH_USER_MODEL")) return model_.find_model(users_.label_for(from));
  if (symbol.kind != Symbol::Kind::external) return {};
  const DescribedModel* described = described_model(symbol.external);
  if (described == nullptr || described->abstract) return {};
  return model_.find_model(std::string(described->label) + "." + std::string(described->name));
}

ModelId ComponentReader::model_at(const Expression& place) {
  Expression at = place;
  for (int alias = 0; alias < max_aliases && at.valid(); ++alias) {
    const FileFacts& facts = model_.facts(at.file);
    if (facts.kind(at.node) == NodeKind::string) return model_.find_model(facts.text_of(at.node));
    if (facts.kind(at.node) == NodeKind::call && facts.node(at.node).size() > 1) {
      const NodeKind callee = facts.kind(at.node + 1);
      if (callee != NodeKind::name && callee != NodeKind::attribute) return {};
      const std::string_view name = facts.text_of(at.node + 1);
      if (name == "get_user_model") return model_.find_model(users_.label_for(at.file));
      if (name != "get_model") return {};
      const std::optional<std::string> app = text({at.file, at.scope, argument(facts, at.node, 0, "app_label")});
      const NodeId second = argument(facts, at.node, 1, "model_name");
      const std::optional<std::string> label = second == 0 ? "" : text({at.file, at.scope, second});
      if (!app || !label) return {};
      return model_.find_model(label->empty() ? *app : *app + "." + *label);
    }
    const Symbol symbol = symbol_at(at);
    if (symbol.kind != Symbol::Kind::value) return model_of(symbol, at.file);
    at = expression_of(symbol);
  }
  return {};
}

ModelId ComponentReader::queryset_model(const Expression& place) {
  if (!place.valid()) return {};
  const FileFacts& facts = model_.facts(place.file);
  NodeId at = place.node;
  for (; facts.node(at).size() > 1 && (facts.kind(at) == NodeKind::call || facts.kind(at) == NodeKind::attribute);
       ++at) {
    if (facts.kind(at) != NodeKind::attribute) continue;
    const ModelId model = model_at({place.file, place.scope, at + 1});
    if (model.valid()) return model;
  }
  return {};
}

bool ComponentReader::elements(const Expression& list, std::vector<Expression>& out) const {
  std::vector<Expression> open{list};
  for (std::size_t followed = 0; !open.empty(); ++followed) {
    const Expression at = open.back();
    open.pop_back();
    if (!at.valid() || followed > 64) return false;
    const FileFacts& facts = model_.facts(at.file);
    const NodeKind kind = facts.kind(at.node);
    if (kind == NodeKind::list || kind == NodeKind::tuple || kind == NodeKind::set) {
      for (const NodeId child : facts.children(at.node)) {
        if (facts.kind(child) == NodeKind::star) {
          if (!elements({at.file, at.scope, child + 1}, out)) return false;
        } else {
          out.push_back({at.file, at.scope, child});
        }
      }
    } else if (kind == NodeKind::binary && facts.node(at.node).op() == Operator::add) {
      open.push_back({at.file, at.scope, facts.last_child(at.node)});
      open.push_back({at.file, at.scope, at.node + 1});
    } else {
      const Symbol symbol = symbol_at(at);
      if (symbol.kind != Symbol::Kind::value) return false;
      open.push_back(expression_of(symbol));
    }
  }
  return true;
}

bool ComponentReader::inherits(ClassId cls, std::string_view external) const {
  const std::vector<std::string>& bases = model_.cls(cls).external_bases;
  return std::ranges::find(bases, external) != bases.end();
}

bool ComponentReader::is_instance(const Symbol& symbol, std::string_view external) const {
  if (symbol.kind != Symbol::Kind::value) return false;
  const FileFacts& facts = model_.facts(symbol.file);
  if (facts.kind(symbol.node) != NodeKind::call || facts.node(symbol.node).size() < 2) return false;
  const Symbol callee = resolver_.expression(symbol.file, symbol.scope, symbol.node + 1);
  if (callee.kind == Symbol::Kind::cls) return callee.cls.valid() && inherits(callee.cls, external);
  return callee.is_external(external);
}

}  // namespace djvet
