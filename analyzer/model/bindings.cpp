// One scan over a scope's nodes in preorder, stepping over the scopes inside it, gives its bindings. Modules and classes
// step over expressions too: only functions are searched for `:=`.
// SPDX-License-Identifier: MIT
#include "analyzer/model/bindings.h"

#include <algorithm>

#include "analyzer/base/hash.h"

namespace djvet {
namespace {

constexpr std::size_t usual_count = 16;  // names of most scopes

std::uint32_t hash_name(std::string_view name) { return static_cast<std::uint32_t>(hash64(name)); }

}  // namespace

ScopeId scope_of_definition(const FileFacts& facts, NodeId definition) {
  const std::span<const Scope> scopes = facts.scopes();
  const auto at = std::lower_bound(scopes.begin() + 1, scopes.end(), definition,
                                   [](const Scope& scope, NodeId node) { return scope.node < node; });
  return at != scopes.end() && at->node == definition ? static_cast<ScopeId>(at - scopes.begin()) : 0;
}

class BindingScan {
 public:
  BindingScan(const FileFacts& facts, Bindings& out) : facts_(facts), out_(out) {}

  void run(ScopeId scope) {
    const Scope& owner = facts_.scopes()[scope];
    in_function_ = owner.is(scope_function);
    NodeId begin = 1;
    NodeId end = static_cast<NodeId>(facts_.nodes().size());
    if (scope != 0) {
      if (in_function_) parameters(owner.node);
      begin = facts_.body(owner.node);
      if (begin == 0) return;
      end = begin + facts_.node(begin).size();
      ++begin;
    }
    for (NodeId at = begin; at < end;) at = visit(at);
  }

 private:
  struct Guard {
    NodeId node;
    NodeId end;
    Binding::Arm arm;
  };

  void parameters(NodeId definition) {
    for (const NodeId child : facts_.children(definition))
      if (facts_.kind(child) == NodeKind::parameter)
        add(facts_.node(child).text(), Binding::Kind::opaque, child, child);
  }

  void add(TextId name, Binding::Kind kind, std::uint32_t index, NodeId node) {
    while (!guards_.empty() && node >= guards_.back().end) guards_.pop_back();
    Binding binding;
    binding.hash = hash_name(facts_.text(name));
    binding.index = index;
    binding.node = node;
    binding.name = name;
    binding.kind = kind;
    if (!guards_.empty()) {
      binding.guard = guards_.back().node;
      binding.arm = guards_.back().arm;
    }
    out_.bindings_.push_back(binding);
  }

  /// Every name below a target: tuples, lists and stars bind theirs, attributes and subscripts bind nothing.
  void bind_target(NodeId target, Binding::Kind kind, std::uint32_t index, NodeId node) {
    const NodeId end = target + facts_.node(target).size();
    for (NodeId at = target; at < end;) {
      const NodeKind is = facts_.kind(at);
      if (is == NodeKind::name) add(facts_.node(at).text(), at == target ? kind : Binding::Kind::opaque, index, node);
      const bool nested =
          is == NodeKind::tuple || is == NodeKind::list || is == NodeKind::star || is == NodeKind::pattern;
      at += nested ? 1 : facts_.node(at).size();
    }
  }

  void assign(NodeId at) {
    NodeId value = 0;
    for (const NodeId child : facts_.children(at)) value = child;
    const auto kind = facts_.node(at).has(flag_no_value) ? Binding::Kind::annotation : Binding::Kind::value;
    for (const NodeId child : facts_.children(at))
      if (child != value && facts_.kind(child) != NodeKind::annotation) bind_target(child, kind, value, at);
  }

  void guard(NodeId at, Binding::Arm arm) {
    while (!guards_.empty() && at >= guards_.back().end) guards_.pop_back();
    guards_.push_back({at, at + facts_.node(at).size(), arm});
  }

  /// An except or else clause belongs to the statement around it, in another arm.
  void clause(NodeId at, bool except) {
    while (!guards_.empty() && at >= guards_.back().end) guards_.pop_back();
    if (guards_.empty()) return;
    Guard inner = guards_.back();
    inner.end = at + facts_.node(at).size();
    if (except) inner.arm = Binding::Arm::try_except;
    else if (inner.arm == Binding::Arm::if_body) inner.arm = Binding::Arm::if_else;
    guards_.push_back(inner);
  }

  void import_stmt(NodeId at) {
    const std::uint32_t index = facts_.node(at).text();
    const Import& import = facts_.imports()[index];
    if ((import.flags & import_star) != 0) out_.stars_.push_back(index);
    else add(import.bound, Binding::Kind::import_name, index, at);
  }

  /// `type X = ...` and `type X[T] = ...` bind X (PEP 695).
  void type_alias(NodeId at) {
    if (facts_.node(at).size() < 2) return;
    const NodeId target = facts_.kind(at + 1) == NodeKind::subscript ? at + 2 : at + 1;
    if (facts_.kind(target) == NodeKind::name) add(facts_.node(target).text(), Binding::Kind::opaque, at, at);
  }

  void bind_names_below(NodeId at, Binding::Kind kind) {
    for (NodeId id = at + 1; id < at + facts_.node(at).size(); ++id)
      if (facts_.kind(id) == NodeKind::name) add(facts_.node(id).text(), kind, id, at);
  }

  NodeId visit(NodeId at) {
    const Node& node = facts_.node(at);
    const NodeId after = at + node.size();
    switch (node.kind()) {
      case NodeKind::function_def:
      case NodeKind::class_def: {
        const bool cls = node.kind() == NodeKind::class_def;
        add(node.text(), cls ? Binding::Kind::cls : Binding::Kind::function, scope_of_definition(facts_, at), at);
        return after;
      }
      case NodeKind::import_stmt: import_stmt(at); return after;
      case NodeKind::assign: assign(at); return in_function_ ? at + 1 : after;
      case NodeKind::aug_assign:
        bind_target(at + 1, Binding::Kind::opaque, at, at);
        return in_function_ ? at + 1 : after;
      case NodeKind::global_stmt: bind_names_below(at, Binding::Kind::global); return after;
      case NodeKind::delete_stmt: bind_names_below(at, Binding::Kind::opaque); return after;
      case NodeKind::pattern: bind_names_below(at, Binding::Kind::opaque); return after;
      case NodeKind::as_pattern:
        if (node.size() > 1) bind_target(facts_.last_child(at), Binding::Kind::opaque, at, at);
        return at + 1;
      case NodeKind::for_stmt:
        guard(at, Binding::Arm::loop);
        bind_target(at + 1, Binding::Kind::opaque, at, at);
        return at + 1;
      case NodeKind::while_stmt: guard(at, Binding::Arm::loop); return at + 1;
      case NodeKind::if_stmt:
      case NodeKind::match_stmt: guard(at, Binding::Arm::if_body); return at + 1;
      case NodeKind::try_stmt: guard(at, Binding::Arm::try_body); return at + 1;
      case NodeKind::except_clause: clause(at, true); return at + 1;
      case NodeKind::else_clause: clause(at, false); return at + 1;
      case NodeKind::module:
      case NodeKind::block:
      case NodeKind::with_stmt:
      case NodeKind::with_item:
      case NodeKind::finally_clause:
      case NodeKind::case_clause:
      case NodeKind::error: return at + 1;
      case NodeKind::lambda: return after;
      case NodeKind::named: add(node.text(), Binding::Kind::opaque, at, at); return at + 1;
      case NodeKind::type_alias: type_alias(at); return after;
      case NodeKind::call:
        if (!in_function_ && node.size() > 3 && facts_.kind(at + 1) == NodeKind::attribute &&
            facts_.kind(at + 2) == NodeKind::name && facts_.text_of(at + 2) == "__all__")
          out_.extends_all_ = true;
        return in_function_ ? at + 1 : after;
      default: return in_function_ ? at + 1 : after;
    }
  }

  const FileFacts& facts_;
  Bindings& out_;
  std::vector<Guard> guards_;
  bool in_function_ = false;
};

Bindings::Bindings(const FileFacts& facts, ScopeId scope) {
  if (facts.nodes().empty()) return;
  bindings_.reserve(usual_count);
  BindingScan(facts, *this).run(scope);
  std::sort(bindings_.begin(), bindings_.end(), [](const Binding& a, const Binding& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.node != b.node ? a.node < b.node : a.index < b.index;
  });
}

void Bindings::find(const FileFacts& facts, std::string_view name, std::vector<Binding>& out) const {
  const std::uint32_t hash = hash_name(name);
  auto at = std::lower_bound(bindings_.begin(), bindings_.end(), hash,
                             [](const Binding& binding, std::uint32_t wanted) { return binding.hash < wanted; });
  for (; at != bindings_.end() && at->hash == hash; ++at)
    if (facts.text(at->name) == name) out.push_back(*at);
}

const Binding* Bindings::single(const FileFacts& facts, std::string_view name) const {
  const std::uint32_t hash = hash_name(name);
  const auto at = std::lower_bound(bindings_.begin(), bindings_.end(), hash,
                                   [](const Binding& binding, std::uint32_t wanted) { return binding.hash < wanted; });
  if (at == bindings_.end() || at->hash != hash || facts.text(at->name) != name) return nullptr;
  const auto next = at + 1;
  return next == bindings_.end() || next->hash != hash ? &*at : nullptr;
}

bool Bindings::binds(const FileFacts& facts, std::string_view name) const {
  const std::uint32_t hash = hash_name(name);
  auto at = std::lower_bound(bindings_.begin(), bindings_.end(), hash,
                             [](const Binding& binding, std::uint32_t wanted) { return binding.hash < wanted; });
  for (; at != bindings_.end() && at->hash == hash; ++at)
    if (facts.text(at->name) == name) return true;
  return false;
}

ScopeCache::ScopeCache(const std::vector<FileFacts>& facts) : facts_(&facts) {
  first_.reserve(facts.size());
  std::uint32_t slots = 0;
  for (const FileFacts& file : facts) {
    first_.push_back(slots);
    slots += static_cast<std::uint32_t>(std::max<std::size_t>(file.scopes().size(), 1));
  }
  slots_ = std::make_unique<std::atomic<const Bindings*>[]>(slots + 1);
  globals_ = std::make_unique<std::atomic<const std::vector<TextId>*>[]>(facts.size() + 1);
  first_.push_back(slots);
}

ScopeCache::~ScopeCache() {
  if (first_.empty()) return;
  for (std::size_t i = 0; i < first_.back(); ++i) delete slots_[i].load(std::memory_order_relaxed);
  for (std::size_t i = 0; i + 1 < first_.size(); ++i) delete globals_[i].load(std::memory_order_relaxed);
}

const Bindings& ScopeCache::of(FileId file, ScopeId scope) const {
  std::atomic<const Bindings*>& slot = slots_[first_[file.index()] + scope];
  if (const Bindings* known = slot.load(std::memory_order_acquire)) return *known;
  auto made = std::make_unique<const Bindings>((*facts_)[file.index()], scope);
  const Bindings* expected = nullptr;
  if (!slot.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) return *expected;
  return *made.release();
}

bool ScopeCache::written_by_functions(FileId file, std::string_view name) const {
  const FileFacts& facts = (*facts_)[file.index()];
  std::atomic<const std::vector<TextId>*>& slot = globals_[file.index()];
  const std::vector<TextId>* names = slot.load(std::memory_order_acquire);
  if (names == nullptr) {
    auto made = std::make_unique<std::vector<TextId>>();
    for (NodeId at = 1; at < facts.nodes().size(); ++at)
      if (facts.kind(at) == NodeKind::global_stmt)
        for (const NodeId child : facts.children(at)) made->push_back(facts.node(child).text());
    const std::vector<TextId>* expected = nullptr;
    if (slot.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) names = made.release();
    else names = expected;
  }
  return std::any_of(names->begin(), names->end(), [&](TextId text) { return facts.text(text) == name; });
}

}  // namespace djvet
