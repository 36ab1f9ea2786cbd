// The list is put in order first; what of it one list of the source can say is looked at then.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/middleware_moves.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "analyzer/findings/source_strategies.h"
#include "analyzer/infer/guards.h"

namespace djvet {
namespace {

using Items = std::vector<SettingList::Item>;

std::size_t find(const Items& items, std::string_view path) {
  const auto at = std::ranges::find(items, path, &SettingList::Item::value);
  return static_cast<std::size_t>(at - items.begin());
}

/// How many known entries stand on the other side of this one than they usually do.
std::size_t displacement(const Items& items, std::size_t entry) {
  const std::size_t place = usual_middleware_place(items[entry].value);
  std::size_t count = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t other = usual_middleware_place(items[i].value);
    if (other != unknown_middleware_place && i != entry && (i < entry) != (other < place)) ++count;
  }
  return count;
}

void move(Items& items, std::size_t from, std::size_t to) {
  const auto begin = items.begin();
  const auto at = [&](std::size_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
  if (from > to) std::rotate(at(to), at(from), at(from + 1));
  else std::rotate(at(from), at(from + 1), at(to + 1));
}

/// The entry goes directly above the first one that it must precede, or below the last one that it must follow.
void put_right(Items& items, std::size_t entry, const std::vector<BrokenOrder>& broken) {
  std::size_t above = entry;
  std::size_t below = entry;
  for (const BrokenOrder& row : broken) {
    if (row.first == entry) above = std::min(above, row.second);
    if (row.second == entry) below = std::max(below, row.first);
  }
  move(items, entry, above < entry ? above : below);
}

bool same_place(const SettingList::Item& a, const SettingList::Item& b) {
  return a.file == b.file && a.span.begin == b.span.begin;
}

/// The entries that have moved: with the fewest of them taken out, the rest stands in the old order. Found greedily, as the
/// moves are known to be few.
bool passes_unknown(const Items& before, const Items& after) {
  for (std::size_t i = 0; i < after.size(); ++i)
    for (std::size_t j = i + 1; j < after.size(); ++j) {
      const auto place = [&](const SettingList::Item& item) {
        return std::ranges::find_if(before, [&](const SettingList::Item& each) { return same_place(each, item); });
      };
      if (place(after[i]) < place(after[j])) continue;
      for (const SettingList::Item* item : {&after[i], &after[j]})
        if (usual_middleware_place(item->value) == unknown_middleware_place) return true;
    }
  return false;
}

/// The node of an item that is written as an element of a list or tuple; 0 for others.
NodeId element_of(const FileFacts& facts, const std::vector<NodeId>& parents, const SettingList::Item& item) {
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    if (facts.kind(node) != NodeKind::string || facts.span(node) != item.span) continue;
    const NodeKind parent = facts.kind(parents[node]);
    return parent == NodeKind::list || parent == NodeKind::tuple ? node : 0;
  }
  return 0;
}

bool is_name(const FileFacts& facts, NodeId node, std::string_view name) {
  return facts.kind(node) == NodeKind::name && facts.text_of(node) == name;
}

/// `X.append(string)` or `X.insert(number, string)`.
bool is_call_adding(const FileFacts& facts, NodeId call, NodeId string, std::string_view list) {
  const NodeId callee = facts.child(call, 0);
  if (facts.kind(callee) != NodeKind::attribute || !is_name(facts, callee + 1, list)) return false;
  const std::string_view method = facts.text_of(callee);
  return (method == "append" && facts.child(call, 1) == string) ||
         (method == "insert" && facts.child(call, 2) == string);
}

/// `X += [string]`, `X = X + [string]` or `X = [string] + X`: the statement; 0 for others.
NodeId statement_adding(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId string,
                        std::string_view list) {
  const NodeId one = parents[string];
  if (facts.node(one).size() != 2) return 0;
  const NodeId outer = parents[one];
  if (facts.kind(outer) == NodeKind::aug_assign)
    return facts.node(outer).op() == Operator::add && is_name(facts, outer + 1, list) ? outer : 0;
  if (facts.kind(outer) != NodeKind::binary || facts.node(outer).op() != Operator::add) return 0;
  const NodeId other = facts.child(outer, 0) == one ? facts.child(outer, 1) : facts.child(outer, 0);
  const NodeId statement = parents[outer];
  const bool binds = facts.kind(statement) == NodeKind::assign && is_name(facts, statement + 1, list);
  return binds && facts.child(statement, 1) == outer && is_name(facts, other, list) ? statement : 0;
}

/// The statement of the module's top level that adds an entry alone to a list; 0 where there is none.
NodeId statement_of(const FileFacts& facts, const std::vector<NodeId>& parents, const SettingList::Item& item,
                    std::string_view list) {
  for (NodeId node = 1; node < facts.nodes().size(); ++node) {
    if (facts.kind(node) != NodeKind::string || facts.span(node) != item.span) continue;
    const NodeId parent = parents[node];
    const bool called = facts.kind(parent) == NodeKind::call;
    const bool listed = facts.kind(parent) == NodeKind::list || facts.kind(parent) == NodeKind::tuple;
    const NodeId statement = called && is_call_adding(facts, parent, node, list) ? parent
                             : listed ? statement_adding(facts, parents, node, list)
                                      : 0;
    return statement != 0 && facts.kind(parents[statement]) == NodeKind::module ? statement : 0;
  }
  return 0;
}

/// Whether an item is in the list before a statement of the settings runs.
bool is_there_before(const FileFacts& facts, NodeId statement, FileId file, const SettingList::Item& item) {
  if (item.file == file) return item.span.end <= facts.span(statement).begin;
  return std::ranges::any_of(facts.imports(), [&](const Import& import) {
    return (import.flags & import_star) != 0 && import.scope == 0 && import.node < statement;
  });
}

/// The entries with one of them moved, so that another, which may be the same, breaks no row any more; empty where that breaks
/// others.
Items with_moved(const Items& items, std::size_t moving, std::size_t entry, bool translated) {
  const std::vector<BrokenOrder> before = broken_orders(items, translated);
  Items ordered = items;
  put_right(ordered, moving, before);
  const bool good = std::ranges::all_of(broken_orders(ordered, translated), [&](const BrokenOrder& row) {
    return !same_place(ordered[row.first], items[entry]) && !same_place(ordered[row.second], items[entry]) &&
           std::ranges::find(before, row.row, &BrokenOrder::row) != before.end();
  });
  return good ? ordered : Items();
}

/// Inserts one entry where it stands among those in order; nothing where it isn't added by a statement alone.
std::optional<Strategy> insert(const ProjectModel& model, const SettingList::Item& item, std::string_view name,
                               const Items& ordered) {
  const FileFacts& facts = model.facts(item.file);
  const NodeId statement = statement_of(facts, parents_of(facts), item, name);
  if (statement == 0) return std::nullopt;
  const auto at = std::ranges::find_if(ordered, [&](const SettingList::Item& each) { return same_place(each, item); });
  const bool there = std::all_of(ordered.begin(), at, [&](const SettingList::Item& each) {
    return is_there_before(facts, statement, item.file, each);
  });
  const Span whole = facts.span(statement);
  // No room for a remark in what is written anew.
  const bool in_front = facts.kind(facts.last_child(statement)) == NodeKind::binary &&
                        is_name(facts, facts.last_child(facts.last_child(statement)), name);
  const std::size_t before = item.span.begin - whole.begin;
  const std::size_t behind = whole.end - item.span.end;
  if (!there || before > 2 * name.size() + 12 || behind > (in_front ? name.size() + 6 : 6)) return std::nullopt;
  const std::string place = std::to_string(at - ordered.begin());
  const std::string entry = item.value.substr(item.value.rfind('.') + 1);
  Strategy strategy =
      replacing(item.file, {whole.begin, item.span.begin}, std::string(name) + ".insert(" + place + ", ", Safety::safe,
                "insert " + entry + " at " + place);
  strategy.edits.push_back({item.file, {item.span.end, whole.end}, ")"});
  return strategy;
}

}  // namespace

std::vector<BrokenOrder> broken_orders(const Items& items, bool translated) {
  std::vector<BrokenOrder> out;
  for (const MiddlewareOrder& row : middleware_orders()) {
    const std::size_t first = find(items, row.first);
    const std::size_t second = find(items, row.second);
    if (first >= items.size() || second >= items.size() || first < second) continue;
    if (row.condition == OrderCondition::i18n_patterns && !translated) continue;
    out.push_back({&row, first, second});
  }
  return out;
}

std::size_t most_misplaced(const Items& items, const std::vector<BrokenOrder>& broken) {
  std::tuple<std::size_t, std::size_t> best{0, 0};
  std::size_t entry = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto rows = static_cast<std::size_t>(
        std::ranges::count_if(broken, [&](const BrokenOrder& each) { return each.involves(i); }));
    const std::tuple score{rows, displacement(items, i)};
    if (rows == 0 || score < best) continue;
    best = score;
    entry = i;
  }
  return entry;
}

std::optional<Strategy> reordering(const ProjectModel& model, const Items& items, bool translated) {
  Items ordered = items;
  Strategy strategy;
  strategy.kind = Strategy::Kind::reorder;
  for (std::size_t moves = 0;; ++moves) {
    const std::vector<BrokenOrder> broken = broken_orders(ordered, translated);
    if (broken.empty()) break;
    if (moves > items.size()) return std::nullopt;
    const std::size_t entry = most_misplaced(ordered, broken);
    const std::string& path = ordered[entry].value;
    const std::string name = path.substr(path.rfind('.') + 1);
    if (std::ranges::find(strategy.names, name) == strategy.names.end()) strategy.names.push_back(name);
    put_right(ordered, entry, broken);
  }
  std::size_t begin = 0;
  std::size_t end = items.size();
  while (begin < end && same_place(items[begin], ordered[begin])) ++begin;
  while (end > begin && same_place(items[end - 1], ordered[end - 1])) --end;
  if (end - begin < 2 || !items[begin].file.valid()) return std::nullopt;
  const FileId file = items[begin].file;
  const FileFacts& facts = model.facts(file);
  const std::vector<NodeId> parents = parents_of(facts);
  NodeId list = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const NodeId element = ordered[i].file == file ? element_of(facts, parents, ordered[i]) : 0;
    if (element == 0 || (list != 0 && parents[element] != list)) return std::nullopt;
    list = parents[element];
    strategy.places.push_back({file, element});
  }
  if (passes_unknown(items, ordered)) strategy.safety = Safety::unsafe;
  return strategy;
}

std::optional<Strategy> inserting_elsewhere(const ProjectModel& model, const SettingsModule& settings,
                                            std::string_view name, const SettingList& list, std::size_t entry,
                                            bool translated) {
  const Setting* setting = settings.find(name);
  if (!list.known || setting == nullptr || setting->value.kind != Constant::Kind::list) return std::nullopt;
  std::vector<std::size_t> moving{entry};
  for (const BrokenOrder& row : broken_orders(list.items, translated))
    if (row.involves(entry)) moving.push_back(row.first == entry ? row.second : row.first);
  for (const std::size_t each : moving) {
    const Items ordered = with_moved(list.items, each, entry, translated);
    if (ordered.empty() || list.items[each].file != settings.file) continue;
    std::optional<Strategy> strategy = insert(model, list.items[each], name, ordered);
    if (strategy && passes_unknown(list.items, ordered)) strategy->safety = Safety::unsafe;
    if (strategy) return strategy;
  }
  return std::nullopt;
}

}  // namespace djvet
