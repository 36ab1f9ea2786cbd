// Three rows of the usual dynamic program are enough: a swap looks two rows back.
// SPDX-License-Identifier: MIT
#include "analyzer/base/suggest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace djvet {
namespace {

constexpr std::size_t longest_word = 64;

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
  if (from == to) return 0;
  if (from.size() > longest_word || to.size() > longest_word) return std::max(from.size(), to.size());
  using Row = std::array<std::uint8_t, longest_word + 1>;
  Row rows[3];
  Row *two_above = &rows[0], *above = &rows[1], *now = &rows[2];
  for (std::size_t j = 0; j <= to.size(); ++j) (*above)[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= from.size(); ++i) {
    Row &row = *now, &last = *above, &before = *two_above;
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      int steps = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      steps = std::min({steps, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
        steps = std::min(steps, before[j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(steps);
    }
    std::swap(two_above, above);
    std::swap(above, now);
  }
  return (*above)[to.size()];
}

std::string_view closest(std::string_view word, std::span<const std::string_view> candidates) {
  const std::size_t allowed = std::max<std::size_t>(1, word.size() / 3);
  std::string_view best;
  std::size_t best_distance = allowed + 1;
  for (const std::string_view candidate : candidates) {
    // Each letter more or less is a step of the distance.
    const std::size_t more = std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size());
    const std::size_t distance = more < best_distance ? edit_distance(word, candidate) : more;
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  if (!best.empty() || word.size() < 3) return best;
  const auto longer = std::find_if(candidates.begin(), candidates.end(),
                                   [&](std::string_view candidate) { return candidate.starts_with(word); });
  return longer == candidates.end() ? std::string_view{} : *longer;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view meant = closest(word, candidates);
  return meant.empty() ? std::string{} : "; did you mean \"" + std::string(meant) + "\"?";
}

}  // namespace djvet
