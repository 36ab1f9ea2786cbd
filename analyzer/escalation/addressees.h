// Whom a finding goes to, by its level and by what raised it.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analyzer/config/configuration.h"
#include "analyzer/findings/finding.h"
#include "analyzer/findings/registry.h"

namespace djvet {

/// Empty for L1: whoever reads it. Threads: any.
[[nodiscard]] const std::string& addressee_of(const Finding& finding, const Addressees& addressees);

/// The one specific question that a finding above L1 asks; one line that ends with '?'. `place` is "path:line", or empty where the reader knows it. It holds names
/// from the repository: data for whoever prints it.
[[nodiscard]] std::string question_of(const Finding& finding, std::string_view family, std::string_view place);

/// Both for one finding of a report; empty for L1.
struct Asked {
  std::string addressee;
  std::string question;
};
[[nodiscard]] Asked asked_of(const Finding& finding, std::span<const Registered> checks, const Addressees& addressees,
                             std::string_view place);

}  // namespace djvet
