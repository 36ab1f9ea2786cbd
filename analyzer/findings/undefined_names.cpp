// One pass marks what is bound and collects what is read.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/undefined_names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzer/django/names.h"

namespace djvet {
namespace {

/// Names that tools or older Pythons put there, and functions through which code writes its own names.
constexpr std::array injected = std::to_array<std::string_view>({
    "WindowsError",
    "basestring",
    "buffer",
    "cmp",
    "display",
    "execfile",
    "file",
    "get_ipython",
    "intern",
    "long",
    "raw_input",
    "reduce",
    "reload",
    "tags",
    "reveal_type",
    "unichr",
    "unicode",
    "xrange",
});
constexpr std::array writers = std::to_array<std::string_view>({"exec", "globals", "locals", "vars"});

class Scan {
 public:
  explicit Scan(const FileFacts& facts) : facts_(facts), bound_(facts.text_count()), read_(facts.text_count()) {}

  std::vector<NodeId> run() {
    for (const Import& import : facts_.imports()) {
      if ((import.flags & import_star) != 0) return {};
      bound_[import.bound] = true;
    }
    for (NodeId at = 1; at < facts_.nodes().size();) at = visit(at);
    if (writes_names_) return {};
    std::vector<NodeId> out;
    for (const NodeId node : first_reads_)
      if (!bound_[facts_.node(node).text()] && !is_elsewhere(facts_.text_of(node)) && !is_tried(node))
        out.push_back(node);
    return out;
  }

 private:
  void bind_all_below(NodeId at) {
    for (NodeId id = at; id < at + facts_.node(at).size(); ++id)
      if (facts_.kind(id) == NodeKind::name) bound_[facts_.node(id).text()] = true;
  }

  /// A bare name is bound, and those in lists, tuples and stars; what attributes and subscripts are taken of is read.
  void bind_target(NodeId target) {
    for (NodeId at = target; at < target + facts_.node(target).size();) {
      const NodeKind kind = facts_.kind(at);
      if (kind == NodeKind::name) bound_[facts_.node(at).text()] = true;
      const bool nested = kind == NodeKind::tuple || kind == NodeKind::list || kind == NodeKind::star;
      at += nested ? 1 : facts_.node(at).size();
    }
  }

  void read(NodeId at) {
    const TextId text = facts_.node(at).text();
    if (read_[text]) return;
    read_[text] = true;
    writes_names_ = writes_names_ || std::ranges::find(writers, facts_.text(text)) != writers.end();
    first_reads_.push_back(at);
  }

  NodeId visit(NodeId at) {
    const Node& node = facts_.node(at);
    switch (node.kind()) {
      case NodeKind::function_def:
      case NodeKind::class_def:
      case NodeKind::parameter:
      case NodeKind::named: bound_[node.text()] = true; break;
      case NodeKind::assign:
        for (const NodeId child : facts_.children(at))
          if (child != facts_.last_child(at) || node.has(flag_no_value)) bind_target(child);
        break;
      case NodeKind::aug_assign:
      case NodeKind::for_stmt:
      case NodeKind::comprehension_for: bind_target(at + 1); break;
      case NodeKind::as_pattern:
        if (node.size() > 1) bind_target(facts_.last_child(at));
        break;
      case NodeKind::global_stmt:
      case NodeKind::delete_stmt:
      case NodeKind::pattern:
      case NodeKind::type_alias:
      case NodeKind::error:
      case NodeKind::unknown: bind_all_below(at); return at + node.size();
      case NodeKind::annotation: return at + node.size();
      case NodeKind::name: read(at); break;
      default: break;
    }
    return at + 1;
  }

  static bool is_elsewhere(std::string_view name) {
    return name.size() < 3 || name.starts_with('_') || is_builtin(name) ||
           std::ranges::find(injected, name) != injected.end();
  }

  /// Whether a try statement stands around it.
  [[nodiscard]] bool is_tried(NodeId node) const {
    for (NodeId at = 1; at < node; ++at)
      if (facts_.kind(at) == NodeKind::try_stmt && node < at + facts_.node(at).size()) return true;
    return false;
  }

  const FileFacts& facts_;
  std::vector<bool> bound_, read_;  // by TextId
  std::vector<NodeId> first_reads_;
  bool writes_names_ = false;
};

}  // namespace

std::vector<NodeId> undefined_names(const FileFacts& facts) { return Scan(facts).run(); }

}  // namespace djvet
