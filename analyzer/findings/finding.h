// A finding: one thing to change, where, why djvet believes it, and what to write instead.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/hash.h"
#include "analyzer/base/ids.h"
#include "analyzer/base/span.h"

namespace djvet {

enum class Severity : std::uint8_t { note, warning, error };  // how bad
enum class Confidence : std::uint8_t { low, medium, high };   // how sure
enum class Level : std::uint8_t { l1 = 1, l2, l3, l4 };       // who settles it: see docs of escalation in README

[[nodiscard]] std::string_view to_string(Severity severity);      // "note", "warning", "error"
[[nodiscard]] std::string_view to_string(Confidence confidence);  // "low", "medium", "high"
[[nodiscard]] std::string_view to_string(Level level);            // "L1" ...

struct Check;

/// A place with what is to be seen there. `file` indexes Sources::files.
struct Place {
  FileId file;
  Span span;
  std::string text;  // one line, no final period
};

struct Property {
  std::string key;
  std::vector<std::string> values;
};

struct Finding {
  const Check* check = nullptr;
  Severity severity{};
  Confidence confidence{};
  Level level = Level::l2;
  FileId file;
  Span span;
  std::string message;       // what, in one line, no final period
  std::string help;          // the exact code to write, or what to do; may be empty
  std::vector<Place> notes;  // related places (the model's line, the loop's line)
  std::vector<Place> flow;   // from the queryset through the loop to the access, in order of execution
  std::vector<Property>
      properties;       // machine-readable evidence: "relations" -> {"author__profile"}, "model" -> {"shop.Book"}
  std::string symbol;   // enclosing qualified symbol ("BookView.get"), "" at module level
  std::string anchor;   // white-space-normalised text that the finding stands on (part of its identity)
  Hash128 fingerprint;  // set by settle: check, path, symbol, anchor, ordinal among equals
};

}  // namespace djvet
