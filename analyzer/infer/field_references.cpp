// Reads a call's arguments by the method's name, then looks for expressions below them.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/field_references.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analyzer/django/queryset_methods.h"

namespace djvet {
namespace {

constexpr auto is_one_of = [](std::string_view name, const auto& names) {
  return std::ranges::find(names, name) != std::end(names);
};

constexpr std::array<std::string_view, 6> filters{"filter", "exclude",           "get",
                                                  "aget",   "get_object_or_404", "get_list_or_404"};
constexpr std::array<std::string_view, 4> makers{"get_or_create", "update_or_create", "aget_or_create",
                                                 "aupdate_or_create"};
constexpr std::array<std::string_view, 8> of_values{"order_by", "values",   "values_list", "latest",
                                                    "earliest", "distinct", "alatest",     "aearliest"};
/// Functions whose strings are fields of the queryset's own model, and how many of their first arguments are.
struct Expression {
  std::string_view name;
  std::size_t fields;
};
constexpr std::array expressions{Expression{"F", 1},
                                 Expression{"Count", 1},
                                 Expression{"Sum", 1},
                                 Expression{"Avg", 1},
                                 Expression{"Max", 1},
                                 Expression{"Min", 1},
                                 Expression{"StdDev", 1},
                                 Expression{"Variance", 1},
                                 Expression{"Lower", 1},
                                 Expression{"Upper", 1},
                                 Expression{"Length", 1},
                                 Expression{"Cast", 1},
                                 Expression{"TruncDate", 1},
                                 Expression{"TruncDay", 1},
                                 Expression{"TruncMonth", 1},
                                 Expression{"TruncYear", 1},
                                 Expression{"TruncHour", 1},
                                 Expression{"ExtractYear", 1},
                                 Expression{"ExtractMonth", 1},
                                 Expression{"Coalesce", 2},
                                 Expression{"ArrayAgg", 1},
                                 Expression{"StringAgg", 1},
                                 Expression{"FilteredRelation", 1}};

class Reader {
 public:
  Reader(const ProjectModel& model, FileId file, const QueryCall& call)
      : model_(model), file_(file), facts_(model.facts(file)), call_(call) {}

  std::vector<FieldReference> read() {
    const std::string_view method = call_.method;
    std::size_t position = 0;
    for (const NodeId argument : facts_.children(call_.call)) {
      if (position++ == 0) continue;
      if (method.starts_with("get_") && method.ends_with("_or_404") && position == 2) continue;
      read_argument(method, argument);
    }
    return std::move(found_);
  }

 private:
  void read_argument(std::string_view method, NodeId argument) {
    const NodeKind kind = facts_.kind(argument);
    if (kind == NodeKind::keyword) {
      read_keyword(method, argument);
      read_expressions(facts_.child(argument, 0));
    } else if (kind == NodeKind::double_star) {
      if (is_one_of(method, filters)) read_keys(facts_.child(argument, 0), PathUse::lookup);
    } else if (is_string(argument)) {
      if (const std::optional<PathUse> use = use_of_strings(method)) add_string(argument, *use);
    } else {
      read_expressions(argument);
    }
  }

  void read_keyword(std::string_view method, NodeId keyword) {
    const std::string_view name = facts_.text_of(keyword);
    const bool maker = is_one_of(method, makers);
    if (maker && (name == "defaults" || name == "create_defaults")) {
      read_keys(facts_.child(keyword, 0), PathUse::given);
      return;
    }
    if (name == "through_defaults" || name == "klass") return;
    if (is_one_of(method, filters) || maker) add_keyword(keyword, PathUse::lookup);
    else if (method == "update" || method == "aupdate") add_keyword(keyword, PathUse::assigned);
    else if (method == "create" || method == "acreate" || method == model_constructor)
      add_keyword(keyword, PathUse::given);
  }

  void read_keys(NodeId dict, PathUse use) {
    if (dict == 0 || facts_.kind(dict) != NodeKind::dict) return;
    for (const NodeId pair : facts_.children(dict))
      if (facts_.kind(pair) == NodeKind::pair && facts_.kind(pair + 1) == NodeKind::string) add_string(pair + 1, use);
  }

  static std::optional<PathUse> use_of_strings(std::string_view method) {
    if (is_one_of(method, of_values)) return PathUse::value;
    if (method == "only" || method == "defer") return PathUse::column;
    if (method == "select_related") return PathUse::select;
    if (method == "prefetch_related") return PathUse::prefetch;
    return std::nullopt;
  }

  [[nodiscard]] bool is_string(NodeId node) const {
    return facts_.kind(node) == NodeKind::string || facts_.kind(node) == NodeKind::string_concat;
  }

  void add_keyword(NodeId keyword, PathUse use) {
    const std::string_view name = facts_.text_of(keyword);
    const Span span = facts_.span(keyword);
    found_.push_back({use,
                      {span.begin, span.begin + static_cast<std::uint32_t>(name.size())},
                      keyword,
                      std::string(name),
                      false,
                      {}});
  }

  void add_string(NodeId string, PathUse use) {
    if (string == 0) return;
    FieldReference reference{use, facts_.span(string), string, {}, false, {}};
    if (facts_.kind(string) == NodeKind::string_concat) {
      for (const NodeId part : facts_.children(string)) {
        if (facts_.kind(part) != NodeKind::string) return;
        if (reference.beginning.empty()) reference.beginning = facts_.text_of(part);
        reference.path += facts_.text_of(part);
      }
      reference.run_together = true;
    } else if (facts_.kind(string) == NodeKind::string && !facts_.node(string).has(flag_clipped)) {
      reference.path = facts_.text_of(string);
    } else {
      return;
    }
    if (use == PathUse::value && (reference.path.starts_with('-') || reference.path.starts_with('+')))
      reference.path.erase(0, 1);
    if (reference.path == "?" || reference.path.find('.') != std::string::npos || reference.path.empty()) return;
    found_.push_back(std::move(reference));
  }

  /// A queryset of its own, or what refers to the one around it: its names aren't this queryset's.
  [[nodiscard]] bool is_elsewhere(NodeId node) const {
    const NodeKind kind = facts_.kind(node);
    if (kind == NodeKind::lambda || kind == NodeKind::list_comp || kind == NodeKind::generator ||
        kind == NodeKind::set_comp || kind == NodeKind::dict_comp)
      return true;
    if (kind != NodeKind::call) return false;
    const NodeId callee = facts_.child(node, 0);
    if (callee == 0) return true;
    const std::string_view name = facts_.text_of(callee);
    if (name == "Subquery" || name == "Exists" || name == "OuterRef" || name == "ArraySubquery") return true;
    return facts_.kind(callee) == NodeKind::attribute && queryset_effect(name) != QuerySetEffect::unknown;
  }

  void read_expressions(NodeId root) {
    if (root == 0) return;
    const NodeId end = root + facts_.node(root).size();
    for (NodeId node = root; node < end; ++node) {
      if (is_elsewhere(node)) {
        node += facts_.node(node).size() - 1;
        continue;
      }
      if (facts_.kind(node) == NodeKind::call) read_expression(node);
    }
  }

  [[nodiscard]] bool is_djangos(NodeId callee) const {
    const Symbol symbol = model_.resolve(file_, call_.scope, callee);
    return symbol.kind == Symbol::Kind::external &&
           (symbol.external.starts_with("django.db.models") || symbol.external.starts_with("django.contrib.postgres"));
  }

  void read_expression(NodeId node) {
    const NodeId callee = facts_.child(node, 0);
    const NodeKind kind = facts_.kind(callee);
    if (kind != NodeKind::name && kind != NodeKind::attribute) return;
    const std::string_view name = facts_.text_of(callee);
    if (name == "Q" || name == "When") {
      if (!is_djangos(callee)) return;
      for (const NodeId argument : facts_.children(node))
        if (facts_.kind(argument) == NodeKind::keyword && !facts_.text_of(argument).starts_with('_') &&
            (name == "Q" || (facts_.text_of(argument) != "then" && facts_.text_of(argument) != "condition")))
          add_keyword(argument, PathUse::lookup);
      return;
    }
    const bool prefetch = name == "Prefetch" && call_.method == "prefetch_related";
    const auto entry = std::ranges::find(expressions, name, &Expression::name);
    if (!prefetch && entry == expressions.end()) return;
    if (!is_djangos(callee)) return;
    const std::size_t fields = prefetch ? 1 : entry->fields;
    for (std::size_t n = 1; n <= fields; ++n)
      if (const NodeId argument = facts_.child(node, n); argument != 0 && is_string(argument))
        if (facts_.text_of(argument) != "*") add_string(argument, prefetch ? PathUse::prefetch : PathUse::value);
  }

  const ProjectModel& model_;
  FileId file_;
  FileFacts facts_;
  const QueryCall& call_;
  std::vector<FieldReference> found_;
};

}  // namespace

std::vector<FieldReference> field_references(const ProjectModel& model, FileId file, const QueryCall& call) {
  return Reader(model, file, call).read();
}

std::vector<std::string_view> names_given(const FileFacts& facts, const QueryCall& call) {
  std::vector<std::string_view> names;
  const std::string_view method = call.method;
  if (method != "annotate" && method != "alias" && method != "aggregate" && !method.starts_with("values")) return names;
  for (const NodeId argument : facts.children(call.call))
    if (facts.kind(argument) == NodeKind::keyword) names.push_back(facts.text_of(argument));
  return names;
}

}  // namespace djvet
