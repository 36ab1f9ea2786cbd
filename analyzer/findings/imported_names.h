// How a file can spell a class or function that new code of it needs: by a name that it has, or by one more import.
// Invariant: a new name is bound nowhere in the file, and comes from a module that the file imports anyway or from Django, so
// that no import cycle can arise.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/findings/finding.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct Spelling {
  std::string text;                        // "Book", "models.Book"
  std::optional<Strategy::Import> import;  // what the file must import first
};

/// A name of a module of Django's, such as "Prefetch" of "django.db.models", for code in a scope.
[[nodiscard]] std::optional<Spelling> spell_django(const ProjectModel& model, FileId file, ScopeId scope,
                                                   std::string_view module, std::string_view name);
/// A model of the project. Nothing where it can't be imported without a look at the order in which modules are.
[[nodiscard]] std::optional<Spelling> spell_model(const ProjectModel& model, FileId file, ScopeId scope, ModelId of);

}  // namespace djvet
