// What findings about the settings that a project is deployed with have in common: which modules are judged, when Django would
// say it, where it is reported, and that it is said once though several modules share the line.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

#include "analyzer/findings/settings_reading.h"
#include "analyzer/findings/system_check.h"

namespace djvet {

/// One of Django's ids that a setting decides.
struct DeployRow {
  std::string_view id;
  std::string_view setting;
  std::string_view message;
  std::string_view help;
  Truth (*is_bad)(const SettingsReading&);
  std::string_view code{};    // what the setting should be, where that is one thing; empty: nobody but the user knows
  bool encrypted = false;     // it gets in the way where a developer's server has no HTTPS
  std::string_view needed{};  // the setting that must be on for that; empty: none
};

/// Judges each module that the project is deployed with by each row.
void judge_rows(const CheckContext& context, FindingSink& sink, std::span<const DeployRow> rows);

/// Lifetime: one run of a check.
class DeployFindings {
 public:
  using Test = std::function<Truth(const SettingsReading&)>;

  DeployFindings(const CheckContext& context, FindingSink& sink) : context_(context), sink_(sink) {}

  /// The modules that the project is deployed with.
  [[nodiscard]] std::vector<const SettingsModule*> modules() const;

  /// A finding where `is_bad` holds of the settings where no environment variable is set, with less weight where a variable may
  /// say otherwise. `id` is Django's, or empty for what is djvet's own. It stands where `setting` is bound, else at the middleware,
  /// the apps or the beginning of the module. Null where there is nothing to report, or it was reported before.
  Finding* judge(const SettingsModule& module, std::string_view id, std::string_view setting, std::string message,
                 const Test& is_bad);
  /// The same for what is known to be bad, at a place; `certain`: whatever the environment says.
  Finding* report(const SettingsModule& module, std::string_view id, std::string_view setting, std::string message,
                  bool certain, FileId file, Span span);

 private:
  [[nodiscard]] std::pair<FileId, Span> place_of(const SettingsModule& module, std::string_view setting) const;

  const CheckContext& context_;
  FindingSink& sink_;
  std::set<std::tuple<FileId, std::uint32_t, std::string, std::string>> reported_;
};

}  // namespace djvet
