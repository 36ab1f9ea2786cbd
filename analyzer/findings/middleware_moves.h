// What of django/middleware.h's order a list breaks, and the order of one list of the source that puts it right.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/finding.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// A row that a list breaks: the entry that must come first stands at `first`, which is after `second`.
struct BrokenOrder {
  const MiddlewareOrder* row = nullptr;
  std::size_t first = 0;
  std::size_t second = 0;
  [[nodiscard]] bool involves(std::size_t entry) const { return first == entry || second == entry; }
};

/// In order of the table. `translated`: some URLconf uses i18n_patterns().
[[nodiscard]] std::vector<BrokenOrder> broken_orders(const std::vector<SettingList::Item>& items, bool translated);

/// The entry that most of the rows are about; among equals the one that is furthest from its usual place, then the lower one.
[[nodiscard]] std::size_t most_misplaced(const std::vector<SettingList::Item>& items,
                                         const std::vector<BrokenOrder>& broken);

/// Moves misplaced entries past no more of the others than must be, until no row is broken. Nothing where that takes more than
/// another order of one list or tuple that stands in the source. Unsafe where an entry goes past one that no row knows.
[[nodiscard]] std::optional<Strategy> reordering(const ProjectModel& model, const std::vector<SettingList::Item>& items,
                                                 bool translated);

/// Puts the rows right that an entry breaks: it or one of the others is added by a statement of its own, and is inserted where it
/// belongs, `MIDDLEWARE.insert(1, "...")`. Nothing where that breaks others, where the list isn't known as a whole or is a tuple,
/// and where an entry that has to stand before it is added later.
[[nodiscard]] std::optional<Strategy> inserting_elsewhere(const ProjectModel& model, const SettingsModule& settings,
                                                          std::string_view name, const SettingList& list,
                                                          std::size_t entry, bool translated);

}  // namespace djvet
