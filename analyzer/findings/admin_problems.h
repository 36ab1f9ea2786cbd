// What Django's checks of the admin say of a project's admin classes, one class and model at a time.
// Invariant: nothing is said of a class that is not certain (model/admin_options.h), of an option whose value can't be told, and of
// names of a model that may have more than is known.
// Source: Django 5.2 and 6.0, django.contrib.admin.checks.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/system_checks.h"
#include "analyzer/findings/check.h"
#include "analyzer/model/admin_options.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// What a problem is about: each is a check.
enum class AdminSubject : std::uint8_t {
  unknown_field,  // an option names nothing that there is
  unfit_field,    // an option names a field of another kind
  shape,          // an option's value has another type or form
  editing,        // list_editable and list_display_links
  autocomplete,   // the other model's admin
  inlines,        // relations of inlines
  actions,        // names and permissions of actions
};

struct AdminProblem {
  AdminSubject subject{};
  std::string_view id;  // "admin.E116"
  FileId file;
  Span span;
  std::string message;
  std::string help;
  ModelId model;        // of the rows
  DjangoRelease since;  // that says so in this place; the id may be older
};

/// In order of registrations; one place and id once. `wanted` alone.
[[nodiscard]] std::vector<AdminProblem> admin_problems(const ProjectModel& model, AdminSubject wanted);

/// What a check of one subject does.
void report_admin_problems(const CheckContext& context, AdminSubject subject, FindingSink& sink);

}  // namespace djvet
