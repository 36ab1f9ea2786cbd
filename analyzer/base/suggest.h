// Did you mean ...: the known word that a misspelled one stands for.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace djvet {

/// Insertions, deletions, substitutions and swaps of neighbouring bytes that turn one word into the other (optimal string
/// alignment distance). Words of more than 64 bytes are told apart only by being equal or not.
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to);

/// The candidate nearest to `word`, the first of equals; empty when none is near enough to be what was meant (a third of
/// the word's length, and at least one edit) and none begins with the word. The view is one of `candidates`.
[[nodiscard]] std::string_view closest(std::string_view word, std::span<const std::string_view> candidates);

/// `; did you mean "select"?`, or nothing when no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace djvet
