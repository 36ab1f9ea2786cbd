// What SARIF says of a check: one reportingDescriptor, made from the check's constant and its page.
// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"

namespace djvet {

/// GitHub's limits (docs.github.com, "SARIF support for code scanning"). Beyond a hard one the whole upload is refused.
struct SarifLimits {
  static constexpr std::size_t text = 1'024;           // characters of a message or description
  static constexpr std::size_t locations = 1'000;      // of one result
  static constexpr std::size_t flow_steps = 1'000;     // of one result: 10,000 accepted, 1,000 shown
  static constexpr std::size_t rule_tags = 10;         // 20 accepted, 10 kept
  static constexpr std::size_t rules = 25'000;
  static constexpr std::size_t notifications = 1'000;  // our own: keeps a log of a broken tree small
  static constexpr std::size_t bytes = 40U << 20U;     // our own: some 10 MB when compressed, which is GitHub's limit
};

/// Harmless for human eyes and at most `most` bytes long, cut between characters with "…" at the end.
[[nodiscard]] std::string sarif_text(std::string_view text, std::size_t most = SarifLimits::text);

[[nodiscard]] nlohmann::ordered_json sarif_rule(const Registered& registered);
[[nodiscard]] std::string_view sarif_level(Severity severity);  // "note", "warning", "error"

}  // namespace djvet
