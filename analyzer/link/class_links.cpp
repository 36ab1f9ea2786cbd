// Bases are read from the class statement; orders are merged bases first, by a stack of our own.
// SPDX-License-Identifier: MIT
#include "analyzer/link/class_links.h"

#include <algorithm>

#include "analyzer/django/class_loaders.h"
#include "analyzer/django/described_models.h"
#include "analyzer/django/managers.h"
#include "analyzer/django/names.h"
#include "analyzer/model/symbol_names.h"

namespace djvet {
namespace {

constexpr std::size_t max_order = 256;  // classes in one order; what comes after is left out, and the class is open
constexpr int max_aliases = 8;          // values followed from `Base = Manager.from_queryset(QuerySet)`

bool is_described(std::string_view external) {
  return is_described_class(external) || described_model(external) != nullptr ||
         field_kind(external) != FieldKind::none || manager_kind(external) != ManagerKind::none ||
         queryset_kind(external) != ManagerKind::none;
}

void limit(Lineage& lineage) {
  if (lineage.order.size() <= max_order) return;
  lineage.order.resize(max_order);
  lineage.open = true;
}

/// C3: takes heads that stand in no other list's tail. False when none does.
bool merge(std::vector<std::vector<Ancestor>> lists, std::vector<Ancestor>& out) {
  std::vector<std::size_t> heads(lists.size(), 0);
  while (true) {
    bool left = false;
    bool taken = false;
    for (std::size_t i = 0; i < lists.size() && !taken; ++i) {
      if (heads[i] == lists[i].size()) continue;
      left = true;
      const Ancestor candidate = lists[i][heads[i]];
      const auto in_tail = [&](std::size_t j) {
        const auto tail = lists[j].begin() + static_cast<std::ptrdiff_t>(std::min(heads[j] + 1, lists[j].size()));
        return std::find(tail, lists[j].end(), candidate) != lists[j].end();
      };
      bool blocked = false;
      for (std::size_t j = 0; j < lists.size() && !blocked; ++j) blocked = in_tail(j);
      if (blocked) continue;
      out.push_back(candidate);
      for (std::size_t j = 0; j < lists.size(); ++j)
        if (heads[j] < lists[j].size() && lists[j][heads[j]] == candidate) ++heads[j];
      taken = true;
    }
    if (!left) return true;
    if (!taken) return false;
  }
}

}  // namespace

ClassLinks::ClassLinks(const ProjectModel& model) : model_(model), resolver_(model) { link_all(); }

/// The orders that there are stay until all bases are known again: the loader may ask for them. Whether any base is another.
bool ClassLinks::link_all() {
  std::vector<Lineage> linked(model_.classes().size());
  for (std::size_t i = 0; i < linked.size(); ++i) add_bases(ClassId(i), linked[i]);
  const auto same_bases = [](const Lineage& now, const Lineage& before) { return now.bases == before.bases; };
  if (std::ranges::equal(linked, lineages_, same_bases)) return false;
  lineages_ = std::move(linked);
  bases_first_.clear();
  order_all();
  return true;
}

bool ClassLinks::link_loaded(const Loader& loader) {
  loader_ = &loader;
  if (!resolver_.lacks_settings() && !lacks_loader_) return false;
  return link_all();
}

void ClassLinks::add_bases(ClassId id, Lineage& lineage) {
  const Class& cls = model_.cls(id);
  const FileFacts& facts = model_.facts(cls.file);
  const Scope& scope = facts.scopes()[cls.scope];
  for (const NodeId child : facts.children(scope.node)) {
    const NodeKind kind = facts.kind(child);
    if (kind == NodeKind::block) break;
    if (kind == NodeKind::decorator || kind == NodeKind::keyword) continue;
    if (kind == NodeKind::star || kind == NodeKind::double_star ||
        !evaluate(cls.file, scope.parent, child, scope.node, lineage.bases))
      lineage.open = true;
  }
  if (std::erase(lineage.bases, Ancestor{id, {}}) != 0) lineage.open = true;
}

bool ClassLinks::evaluate(FileId file, ScopeId scope, NodeId expression, NodeId before, std::vector<Ancestor>& out) {
  for (int alias = 0; alias < max_aliases; ++alias) {
    const FileFacts& facts = model_.facts(file);
    while (facts.kind(expression) == NodeKind::subscript && facts.node(expression).size() > 1) ++expression;
    if (facts.kind(expression) == NodeKind::call) return evaluate_call(file, scope, expression, before, out);
    const Symbol symbol = resolver_.expression(file, scope, expression, before);
    if (symbol.kind != Symbol::Kind::value) return add_symbol(symbol, out);
    if (file == symbol.file && expression == symbol.node) return false;
    file = symbol.file;
    scope = symbol.scope;
    expression = symbol.node;
    before = Resolver::anywhere;
  }
  return false;
}

/// `A.from_queryset(B)` behaves as a class with the bases A and B; six's `with_metaclass(M, *bases)` as one with `bases`.
bool ClassLinks::evaluate_call(FileId file, ScopeId scope, NodeId call, NodeId before, std::vector<Ancestor>& out) {
  const FileFacts& facts = model_.facts(file);
  const NodeId callee = call + 1;
  const NodeKind kind = facts.kind(callee);
  if (kind != NodeKind::attribute && kind != NodeKind::name) return false;
  const bool from_queryset = kind == NodeKind::attribute && facts.text_of(callee) == "from_queryset";
  if (!from_queryset && facts.text_of(callee) != "with_metaclass") return evaluate_loader(file, scope, call, out);
  const auto one = [&](NodeId expression) {
    const Symbol symbol = resolver_.expression(file, scope, expression, before);
    return symbol.kind != Symbol::Kind::value && add_symbol(symbol, out);
  };
  if (from_queryset && !one(callee + 1)) return false;
  std::size_t position = 0;
  for (const NodeId argument : facts.children(call)) {
    if (from_queryset && facts.kind(argument) == NodeKind::keyword && facts.text_of(argument) == "queryset_class" &&
        !one(argument + 1))
      return false;
    if (argument == callee || facts.kind(argument) == NodeKind::keyword) continue;
    const bool skip = from_queryset ? position > 0 : position == 0;  // a class name; a metaclass
    ++position;
    if (!skip && !one(argument)) return false;
  }
  return true;
}

/// `get_class("shop.views", "View")`, `get_model("shop", "Book")`, `get_user_model()`.
bool ClassLinks::evaluate_loader(FileId file, ScopeId scope, NodeId call, std::vector<Ancestor>& out) {
  const FileFacts& facts = model_.facts(file);
  const std::string_view spelt = facts.text_of(call + 1);
  if (spelt == "get_class") return add_symbol(resolver_.loaded(file, scope, call), out);
  if (spelt != "get_model" && spelt != "get_user_model") return false;
  const std::string function = symbol_name(model_, resolver_.expression(file, scope, call + 1));
  if (!is_model_loader(function) && function != "django.contrib.auth.get_user_model") return false;
  std::string label;
  for (const NodeId argument : facts.children(call)) {
    if (argument == call + 1) continue;
    if (facts.kind(argument) != NodeKind::string || facts.node(argument).has(flag_clipped)) return false;
    label += (label.empty() ? "" : ".") + std::string(facts.text_of(argument));
  }
  lacks_loader_ = true;
  const std::optional<Ancestor> found = loader_ == nullptr ? std::nullopt : (*loader_)(file, function, label);
  if (!found) return false;
  out.push_back(found->cls.valid() ? *found : Ancestor{{}, keep(std::string(found->external))});
  return true;
}

bool ClassLinks::add_symbol(const Symbol& symbol, std::vector<Ancestor>& out) {
  if (symbol.is_external("builtins.object")) return true;
  if (symbol.kind == Symbol::Kind::cls && symbol.cls.valid()) out.push_back({symbol.cls, {}});
  else if (symbol.kind == Symbol::Kind::external) out.push_back({{}, keep(symbol.external)});
  else return false;
  return true;
}

/// Bases first: a class is ordered when all its bases are. A class among its own bases is open.
void ClassLinks::order_all() {
  enum class State : char { fresh, entered, done };
  std::vector<State> states(lineages_.size(), State::fresh);
  std::vector<ClassId> stack;
  bases_first_.reserve(lineages_.size());
  for (std::size_t i = 0; i < lineages_.size(); ++i) {
    stack.push_back(ClassId(i));
    while (!stack.empty()) {
      const ClassId id = stack.back();
      State& state = states[id.index()];
      if (state != State::fresh) {
        stack.pop_back();
        if (state == State::entered) {
          order(id);
          order_behaviour(id);
          bases_first_.push_back(id);
        }
        state = State::done;
        continue;
      }
      state = State::entered;
      Lineage& lineage = lineages_[id.index()];
      const auto in_cycle = [&](const Ancestor& base) {
        return base.cls.valid() && states[base.cls.index()] == State::entered;
      };
      if (std::erase_if(lineage.bases, in_cycle) != 0) lineage.open = true;
      for (const Ancestor& base : lineage.bases) {
        const ClassId code = code_of(base);
        if (code.valid() && states[code.index()] == State::fresh) stack.push_back(code);
      }
    }
  }
}

/// The class whose code runs: of the tree, or the description of one outside. None: nothing is known of it.
ClassId ClassLinks::code_of(const Ancestor& ancestor) const {
  return ancestor.cls.valid() ? ancestor.cls : model_.described(ancestor.external).cls;
}

void ClassLinks::order_behaviour(ClassId id) {
  Lineage& lineage = lineages_[id.index()];
  lineage.behaviour.push_back(id);
  std::vector<std::vector<Ancestor>> lists;
  std::vector<Ancestor> bases;
  for (const Ancestor& base : lineage.bases) {
    const ClassId code = code_of(base);
    if (!code.valid() || code == id) continue;
    std::vector<Ancestor>& list = lists.emplace_back();
    for (const ClassId one : lineages_[code.index()].behaviour) list.push_back({one, {}});
    bases.push_back({code, {}});
  }
  lists.push_back(std::move(bases));
  std::vector<Ancestor> merged;
  if (!merge(lists, merged)) return;
  for (const Ancestor& ancestor : merged) lineage.behaviour.push_back(ancestor.cls);
  if (lineage.behaviour.size() > max_order) lineage.behaviour.resize(max_order);
}

void ClassLinks::order(ClassId id) {
  Lineage& lineage = lineages_[id.index()];
  lineage.order.push_back({id, {}});
  for (const Ancestor& base : lineage.bases) {
    if (base.cls.valid()) lineage.open |= lineages_[base.cls.index()].open;
    else lineage.open |= !is_described(base.external) && !code_of(base).valid();
  }
  const auto order_of = [&](const Ancestor& base) {
    return base.cls.valid() ? lineages_[base.cls.index()].order : std::vector<Ancestor>{base};
  };
  if (lineage.bases.size() == 1) {
    const std::vector<Ancestor> rest = order_of(lineage.bases[0]);
    lineage.order.insert(lineage.order.end(), rest.begin(), rest.end());
    return limit(lineage);
  }
  std::vector<std::vector<Ancestor>> lists;
  for (const Ancestor& base : lineage.bases) lists.push_back(order_of(base));
  lists.push_back(lineage.bases);
  std::vector<Ancestor> merged;
  if (!merge(lists, merged)) {
    lineage.open = true;
    merged.clear();
    for (const std::vector<Ancestor>& list : lists)
      for (const Ancestor& ancestor : list)
        if (std::ranges::find(merged, ancestor) == merged.end()) merged.push_back(ancestor);
  }
  lineage.order.insert(lineage.order.end(), merged.begin(), merged.end());
  limit(lineage);
}

}  // namespace djvet
