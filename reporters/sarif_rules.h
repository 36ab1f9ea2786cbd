// What SARIF says of a check: one reportingDescriptor, made from the check's constant and its page.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "reporters/json_writer.h"

namespace djvet {

/// GitHub's limits (docs.github.com, "SARIF support for code scanning"). Beyond a hard one the whole upload is refused.
struct SarifLimits {
  static constexpr std::size_t text = 1'024;        // characters of a message or description
  static constexpr std::size_t locations = 1'000;   // of one result
  static constexpr std::size_t flow_steps = 1'000;  // of one result: 10,000 accepted, 1,000 shown
  static constexpr std::size_t rule_tags = 10;      // 20 accepted, 10 kept
  static constexpr std::size_t rules = 25'000;
  static constexpr std::size_t notifications = 1'000;  // our own: keeps a log of a broken tree small
  static constexpr std::size_t packets = 500;          // our own
  static constexpr std::size_t bytes = 40U << 20U;     // our own: some 10 MB when compressed, which is GitHub's limit
};

void write_sarif_rule(JsonWriter& json, const Registered& registered);
/// `"name":{"text":text}`; the text must be harmless already.
void write_sarif_message(JsonWriter& json, std::string_view name, std::string_view text);
[[nodiscard]] std::string_view sarif_level(Severity severity);  // "note", "warning", "error"

}  // namespace djvet
