// The list is put in order first; what of it one list of the source can say is looked at then.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/middleware_moves.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

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

}  // namespace djvet
