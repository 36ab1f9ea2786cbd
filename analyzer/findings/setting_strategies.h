// Strategies that give a setting a value in the module that the project is deployed with, insert entries into its lists, or take
// them out.
// Invariant: nothing is offered where what the module binds depends on the environment or on a condition, or where the place in
// a list isn't plain.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/finding.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// `name = code` in the module's own file: in the place of a literal that is bound there, else below the last setting of its top
/// level. What is for encrypted connections becomes `not DEBUG` where DEBUG is bound by more than a literal; nothing where that
/// is True. Unsafe.
[[nodiscard]] std::optional<Strategy> setting_to(const ProjectModel& model, const SettingsModule& module,
                                                 std::string_view name, std::string_view code, bool encrypted);

/// A string beside an item of a list. `rank`: its place among others that are inserted there.
[[nodiscard]] Strategy inserting(const SettingList::Item& beside, bool behind, std::string_view value, std::size_t rank,
                                 Safety safety, std::string_view setting);

/// A middleware where the order of django/middleware.h has it. Nothing where it has no usual place, or the entries around that
/// stand in several files.
[[nodiscard]] std::optional<Strategy> inserting_middleware(const ProjectModel& model,
                                                           const std::vector<SettingList::Item>& items,
                                                           std::string_view needed, Safety safety);

}  // namespace djvet
