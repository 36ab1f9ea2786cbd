// A selector is compared with ids, former ids and families as a whole; there are no prefixes or wildcards.
// SPDX-License-Identifier: MIT
#include "analyzer/config/selection.h"

#include <algorithm>

#include "analyzer/base/suggest.h"
#include "analyzer/config/settings.h"

namespace djvet {
namespace {

bool has_id(const Check& check, std::string_view id) {
  return check.id == id || std::find(check.former_ids.begin(), check.former_ids.end(), id) != check.former_ids.end();
}

template <class Text>
void sort_unique(std::vector<Text>& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

}  // namespace

const Registered* find_check(std::span<const Registered> checks, std::string_view id) {
  for (const Registered& row : checks)
    if (has_id(*row.check, id)) return &row;
  return nullptr;
}

std::vector<const Registered*> matching(std::span<const Registered> checks, std::string_view selector) {
  std::vector<const Registered*> rows;
  for (const Registered& row : checks)
    if (row.family == selector || has_id(*row.check, selector)) rows.push_back(&row);
  return rows;
}

std::optional<std::string> selector_fault(std::span<const Registered> checks, std::string_view selector) {
  if (!matching(checks, selector).empty()) return std::nullopt;
  return "no check or family is named " + in_quotes(selector) + did_you_mean(selector, known_selectors(checks));
}

std::vector<std::string_view> known_selectors(std::span<const Registered> checks) {
  std::vector<std::string_view> names;
  for (const Registered& row : checks) {
    names.push_back(row.check->id);
    names.push_back(row.family);
  }
  sort_unique(names);
  return names;
}

std::vector<std::string> ids_of(std::span<const Registered> checks, std::span<const std::string> selectors) {
  std::vector<std::string> ids;
  for (const std::string& selector : selectors)
    for (const Registered* row : matching(checks, selector)) ids.emplace_back(row->check->id);
  sort_unique(ids);
  return ids;
}

}  // namespace djvet
