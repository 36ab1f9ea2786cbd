// Turns a report into the bytes of one output format. Every format is a pure function of the report and the options: no
// clock, no absolute path, no environment, the same bytes on every machine.
// Invariant: whatever stands in a name, a path or a source line, no format lets it move a cursor, forge a line, a CI
// command or a place.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/config/configuration.h"
#include "analyzer/escalation/packets.h"
#include "analyzer/findings/registry.h"
#include "analyzer/findings/report.h"

namespace djvet {

enum class Format { text, concise, json, sarif, github };

/// How to render. Everything it views must outlive the call.
struct RenderOptions {
  std::span<const Registered> checks;         // SARIF's rules[]: all checks, in the order of the registry
  std::string_view version;                   // of djvet
  Addressees addressees;                      // of findings above L1
  std::span<const Packet> packets;            // SARIF: of the findings that no fix settles; empty: nothing was tried
  std::string_view outcomes;                  // text: lines behind the statistics
  std::string_view automation_id = "djvet/";  // SARIF: "category/run"; GitHub keeps one set of alerts for each category
  unsigned width = 100;             // text: columns of the terminal; source lines are clipped to 40..200 of them
  bool color = false;               // text, concise: ANSI colours
  bool show_statistics = false;     // text, concise: counts by check and level, and what was read
  bool show_gaps = false;           // text, concise: where the analysis gave up, and why
  std::size_t max_results = 5'000;  // SARIF: results beyond, lowest rank first, are left out and said to be
};

/// The bytes of `report` in `format`, ending in a newline. `report.text_of` is called once for each file that a finding, a
/// note or a flow mentions, in path order, and one text at a time is held. Threads: any, one report each.
[[nodiscard]] std::string render(const Report& report, Format format, const RenderOptions& options);

[[nodiscard]] std::string render_text(const Report& report, const RenderOptions& options);
[[nodiscard]] std::string render_concise(const Report& report, const RenderOptions& options);
[[nodiscard]] std::string render_json(const Report& report, const RenderOptions& options);
[[nodiscard]] std::string render_sarif(const Report& report, const RenderOptions& options);
[[nodiscard]] std::string render_github(const Report& report, const RenderOptions& options);

/// The format of a name ("text", "concise", "json", "sarif", "github").
[[nodiscard]] std::optional<Format> format_named(std::string_view name);
/// All names, in the order of `Format`.
[[nodiscard]] std::span<const std::string_view> format_names();

}  // namespace djvet
