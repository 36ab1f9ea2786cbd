// Walks process_request(), __call__() up to get_response(), the inner function of a factory likewise, and the project's
// functions that these give the request to.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/middleware_code.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "analyzer/django/middleware.h"
#include "analyzer/infer/guards.h"

namespace djvet {
namespace {

constexpr int most_calls = 4;  // one in the other

constexpr std::string_view message_functions[] = {"add_message", "debug", "info", "success", "warning", "error"};

bool is_named(const FileFacts& facts, NodeId node, std::string_view name) {
  return node != 0 && facts.kind(node) == NodeKind::name && facts.text_of(node) == name;
}

std::vector<std::string_view> parameters_of(const FileFacts& facts, NodeId function) {
  std::vector<std::string_view> names;
  for (const NodeId child : facts.children(function))
    if (facts.kind(child) == NodeKind::parameter && !facts.node(child).has(flag_star | flag_double_star))
      names.push_back(facts.text_of(child));
  return names;
}

/// Whether a call hands the request on: `self.get_response(request)`, `get_response(request)`, `super().__call__(request)`.
bool hands_on(const FileFacts& facts, NodeId call) {
  const NodeId callee = facts.child(call, 0);
  if (callee == 0) return false;
  const NodeKind kind = facts.kind(callee);
  if (kind != NodeKind::attribute && kind != NodeKind::name) return false;
  const std::string_view name = facts.text_of(callee);
  return name.ends_with("get_response") || name == "__call__" || name == "__acall__" || name == "super" ||
         name == "sync_to_async";
}

class Reading {
 public:
  explicit Reading(const ProjectModel& model) : model_(model) {}

  /// `request`: the name of the parameter that is the request.
  struct Frame {
    FileId file;
    ScopeId scope = 0;
    NodeId function = 0;
    std::string_view request;
    ClassId cls;
  };

  /// `until_response`: only what stands before the request is handed on; nothing where it never is.
  void walk(const Frame& frame, bool until_response, int depth) {
    const FileFacts& facts = model_.facts(frame.file);
    const NodeId body = facts.body(frame.function);
    if (body == 0 || frame.request.empty()) return;
    const std::optional<NodeId> end = until_response ? handing_on(facts, body) : body + facts.node(body).size();
    if (!end) return;
    const std::vector<NodeId> parents = parents_of(facts);
    for (NodeId node = body + 1; node < *end;) {
      const NodeKind kind = facts.kind(node);
      if (kind == NodeKind::lambda || kind == NodeKind::function_def || kind == NodeKind::class_def) {
        node += facts.node(node).size();
        continue;
      }
      if (kind == NodeKind::assign || kind == NodeKind::for_stmt || kind == NodeKind::with_item)
        note_assigned(facts, frame, node);
      if (kind == NodeKind::attribute && is_named(facts, facts.child(node, 0), frame.request) &&
          !is_tried(facts, parents, node))
        add(facts.text_of(node), frame.file, facts.span(node));
      if (kind == NodeKind::call) look_at_call(frame, facts, parents, node, depth);
      ++node;
    }
  }

  std::vector<RequestRead> take() {
    std::erase_if(reads_, [&](const RequestRead& read) { return guarded_.contains(read.attribute); });
    return std::move(reads_);
  }

 private:
  static std::optional<NodeId> handing_on(const FileFacts& facts, NodeId body) {
    const NodeId end = body + facts.node(body).size();
    for (NodeId node = body + 1; node < end; ++node)
      if (facts.kind(node) == NodeKind::call && hands_on(facts, node)) return node;
    return std::nullopt;
  }

  void add(std::string_view attribute, FileId file, Span span) {
    const RequestAttribute* row = request_attribute(attribute);
    if (row == nullptr || assigned_.contains(row->name)) return;
    const auto same = [&](const RequestRead& read) { return read.attribute == row->name; };
    if (std::ranges::none_of(reads_, same)) reads_.push_back({row->name, file, span});
  }

  /// Targets of a statement are no reads.
  void note_assigned(const FileFacts& facts, const Frame& frame, NodeId statement) {
    const bool assigns = facts.kind(statement) == NodeKind::assign;
    const NodeId end = assigns ? facts.last_child(statement) : statement + 1;
    for (NodeId node = statement + 1; node < end; ++node)
      if (facts.kind(node) == NodeKind::attribute && is_named(facts, facts.child(node, 0), frame.request))
        assigned_.insert(facts.text_of(node));
  }

  void look_at_call(const Frame& frame, const FileFacts& facts, const std::vector<NodeId>& parents, NodeId call,
                    int depth) {
    const NodeId callee = facts.child(call, 0);
    const NodeId first = facts.child(call, 1);
    if (facts.kind(callee) == NodeKind::name && is_named(facts, first, frame.request)) {
      const std::string_view name = facts.text_of(callee);
      const NodeId attribute = facts.child(call, 2);
      if ((name == "hasattr" || name == "getattr" || name == "setattr") && attribute != 0) {
        if (facts.kind(attribute) == NodeKind::string) guarded_.insert(facts.text_of(attribute));
        return;
      }
    }
    std::size_t position = 0;
    bool given = false;
    for (const NodeId argument : facts.children(call)) {
      if (argument == callee) continue;
      if ((given = is_named(facts, argument, frame.request))) break;
      ++position;
    }
    if (!given || is_tried(facts, parents, call)) return;
    const Symbol symbol = callee_of(frame, facts, callee);
    if (symbol.kind == Symbol::Kind::external) look_at_messages(frame, facts, call, symbol);
    if (symbol.kind != Symbol::Kind::function || depth >= most_calls) return;
    enter(frame, facts, callee, symbol, position, depth);
  }

  void enter(const Frame& frame, const FileFacts& facts, NodeId callee, const Symbol& symbol, std::size_t position,
             int depth) {
    const FileFacts& there = model_.facts(symbol.file);
    const NodeId function = there.scopes()[symbol.scope].node;
    if (there.kind(function) != NodeKind::function_def || there.node(function).has(flag_async)) return;
    if (there.kind(there.child(function, 0)) == NodeKind::decorator) return;
    const bool method = facts.kind(callee) == NodeKind::attribute && is_named(facts, facts.child(callee, 0), "self");
    const std::vector<std::string_view> parameters = parameters_of(there, function);
    const std::size_t at = position + (method ? 1 : 0);
    if (at >= parameters.size() || !entered_.emplace(symbol.file, symbol.scope).second) return;
    walk({symbol.file, symbol.scope, function, parameters[at], method ? frame.cls : ClassId{}}, false, depth + 1);
  }

  Symbol callee_of(const Frame& frame, const FileFacts& facts, NodeId callee) const {
    const bool method = facts.kind(callee) == NodeKind::attribute && is_named(facts, facts.child(callee, 0), "self");
    if (method && frame.cls.valid()) return model_.member(frame.cls, facts.text_of(callee));
    return model_.resolve(frame.file, frame.scope, callee);
  }

  void look_at_messages(const Frame& frame, const FileFacts& facts, NodeId call, const Symbol& symbol) {
    const std::string_view path = symbol.external;
    if (!path.starts_with("django.contrib.messages.")) return;
    if (std::ranges::find(message_functions, path.substr(path.rfind('.') + 1)) == std::end(message_functions)) return;
    for (const NodeId argument : facts.children(call))
      if (facts.kind(argument) == NodeKind::keyword && facts.text_of(argument) == "fail_silently") return;
    add("_messages", frame.file, facts.span(call));
  }

  const ProjectModel& model_;
  std::vector<RequestRead> reads_;
  std::set<std::string_view> assigned_;
  std::set<std::string_view> guarded_;
  std::set<std::pair<FileId, ScopeId>> entered_;
};

void walk_method(const ProjectModel& model, ClassId cls, std::string_view name, bool until_response, Reading& reading) {
  const Symbol method = model.member(cls, name);
  if (method.kind != Symbol::Kind::function) return;
  const FileFacts& facts = model.facts(method.file);
  const NodeId function = facts.scopes()[method.scope].node;
  const std::vector<std::string_view> parameters = parameters_of(facts, function);
  if (parameters.size() < 2) return;
  reading.walk({method.file, method.scope, function, parameters[1], cls}, until_response, 0);
}

}  // namespace

std::vector<RequestRead> request_reads(const ProjectModel& model, const Symbol& symbol) {
  Reading reading(model);
  if (symbol.kind == Symbol::Kind::cls) {
    const Class& cls = model.cls(symbol.cls);
    walk_method(model, symbol.cls, "__call__", true, reading);
    if (std::ranges::any_of(cls.external_bases, is_middleware_mixin))
      walk_method(model, symbol.cls, "process_request", false, reading);
  }
  if (symbol.kind == Symbol::Kind::function) {
    const FileFacts& facts = model.facts(symbol.file);
    for (ScopeId scope = symbol.scope + 1; scope < facts.scopes().size(); ++scope) {
      if (facts.scopes()[scope].parent != symbol.scope || !facts.scopes()[scope].is(scope_function)) continue;
      const NodeId function = facts.scopes()[scope].node;
      if (facts.kind(function) != NodeKind::function_def) continue;
      const std::vector<std::string_view> parameters = parameters_of(facts, function);
      if (parameters.size() == 1) reading.walk({symbol.file, scope, function, parameters[0], {}}, true, 0);
    }
  }
  return reading.take();
}

}  // namespace djvet
