// One call of filter() or order_by() on the related manager, and perhaps count() or exists() of what it gives.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/kept_rows.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/loop_code.h"
#include "analyzer/findings/row_attributes.h"

namespace djvet {
namespace {

/// `author.books`, `self.books`: names and attributes alone, which can be written once more; empty for other expressions.
std::string dotted(const FileFacts& facts, NodeId expression) {
  std::string text;
  for (; facts.kind(expression) == NodeKind::attribute; expression = facts.child(expression, 0))
    text.insert(0, "." + std::string(facts.text_of(expression)));
  return facts.kind(expression) == NodeKind::name ? std::string(facts.text_of(expression)) + text : std::string();
}

bool is_number(std::string_view field) {
  constexpr std::string_view whole[] = {"AutoField",        "BigAutoField",         "BigIntegerField",
                                        "IntegerField",     "PositiveIntegerField", "PositiveSmallIntegerField",
                                        "SmallIntegerField"};
  return std::ranges::find(whole, field) != std::end(whole);
}

class KeptRows {
 public:
  KeptRows(const ProjectModel& model, const Access& access)
      : model_(model), access_(access), facts_(model.facts(access.access.file)) {}

  [[nodiscard]] std::optional<Strategy> strategy() {
    const Relation& relation = model_.relation(access_.relations.back());
    const std::size_t last = access_.path.rfind("__");
    hop_ = std::string_view(access_.path).substr(last == std::string::npos ? 0 : last + 2);
    target_ = relation.field == hop_ ? relation.target : relation.source;
    if (!target_.valid() || relation.kind == RelationKind::generic_foreign_key) return std::nullopt;
    const NodeId manager = find_manager();
    const NodeId call = manager >= 2 ? manager - 2 : 0;
    const std::string rows = dotted(facts_, manager);
    if (call == 0 || rows.empty()) return std::nullopt;
    one_ = rows.starts_with("one.") ? "each" : "one";
    std::string text;
    NodeId whole = call;
    if (receiver_of(facts_, call, "filter") == manager) text = filtered(call, rows, whole);
    else if (receiver_of(facts_, call, "order_by") == manager) text = ordered(call, rows);
    const bool answers = text.starts_with("len(") || text.starts_with("any(");
    if (text.empty() || !in_access(whole) || (!answers && !may_be_list(facts_, whole))) return std::nullopt;
    return load(whole, std::move(text));
  }

 private:
  /// The related manager in what was found: the only expression there that ends with its name, and is called further.
  [[nodiscard]] NodeId find_manager() const {
    NodeId found = 0;
    const NodeId node = access_.access.node;
    for (NodeId at = node; at < node + facts_.node(node).size(); ++at) {
      if (facts_.kind(at) != NodeKind::attribute || facts_.text_of(at) != hop_ || at < 2) continue;
      if (found != 0) return 0;
      found = at;
    }
    return found;
  }

  [[nodiscard]] bool in_access(NodeId whole) const {
    const NodeId node = access_.access.node;
    return node <= whole && whole < node + facts_.node(node).size();
  }

  [[nodiscard]] std::string filtered(NodeId call, const std::string& rows, NodeId& whole) const {
    std::string condition;
    std::size_t n = 0;
    for (const NodeId argument : facts_.children(call)) {
      if (n++ == 0) continue;
      const std::string one = facts_.kind(argument) == NodeKind::keyword ? comparison(argument) : std::string();
      if (one.empty()) return {};
      condition.append(condition.empty() ? "" : " and ").append(one);
    }
    if (condition.empty()) return {};
    const std::string part = " for " + one_ + " in " + rows + ".all()";
    const NodeId around = call >= 2 ? call - 2 : 0;
    const bool counts = receiver_of(facts_, around, "count") == call,
               exists = receiver_of(facts_, around, "exists") == call;
    if ((counts || exists) && facts_.child(around, 1) == 0) whole = around;
    if (counts) return "len([" + one_ + part + " if " + condition + "])";
    if (exists) return "any(" + condition + part + ")";
    return "[" + one_ + part + " if " + condition + "]";
  }

  /// `sold=True` is "one.sold", `pages__gt=9` is "one.pages > 9", `author__isnull=True` is "one.author_id is None".
  [[nodiscard]] std::string comparison(NodeId keyword) const {
    const std::string_view lookup = facts_.text_of(keyword);
    const std::size_t cut = std::min(lookup.find("__"), lookup.size());
    const std::string_view how = cut < lookup.size() ? lookup.substr(cut + 2) : std::string_view("exact");
    const std::string column = one_ + "." + attribute_of(model_, target_, lookup.substr(0, cut));
    const Field* const field = model_.field(target_, lookup.substr(0, cut));
    const NodeId value = facts_.child(keyword, 0);
    const NodeKind kind = facts_.kind(value);
    const bool truth = kind == NodeKind::true_value || kind == NodeKind::false_value;
    if (field == nullptr || column.ends_with('.')) return {};
    if (how == "isnull" && truth && base_of(*field) != "JSONField")  // whose null is None, too
      return column + (kind == NodeKind::true_value ? " is None" : " is not None");
    if (field->null != false || field->relation.valid()) return {};
    if (base_of(*field) == "BooleanField" && truth && how == "exact")
      return kind == NodeKind::true_value ? column : "not " + column;
    if (!is_number(base_of(*field)) || kind != NodeKind::integer) return {};
    constexpr std::pair<std::string_view, std::string_view> operators[] = {
        {"exact", " == "}, {"gt", " > "}, {"gte", " >= "}, {"lt", " < "}, {"lte", " <= "}};
    for (const auto& [name, sign] : operators)
      if (name == how) return column + std::string(sign) + std::string(facts_.text_of(value));
    return {};
  }

  [[nodiscard]] static std::string_view base_of(const Field& field) {
    const std::string_view base = field.base;
    return base.starts_with("django.db.models.") ? base.substr(base.rfind('.') + 1) : std::string_view();
  }

  [[nodiscard]] std::string ordered(NodeId call, const std::string& rows) const {
    const NodeId argument = only_argument(facts_, call);
    if (argument == 0 || facts_.kind(argument) != NodeKind::string) return {};
    std::string_view name = facts_.text_of(argument);
    const bool descends = name.starts_with('-');
    if (descends) name.remove_prefix(1);
    const std::string_view key = name == "pk" ? std::string_view(model_.model(target_).primary_key) : name;
    const Field* const field = model_.field(target_, key);
    const bool comparable = field != nullptr && field->null == false && !field->relation.valid() &&
                            (is_number(base_of(*field)) || field->automatic);
    if (!comparable) return {};
    return "sorted(" + rows + ".all(), key=lambda " + one_ + ": " + one_ + "." + std::string(name) +
           (descends ? ", reverse=True)" : ")");
  }

  [[nodiscard]] Strategy load(NodeId whole, std::string text) const {
    Strategy strategy;
    strategy.kind = Strategy::Kind::prefetch_related;
    strategy.safety = Safety::unsafe;
    strategy.places.push_back({access_.queryset.file, access_.queryset.node});
    for (const Site& other : access_.other_querysets) strategy.places.push_back({other.file, other.node});
    strategy.names.push_back(access_.path);
    strategy.manager = model_.model(access_.model).default_manager;
    strategy.replaced.push_back({{access_.access.file, whole}, std::move(text)});
    return strategy;
  }

  const ProjectModel& model_;
  const Access& access_;
  const FileFacts& facts_;
  std::string_view hop_;  // the manager's name
  ModelId target_;
  std::string one_;
};

}  // namespace

std::optional<Strategy> kept_rows(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.access.file);
  const FileFacts& around = model.facts(access.iteration.file);
  const bool writes =
      !facts.nodes().empty() &&
      (writes_rows(facts, facts.scopes()[enclosing_scope(facts, facts.span(access.access.node))].node) ||
       (!around.nodes().empty() && writes_rows(around, loop_around(around, access.iteration.node))));
  if (writes || access.path.empty() || access.relations.empty() || access.streams || facts.nodes().empty() ||
      may_prefetch_some(model, access.model))
    return std::nullopt;
  return KeptRows(model, access).strategy();
}

}  // namespace djvet
