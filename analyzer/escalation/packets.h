// Findings above L1 -> packets: what somebody else needs to settle them, one for each root cause.
// Invariant: every packet has its five parts, none of them empty; a packet's texts are data, which whoever prints them fences.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/config/configuration.h"
#include "analyzer/findings/registry.h"
#include "analyzer/findings/report.h"

namespace djvet {

/// A strategy that was tried, in vain or only in part.
struct TriedStrategy {
  std::string title;
  std::string reason;  // why it was rejected, in one line
  std::string diff;    // a unified diff; empty where nothing could be written
};

/// Lines of a file; the one that is marked is the finding's.
struct Excerpt {
  std::string path;
  std::uint32_t first_line = 1;  // 1-based
  std::uint32_t marked_line = 1;
  std::vector<std::string> lines;
};

struct Packet {
  std::string id;  // 16 hexadecimal digits, of the fingerprints of its findings
  std::string_view check;
  std::string_view family;
  Level level{};
  std::string addressee;
  std::string why;                  // it has this level
  std::string consequence;          // what happens at run time, in djvet's own words: Markdown
  std::vector<std::string> places;  // of its findings, "path:line", in the report's order
  std::vector<std::string> fingerprints;
  std::string problem;                   // one sentence
  std::string cost;                      // "1 + N queries"; may be empty
  std::vector<TriedStrategy> attempted;  // of the first finding
  std::vector<std::string> details;      // evidence, then the way there: a line each
  std::vector<Excerpt> code;
  std::string request;          // the one question
  std::string proposal;         // the code that the finding's help names; may be empty
  std::vector<Choice> choices;  // L4: two to four
};

/// What a packet takes from besides the report, whose `text_of` is called.
struct PacketInput {
  const Report& report;
  std::span<const Registered> checks;
  const Addressees& addressees;
};

/// In the order of levels from the highest, then of the number of findings, then of the places. Findings belong together where
/// the same change would settle them: the same queryset or class and the same names; else the same relation of one model;
/// else the same message of one check.
[[nodiscard]] std::vector<Packet> packets_of(const PacketInput& input);

}  // namespace djvet
