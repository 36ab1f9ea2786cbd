// MIDDLEWARE of each settings module that a project runs with, and what each entry is: a class or function of the tree, or a
// path that django/middleware.h knows.
// Invariant: the order of entries is certain; what may stand there besides is said by `possible` and `complete`.
// Lifetime: views the model. Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

struct MiddlewareEntry {
  const SettingList::Item* item = nullptr;
  Symbol symbol;           // a class or function of the tree; external; unknown for a path that leads to nothing
  std::string_view known;  // the path of django/middleware.h that it is, or whose class it extends; empty: neither
};

struct MiddlewareList {
  const SettingsModule* settings = nullptr;
  std::string_view name;  // "MIDDLEWARE", or "MIDDLEWARE_CLASSES" of Django before 2.0
  const SettingList* list = nullptr;
  std::vector<MiddlewareEntry> entries;  // that are certainly there, in order
  std::vector<std::string> possible;     // that are there under some condition, sorted
  bool complete = false;                 // there are no others

  /// The first entry that is `path` or extends it; nothing when none certainly is.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view path) const;
};

/// By the path of their settings modules, those of tests and of vendored code left out.
[[nodiscard]] std::vector<MiddlewareList> middleware_lists(const ProjectModel& model);

/// Whether an entry may give requests an attribute: it is the one that does, it or its module assigns it, or what it does
/// isn't in sight.
[[nodiscard]] bool may_set(const ProjectModel& model, const MiddlewareEntry& entry, std::string_view attribute);

/// The last part of a dotted path.
[[nodiscard]] std::string_view short_name(std::string_view path);

}  // namespace djvet
