// ANSI colours for text output; without colour every function returns its text as it is.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/findings/finding.h"

namespace djvet {

/// Texts must be harmless already (see escape.h). Threads: const, any.
class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}

  [[nodiscard]] std::string bold(std::string_view text) const { return in("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return in("2", text); }
  [[nodiscard]] std::string frame(std::string_view text) const { return in("1;34", text); }  // gutters, arrows
  [[nodiscard]] std::string help(std::string_view text) const { return in("1;32", text); }
  [[nodiscard]] std::string severity(Severity severity, std::string_view text) const {
    if (severity == Severity::error) return in("1;31", text);
    return in(severity == Severity::warning ? "1;33" : "1;36", text);
  }

 private:
  [[nodiscard]] std::string in(std::string_view code, std::string_view text) const {
    if (!on_ || text.empty()) return std::string(text);
    return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
  }
  bool on_;
};

}  // namespace djvet
