// Turns findings into SARIF results, one at a time, and decides which are written where there are too many.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/findings/report.h"
#include "reporters/json_writer.h"
#include "reporters/line_hash.h"
#include "reporters/places.h"
#include "reporters/reporter.h"
#include "reporters/sarif_rules.h"

namespace djvet {

inline constexpr std::string_view sarif_base = "%SRCROOT%";
inline constexpr std::string_view sarif_taxonomy = "djvet escalation levels";

/// `"artifactLocation":{uri, uriBaseId}`: relative to the project's root, percent-encoded.
void write_sarif_artifact(JsonWriter& json, std::string_view path);

/// rules[] and the index of each check in it: the registry's checks, then any other that a finding names.
class SarifRules {
 public:
  SarifRules(const Report& report, std::span<const Registered> checks);
  [[nodiscard]] std::span<const Registered> rules() const { return rules_; }
  [[nodiscard]] std::size_t index_of(const Check& check) const;

 private:
  void add(const Registered& registered);
  std::vector<Registered> rules_;
  std::map<std::string_view, std::size_t> indices_;  // by id
};

/// Views the report and the rules, which must outlive it. Loads each file's text once, when constructed.
class SarifResults {
 public:
  struct Entry {
    const Finding* finding = nullptr;
    const Suppressed* suppressed = nullptr;  // null for what is not suppressed
    bool known = false;                      // by the baseline
  };

  SarifResults(const Report& report, const SarifRules& rules, const RenderOptions& options);
  /// The results to write, in the report's order; suppressed ones behind them, those that a baseline has last.
  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }
  [[nodiscard]] std::size_t left_out() const { return left_out_; }
  /// Without `in_full`, related places and flows are left out.
  void write(JsonWriter& json, const Entry& entry, bool in_full) const;
  /// A result that is there to say that what the baseline has is gone.
  void write(JsonWriter& json, const AbsentFinding& absent) const;

 private:
  [[nodiscard]] bool has_suppressions() const;
  void choose(std::size_t most);
  void write_place(JsonWriter& json, FileId file, Span span) const;
  void write_location(JsonWriter& json, const Place& place, std::size_t id) const;
  void write_primary(JsonWriter& json, const Finding& finding) const;
  void write_related(JsonWriter& json, const Finding& finding) const;
  void write_flow(JsonWriter& json, const Finding& finding) const;
  void write_fixes(JsonWriter& json, const Finding& finding) const;
  void write_replacement(JsonWriter& json, const Edit& edit) const;
  void write_created(JsonWriter& json, const CreatedFile& file) const;
  void write_properties(JsonWriter& json, const Finding& finding) const;
  void write_fingerprints(JsonWriter& json, const Finding& finding) const;
  [[nodiscard]] Finding in_tree(const Finding& finding) const;

  const Report& report_;
  const SarifRules& rules_;
  const RenderOptions& options_;
  std::vector<Entry> entries_;
  std::size_t left_out_ = 0;
  std::map<std::pair<FileId, std::uint32_t>, LineHash> hashes_;  // of the lines that findings begin on
  Regions regions_;                                              // last: its construction fills hashes_
};

}  // namespace djvet
