// The parts of admin_problems.h: each judges one admin class with the model that it is for.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/admin_problems.h"
#include "analyzer/findings/model_names.h"

namespace djvet {

struct AdminJudging {
  const ProjectModel& model;
  const AdminOptions::Entry& entry;
  ModelId rows;
  std::vector<AdminProblem>& out;

  void add(AdminSubject subject, std::string_view id, const Constant& at, std::string message, std::string help = {});
  /// The option where a class binds it and its value is known in kind; nothing otherwise.
  [[nodiscard]] const Constant* option(std::string_view name) const;
  /// The items of an option that is a list or tuple; none for others.
  [[nodiscard]] const std::vector<Constant>& items(std::string_view name) const;
  [[nodiscard]] std::string label() const { return model.model(rows).label(); }
  [[nodiscard]] std::string class_name() const;
  /// Whether the admin's class certainly has no such attribute.
  [[nodiscard]] bool lacks_attribute(std::string_view name) const;
};

/// Values that are of another type or form than Django takes.
void judge_shapes(AdminJudging& judging);
/// Names of fields, in options of the form and of the list.
void judge_names(AdminJudging& judging);
void judge_list_names(AdminJudging& judging);
/// autocomplete_fields and the admin of the other model.
void judge_autocomplete(AdminJudging& judging);
/// What an admin lists as its inlines.
void judge_inline_items(AdminJudging& judging);
/// Names and permissions of the actions that an admin lists.
void judge_actions(AdminJudging& judging);
/// An inline of an admin that is for `parent`.
void judge_inline(AdminJudging& judging, ModelId parent);

/// "`titel` in list_display"
[[nodiscard]] std::string named_in(std::string_view name, std::string_view option);

}  // namespace djvet
