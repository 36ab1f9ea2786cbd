// Compares markers with findings. Each finding answers at most one marker, and the most exact markers choose first, so
// that the outcome does not depend on the order in which either were written.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <numeric>

#include "tests/support/corpus.h"

namespace djvet {
namespace {

bool wants_columns(const Marker& marker) { return marker.end != marker.begin; }

int exactness(const Marker& marker) {
  return (wants_columns(marker) ? 4 : 0) + (marker.message.empty() ? 0 : 2) + (marker.level == 0 ? 0 : 1);
}

bool same_place(const Marker& marker, const Seen& seen) {
  if (marker.path != seen.path || marker.id != seen.id) return false;
  return marker.kind == MarkerKind::expect_file ? seen.starts_file : marker.line == seen.line;
}

bool agrees(const Marker& marker, const Seen& seen) {
  if (!same_place(marker, seen)) return false;
  if (marker.level != 0 && marker.level != seen.level) return false;
  if (wants_columns(marker) && (marker.begin != seen.begin || marker.end != seen.end)) return false;
  return seen.message.find(marker.message) != std::string::npos;
}

std::string describe(const Marker& marker) {
  std::string text = marker.id;
  if (marker.level != 0) text += " at L" + std::to_string(marker.level);
  if (wants_columns(marker))
    text += " in columns " + std::to_string(marker.begin + 1) + "-" + std::to_string(marker.end);
  if (!marker.message.empty()) text += " saying \"" + marker.message + "\"";
  return text;
}

std::string describe(const Seen& seen) {
  return seen.id + " at L" + std::to_string(seen.level) + " in columns " + std::to_string(seen.begin + 1) + "-" +
         std::to_string(seen.end) + ": " + seen.message;
}

std::string place(const std::string& path, std::size_t line) { return path + ":" + std::to_string(line) + ": "; }

/// What an unanswered marker means.
std::string unanswered(const Marker& marker, const Seen* near) {
  if (marker.kind == MarkerKind::known_noise)
    return place(marker.path, marker.line) + "known-noise is gone: " + marker.id +
           " is no longer reported; delete the marker";
  const std::string where =
      marker.kind == MarkerKind::expect_file ? marker.path + ": " : place(marker.path, marker.line);
  return where + "expected " + describe(marker) + ", got " + (near == nullptr ? "nothing" : describe(*near));
}

}  // namespace

std::vector<std::string> missing_helps(const std::vector<ExpectedHelp>& helps, const std::vector<Seen>& findings) {
  std::vector<std::string> out;
  for (const ExpectedHelp& help : helps) {
    std::string got;
    const bool found = std::ranges::any_of(findings, [&](const Seen& seen) {
      if (seen.path != help.path || seen.line != help.line) return false;
      got += "\n    got: " + seen.help;
      return seen.help == help.text;
    });
    if (!found) out.push_back(place(help.path, help.written) + "expected this help: " + help.text + got);
  }
  return out;
}

std::vector<std::string> disagreements(const std::vector<Marker>& markers, const std::vector<Seen>& findings) {
  std::vector<std::size_t> order(markers.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return exactness(markers[a]) > exactness(markers[b]); });
  std::vector<bool> used(findings.size());
  std::vector<std::string> out;
  std::vector<const Marker*> open;
  const auto claim = [&](const Marker& marker, auto&& fits) -> const Seen* {
    for (std::size_t i = 0; i < findings.size(); ++i)
      if (!used[i] && fits(marker, findings[i])) {
        used[i] = true;
        return &findings[i];
      }
    return nullptr;
  };
  for (const std::size_t i : order)
    if (markers[i].kind != MarkerKind::known_miss && claim(markers[i], agrees) == nullptr) open.push_back(&markers[i]);
  for (const Marker& marker : markers)
    if (marker.kind == MarkerKind::known_miss && claim(marker, same_place) != nullptr)
      out.push_back(place(marker.path, marker.line) + "known-miss is found now: turn it into `expect: " + marker.id +
                    "`");
  for (const Marker* marker : open)
    out.push_back(unanswered(*marker, marker->kind == MarkerKind::known_noise ? nullptr : claim(*marker, same_place)));
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (!used[i])
      out.push_back(place(findings[i].path, findings[i].line) + "expected nothing, got " + describe(findings[i]));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace djvet
