// Each read is matched node by node; reads that are spelled the same share one list.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/related_lists.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/imported_names.h"
#include "analyzer/findings/loop_code.h"
#include "analyzer/findings/row_attributes.h"

namespace djvet {
namespace {

/// `row.books.filter(sold=True).count()`
struct Read {
  NodeId manager = 0;     // row.books
  NodeId rows = 0;        // the related rows as they are asked for: row.books.filter(sold=True)
  NodeId whole = 0;       // what is to be replaced
  std::string_view ends;  // "count", "exists", "values_list"; empty where `whole` is `rows`
  std::string attribute;  // that values_list() reads
};

constexpr std::string_view refining[] = {"all",     "exclude",          "filter",        "order_by",
                                         "reverse", "prefetch_related", "select_related"};

/// The call of a method of an expression; 0 where the expression is used otherwise.
NodeId call_on(const FileFacts& facts, NodeId receiver) {
  if (receiver < 2 || facts.kind(receiver - 1) != NodeKind::attribute || facts.child(receiver - 1, 0) != receiver)
    return 0;
  return facts.kind(receiver - 2) == NodeKind::call && facts.child(receiver - 2, 0) == receiver - 1 ? receiver - 2 : 0;
}

std::string_view method_of(const FileFacts& facts, NodeId call) { return facts.text_of(facts.child(call, 0)); }

class RelatedLists {
 public:
  RelatedLists(const ProjectModel& model, const Access& access, std::string_view row)
      : model_(model),
        access_(access),
        row_(row),
        facts_(model.facts(access.access.file)),
        place_{access.queryset.file, access.queryset.node} {}

  [[nodiscard]] std::optional<Strategy> strategy() {
    const std::optional<Hop> hop = model_.hop(access_.model, access_.path);
    if (!hop || !hop->to_many || !hop->target.valid() || access_.streams || !one_file() ||
        !made_in_sight(model_, access_))
      return std::nullopt;
    target_ = hop->target;
    const std::vector<Read> reads = find_reads();
    const NodeId asked = access_.access.node;
    const bool found = std::ranges::any_of(reads, [&](const Read& read) { return answers(read, asked); });
    if (!found || !spell()) return std::nullopt;
    Strategy strategy;
    strategy.kind = Strategy::Kind::prefetch_objects;
    strategy.safety = Safety::unsafe;
    strategy.places.push_back(place_);
    for (const Site& other : access_.other_querysets) strategy.places.push_back({other.file, other.node});
    strategy.imports = imports_;
    for (const Read& read : reads) add(read, strategy);
    return strategy;
  }

 private:
  /// The querysets are written in one file, in functions or all of them at its top: they spell names in the same way.
  [[nodiscard]] bool one_file() const {
    return std::ranges::all_of(access_.other_querysets, [&](const Site& other) {
      return other.file == place_.file && scope_of(other.node) == scope_of(place_.node);
    });
  }

  [[nodiscard]] ScopeId scope_of(NodeId node) const {
    const FileFacts& facts = model_.facts(place_.file);
    return enclosing_scope(facts, facts.span(node));
  }

  [[nodiscard]] std::vector<Read> find_reads() const {
    std::vector<Read> reads;
    const NodeId loop = loop_around(facts_, access_.iteration.node);
    for (NodeId at = loop; at < loop + facts_.node(loop).size(); ++at) {
      const bool manager = facts_.kind(at) == NodeKind::attribute && facts_.text_of(at) == access_.path &&
                           is_name(facts_, facts_.child(at, 0), row_);
      if (!manager) continue;
      if (std::optional<Read> read = read_of(at)) reads.push_back(std::move(*read));
    }
    return reads;
  }

  [[nodiscard]] std::optional<Read> read_of(NodeId manager) const {
    Read read{manager, manager, 0, {}, {}};
    bool refined = false;
    NodeId call = call_on(facts_, manager);
    for (; call != 0; call = call_on(facts_, call)) {
      const std::string_view method = method_of(facts_, call);
      if (std::ranges::find(refining, method) == std::end(refining)) break;
      if (!is_constant_call(model_, access_.access.file, call, place_) || !names_columns(call)) return std::nullopt;
      refined = refined || method != "all";
      read.rows = call;
    }
    if (!refined) return std::nullopt;
    read.whole = read.rows;
    if (call != 0) {
      read.whole = call;
      read.ends = method_of(facts_, call);
      const bool counts = (read.ends == "count" || read.ends == "exists") && facts_.child(call, 1) == 0;
      if (counts) return read;
      read.attribute = flat_attribute(model_, access_.access.file, call, target_);
      if (read.attribute.empty()) return std::nullopt;
    }
    const NodeId around = parent_of(facts_, read.whole);
    const bool listed = facts_.kind(around) == NodeKind::call && is_name(facts_, facts_.child(around, 0), "list");
    if (!read.ends.empty() && listed && only_argument(facts_, around) == read.whole) read.whole = around;
    else if (!may_be_list(facts_, read.whole)) return std::nullopt;
    return read;
  }

  /// Whether what a call filters or orders by are columns of the rows, or of single rows that belong to them.
  [[nodiscard]] bool names_columns(NodeId call) const {
    const std::string_view method = method_of(facts_, call);
    const bool filters = method == "filter" || method == "exclude";
    if (!filters && method != "order_by") return true;
    for (NodeId at = call + 1; at < call + facts_.node(call).size(); ++at) {
      if (facts_.kind(at) == NodeKind::keyword && !is_column(facts_.text_of(at))) return false;
      if (filters || facts_.kind(at) != NodeKind::string) continue;
      std::string_view column = facts_.text_of(at);
      if (column.starts_with('-')) column.remove_prefix(1);
      if (!is_column(column)) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_column(std::string_view path) const {
    ModelId at = target_;
    while (true) {
      const std::size_t cut = std::min(path.find("__"), path.size());
      const std::string_view part = path.substr(0, cut);
      const std::optional<Hop> hop = model_.lookup_hop(at, part);
      if (!hop) return part == "pk" || model_.field(at, part) != nullptr || is_own_key(at, part) || at != target_;
      if (hop->to_many || !hop->target.valid()) return false;
      if (cut == path.size()) return true;
      at = hop->target;
      path.remove_prefix(cut + 2);
    }
  }

  [[nodiscard]] bool is_own_key(ModelId of, std::string_view name) const {
    return name.ends_with("_id") && model_.field(of, name.substr(0, name.size() - 3)) != nullptr;
  }

  /// Whether a read is the one that was found, at its place or behind a name that it is bound to.
  [[nodiscard]] bool answers(const Read& read, NodeId asked) const {
    const NodeId end = asked + facts_.node(asked).size();
    if (asked <= read.whole && read.whole < end) return true;
    const NodeId statement = parent_of(facts_, read.whole);
    return facts_.kind(statement) == NodeKind::assign && mentions(facts_, asked, facts_.text_of(statement + 1));
  }

  [[nodiscard]] bool spell() {
    const ScopeId scope = scope_of(place_.node);
    const std::optional<Spelling> prefetch = spell_django(model_, place_.file, scope, "django.db.models", "Prefetch");
    const std::optional<Spelling> rows = spell_model(model_, place_.file, scope, target_);
    const std::string& manager = model_.model(target_).default_manager;
    if (!prefetch || !rows || manager.empty()) return false;
    prefetch_ = prefetch->text;
    rows_ = rows->text + "." + manager;
    for (const std::optional<Strategy::Import>& import : {prefetch->import, rows->import})
      if (import) imports_.push_back(*import);
    return true;
  }

  void add(const Read& read, Strategy& strategy) {
    const auto same =
        std::ranges::find_if(lists_, [&](const auto& list) { return same_code(facts_, list.first, read.rows); });
    const std::string name = same != lists_.end() ? same->second : new_name(read);
    if (same == lists_.end()) {
      lists_.emplace_back(read.rows, name);
      strategy.names.push_back(name);
      using Piece = Strategy::Piece;
      const Span chain{facts_.span(read.manager).end, facts_.span(read.rows).end};
      strategy.arguments.push_back(
          {Piece{Piece::Kind::code, prefetch_ + "(", {}, {}}, Piece{Piece::Kind::string, access_.path, {}, {}},
           Piece{Piece::Kind::code, ", queryset=" + rows_, {}, {}},
           Piece{Piece::Kind::copy, {}, access_.access.file, chain}, Piece{Piece::Kind::code, ", to_attr=", {}, {}},
           Piece{Piece::Kind::string, name, {}, {}}, Piece{Piece::Kind::code, ")", {}, {}}});
    }
    strategy.replaced.push_back({{access_.access.file, read.whole}, text_of(read, std::string(row_) + "." + name)});
  }

  [[nodiscard]] std::string text_of(const Read& read, const std::string& list) const {
    if (read.ends == "count") return "len(" + list + ")";
    if (read.ends == "exists") return is_condition(facts_, read.whole) ? list : "bool(" + list + ")";
    if (read.ends.empty()) return list;
    const std::string one = row_ == "one" ? "each" : "one";
    return "[" + one + "." + read.attribute + " for " + one + " in " + list + "]";
  }

  /// By what the rows have in common: "active_books" for filter(active=True), else "filtered_books", "ordered_books".
  [[nodiscard]] std::string new_name(const Read& read) const {
    std::string kind = "ordered";
    for (NodeId call = call_on(facts_, read.manager);; call = call_on(facts_, call)) {
      const std::string_view method = method_of(facts_, call);
      const NodeId argument = only_argument(facts_, call);
      const bool flag = method == "filter" && argument != 0 && facts_.kind(argument) == NodeKind::keyword &&
                        facts_.kind(facts_.child(argument, 0)) == NodeKind::true_value &&
                        model_.field(target_, facts_.text_of(argument)) != nullptr;
      if (method == "exclude" || (method == "filter" && !flag)) kind = "filtered";
      else if (flag && kind == "ordered") kind = facts_.text_of(argument);
      else if (method != "order_by" && method != "reverse" && method != "all" && kind == "ordered") kind = "loaded";
      if (call == read.rows) break;
    }
    const std::string name = kind + "_" + access_.path;
    std::string unique = name;
    for (int n = 2; is_taken(unique); ++n) unique = name + "_" + std::to_string(n);
    return unique;
  }

  [[nodiscard]] bool is_taken(const std::string& name) const {
    const auto used = [&](const auto& list) { return list.second == name; };
    return std::ranges::any_of(lists_, used) || is_row_attribute(model_, access_.model, name) || says(facts_, name) ||
           says(model_.facts(place_.file), name);
  }

  const ProjectModel& model_;
  const Access& access_;
  std::string_view row_;
  const FileFacts& facts_;
  Strategy::Place place_;
  ModelId target_;
  std::string prefetch_, rows_;  // as the queryset's file spells them
  std::vector<Strategy::Import> imports_;
  std::vector<std::pair<NodeId, std::string>> lists_;  // by the first read's rows
};

}  // namespace

std::optional<Strategy> related_lists(const ProjectModel& model, const Access& access, std::string_view row) {
  return RelatedLists(model, access, row).strategy();
}

}  // namespace djvet
